import LecternChart

/// The rows behind a fitted line or curve, in original units.
public struct FitView: Equatable, Sendable {
  /// The feature and the target of each row, in original units.
  public var x: [Double]
  public var y: [Double]
  /// Which of the rows are held out for validation; empty for none.
  public var heldOut: [Bool]
  /// What the axes are, with their units.
  public var xQuantity: Quantity
  public var yQuantity: Quantity
  /// Whether the model is a straight line, drawn by its two numbers.
  public var isLine: Bool
  /// Whether `y` is 0 or 1, and the model gives the probability of 1.
  public var isProbability = false
  /// How a run that needed no steps came to its model: "the least-squares solution".
  public var solution: String?
  /// Stands before the title; may be empty.
  public var label: String
  /// A last sentence of the caption; may be empty.
  public var note: String

  public init(
    x: [Double], y: [Double], heldOut: [Bool], xQuantity: Quantity, yQuantity: Quantity,
    isLine: Bool, label: String, note: String
  ) {
    self.x = x
    self.y = y
    self.heldOut = heldOut
    self.xQuantity = xQuantity
    self.yQuantity = yQuantity
    self.isLine = isLine
    self.label = label
    self.note = note
  }
}

extension FitView {
  /// The figure of one run; nil where no row has a finite place.
  ///
  /// - Parameter model: for some parameters, what the model gives for an input.
  public func figure(
    _ record: PageRecord, model: ([Double]) -> (Double) -> Double
  ) -> Figure? {
    var low = Double.infinity
    var high = -Double.infinity
    for place in x where place.isFinite {
      if place < low { low = place }
      if place > high { high = place }
    }
    guard low <= high else { return nil }
    let samples = isLine ? [] : evenValues(from: low, to: high, count: 160)
    let history = states(of: record).map { state in
      FitChart.Snapshot(
        time: Double(state.time), curve: curve(samples, model(state.parameters)),
        loss: record.losses.indices.contains(state.time) ? record.losses[state.time] : nil)
    }
    var chart = FitChart(
      x: x, y: y, heldOut: heldOut, xQuantity: xQuantity, yQuantity: yQuantity, history: history,
      showsResiduals: !isProbability)
    chart.isProbability = isProbability
    chart.solution = solution
    var figure = chart.figure()
    figure.title = titled(figure.title, of: label)
    figure.caption += note
    return figure
  }

  /// The model after each recorded epoch, at most about 120 of them; the trained one alone where
  /// none was recorded or one is not finite.
  private func states(of record: PageRecord) -> [(time: Int, parameters: [Double])] {
    let history = record.parametersByEpoch
    guard history.count > 1, areFinite(history) else {
      return [(record.epochs, record.parameters)]
    }
    var places = evenPlaces(history.count, limit: 120)
    for early in [0, 1, 5, 20] where early < history.count && !places.contains(early) {
      places.append(early)
    }
    places.sort()
    return places.map { ($0, history[$0]) }
  }

  private func curve(_ samples: [Double], _ value: (Double) -> Double) -> FitChart.Curve {
    guard samples.isEmpty else { return .samples(x: samples, y: samples.map { value($0) }) }
    let intercept = value(0)
    return .line(slope: value(1) - intercept, intercept: intercept)
  }
}

func areFinite(_ history: [[Double]]) -> Bool {
  for parameters in history {
    for parameter in parameters where !parameter.isFinite { return false }
  }
  return true
}
