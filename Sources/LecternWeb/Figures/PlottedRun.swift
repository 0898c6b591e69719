import LecternChart

/// A run as charts draw it, the reader's or the author's.
public struct PlottedRun: Sendable {
  /// The run's name in drawings and keys; may be empty for a single run.
  public var label: String
  /// What happened in the run.
  public var record: PageRecord
  /// The palette's slot, 1...5; 0 draws it as gray context. Nil: by its place among the runs.
  public var slot: Int?
  /// Kept for comparison only.
  public var isGhost = false

  public init(label: String, record: PageRecord, slot: Int? = nil, isGhost: Bool = false) {
    self.label = label
    self.record = record
    self.slot = slot
    self.isGhost = isGhost
  }

  func slot(at place: Int) -> Int { slot ?? (place < 5 ? place + 1 : 0) }
}

/// The loss curve of one run, or of several on one axis; nil when none has made an epoch.
public func lossFigure(_ runs: [PlottedRun], scale: ScaleChoice = .automatic) -> Figure? {
  let drawn = runs.filter { $0.record.losses.count > 1 }
  guard !drawn.isEmpty else { return nil }
  let single = drawn.count == 1
  return LossChart(
    runs: drawn.indices.map { place in
      let record = drawn[place].record
      let count = record.losses.count
      return LossChart.Run(
        label: drawn[place].label, slot: drawn[place].slot(at: place),
        x: (0..<count).map { Double($0) }, training: record.losses,
        validation: record.validation.count == count ? record.validation : [],
        running: single && !record.running.isEmpty
          ? padded([.nan] + record.running, to: count) : [],
        isGhost: drawn[place].isGhost)
    },
    unit: drawn[0].record.unit.name, quantity: Quantity("loss"), scale: scale
  ).figure()
}

/// The mistakes of each epoch of perceptrons.
public func mistakesFigure(_ runs: [PlottedRun]) -> Figure? {
  let drawn = runs.filter { $0.record.mistakes.count > 1 }
  guard !drawn.isEmpty else { return nil }
  return LossChart(
    runs: drawn.indices.map { place in
      let mistakes = drawn[place].record.mistakes
      return LossChart.Run(
        label: drawn[place].label, slot: drawn[place].slot(at: place),
        x: mistakes.indices.map { Double($0 + 1) }, training: mistakes,
        isGhost: drawn[place].isGhost)
    }, quantity: "mistakes", scale: .linear, counts: true
  ).figure()
}

private func padded(_ values: [Double], to count: Int) -> [Double] {
  var result = values
  while result.count < count { result.append(.nan) }
  if result.count > count { result.removeLast(result.count - count) }
  return result
}

/// At most `limit` of the places `0..<count`, evenly spread, both ends among them.
public func evenPlaces(_ count: Int, limit: Int) -> [Int] {
  guard count > limit, limit > 1 else { return count > 0 ? [Int](0..<count) : [] }
  return (0..<limit).map { $0 * (count - 1) / (limit - 1) }
}

/// `count` values from `low` to `high`, evenly spaced, both ends among them.
public func evenValues(from low: Double, to high: Double, count: Int) -> [Double] {
  (0..<count).map { low + (high - low) * Double($0) / Double(count > 2 ? count - 1 : 1) }
}
