/// The rows of a data set as training reads them: row by row, for batches in any order.
struct TrainingRows: Sendable {
  let features: Matrix
  /// `targetCount` numbers per row; empty for a loss on classes.
  let targets: [Double]
  let targetCount: Int
  /// One class per row; zeros for a loss on numbers.
  let labels: [UInt32]

  init(_ data: Dataset, loss: Loss, settings: TrainingSettings) {
    features = data.features
    if loss.usesLabels {
      targets = []
      targetCount = 0
      labels = data.labels
    } else {
      targetCount = settings.network.outputs
      labels = []
      if data.targets.isEmpty {
        var numbers = [Double](repeating: 0, count: data.rows)
        for i in 0..<data.rows { numbers[i] = Double(data.labels[i]) }
        targets = numbers
      } else {
        targets = data.targets.elements
      }
    }
  }

  /// The same rows for whole passes, read in place or not.
  func blocks(inPlace: Bool) -> RowBlocks {
    RowBlocks(
      features: features, targets: targets, targetCount: targetCount, labels: labels,
      inPlace: inPlace)
  }
}
