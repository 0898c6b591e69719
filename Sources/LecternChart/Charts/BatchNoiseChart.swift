import LecternNumerics

/// The loss of every batch as a thin trace, with its running median: never the median alone.
public struct BatchNoiseChart: Equatable, Sendable {
  /// Updates, ascending; as long as `losses`.
  public var x: [Double]
  /// Each batch's mean loss before its update.
  public var losses: [Double]
  /// How many neighboring batches a median is taken over, odd and at least 3; an even number given
  /// to the initializer counts as the next.
  public var window: Int
  /// What x counts, in the singular.
  public var unit: String
  /// What y is, with its unit.
  public var quantity: Quantity
  /// Replaces the computed title; nil keeps it.
  public var title: String?

  public init(
    x: [Double], losses: [Double], window: Int, unit: String = "update",
    quantity: Quantity = "batch loss", title: String? = nil
  ) {
    self.x = x
    self.losses = losses
    self.window = max(window | 1, 3)
    self.unit = unit
    self.quantity = quantity
    self.title = title
  }

  public func figure() -> Figure {
    let median = runningMedian(losses, window: window)
    let lines = [
      LinePanel.Line(
        label: "each batch", slot: .context, look: .raw, x: x, y: losses, hasMarkers: false),
      LinePanel.Line(
        label: "median of " + NumberFormat.count(window), slot: Slot(1), look: .solid, x: x,
        y: median, hasMarkers: false),
    ]
    let panel = LinePanel(
      lines: lines, xTitle: unit, yTitle: quantity.text, wholeNumbers: true, factor: 100)
    return Figure(
      kind: .batchNoise, title: title ?? computedTitle(median), caption: caption(median),
      legend: legend(of: lines), wide: panel.drawing(.wide), narrow: panel.drawing(.narrow),
      table: lineTable(lines, title: capitalized(quantity.text) + " by " + unit, unit: unit),
      scrubber: lineScrubber(lines, unit: unit))
  }

  private func computedTitle(_ median: [Double]) -> String {
    guard let first = median.first, let last = median.last else { return "Batch by batch" }
    guard let all = Domain(of: losses) else { return "Batch by batch" }
    return "Batches range from " + words(all.lower) + " to " + words(all.upper)
      + "; their median goes from " + words(first) + " to " + words(last)
  }

  private func caption(_ median: [Double]) -> String {
    var text =
      capitalized(quantity.text) + " of " + counted(losses.count, "batch")
      + " before each " + unit + " (thin), and the running median of "
      + NumberFormat.count(window) + " neighbors (bold)."
    if let all = Domain(of: losses), let calm = Domain(of: median) {
      text +=
        " Batches range from " + words(all.lower) + " to " + words(all.upper)
        + ", medians from " + words(calm.lower) + " to " + words(calm.upper) + "."
    }
    if losses.count > 350 {
      text += " The thin line is thinned for display; its extremes are kept."
    }
    return text
  }
}

/// The median of each value's neighborhood, which shrinks at the ends; NaN where nothing is finite.
func runningMedian(_ values: [Double], window: Int) -> [Double] {
  let half = window / 2
  // The finite values from `first` up to `end` in order: both places only go forward.
  var near: [Double] = []
  var first = 0
  var end = 0
  return values.indices.map { index in
    let reach = min(half, min(index, values.count - 1 - index))
    while end <= index + reach {
      if values[end].isFinite { near.insert(values[end], at: place(of: values[end], in: near)) }
      end += 1
    }
    while first < index - reach {
      if values[first].isFinite { near.remove(at: place(of: values[first], in: near)) }
      first += 1
    }
    guard !near.isEmpty else { return .nan }
    let middle = near.count / 2
    return near.count % 2 == 1 ? near[middle] : (near[middle - 1] + near[middle]) / 2
  }
}

/// Where the first of the ascending `numbers` stands that is not less than `number`.
private func place(of number: Double, in numbers: [Double]) -> Int {
  var low = 0
  var high = numbers.count
  while low < high {
    let middle = (low + high) / 2
    if numbers[middle] < number { low = middle + 1 } else { high = middle }
  }
  return low
}
