/// Rows stored for whole passes: in blocks of some rows, feature by feature within a block; or as
/// they come, row by row, for a first layer that reads them in place.
struct RowBlocks: Sendable {
  let rows: Int
  let features: Int
  let targetCount: Int
  /// How many rows a block has at most.
  private let width: Int
  private let featureElements: [Double]
  private let targetElements: [Double]
  private let labels: [UInt32]
  /// A row of zeros where rows are read in place; empty where they are not.
  private let emptyRow: [Double]

  /// - Parameters:
  ///   - targets: `targetCount` numbers per row, row by row.
  ///   - labels: one per row, or none.
  ///   - inPlace: whether rows are to be read in place.
  init(
    features matrix: Matrix, targets: [Double], targetCount: Int, labels: [UInt32],
    width: Int = NetworkPlan.partRows, inPlace: Bool = false
  ) {
    self.width = width
    rows = matrix.rows
    features = matrix.columns
    self.targetCount = targetCount
    emptyRow = inPlace ? [Double](repeating: 0, count: features) : []
    featureElements =
      inPlace
      ? matrix.elements
      : RowBlocks.transposed(matrix.elements, rows: rows, count: features, width: width)
    targetElements = RowBlocks.transposed(targets, rows: rows, count: targetCount, width: width)
    // One stands in where there are none.
    self.labels =
      labels.isEmpty ? [0] : labels + [UInt32](repeating: 0, count: padded(rows) - rows)
  }

  private static func transposed(
    _ elements: [Double], rows: Int, count: Int, width: Int
  ) -> [Double] {
    guard count > 0, !elements.isEmpty else { return [] }
    if count == 1 {
      // One number per row stands in order already.
      let padding = padded(rows) - rows
      return padding == 0 ? elements : elements + [Double](repeating: 0, count: padding)
    }
    var result = [Double](repeating: 0, count: count * padded(rows))
    elements.withUnsafeBufferPointer { source in
      result.withUnsafeMutableBufferPointer { result in
        var start = 0
        while start < rows {
          let live = min(width, rows - start)
          let columns = padded(live)
          let block = result.start + start * count
          var row = source.start + start * count
          for c in 0..<live {
            for j in 0..<count { block[j &* columns &+ c] = row[j] }
            row += count
          }
          start += live
        }
      }
    }
    return result
  }

  /// Calls `body` with each block in order.
  @inline(__always)
  func forEach(_ body: (NetworkPass.Part) -> Void) {
    withAddresses { x, y, classes, empty, starts in
      // A loss on classes has no targets; what stands in for them is never read.
      let targets = y.baseAddress ?? x.start
      let step = y.baseAddress == nil ? 0 : targetCount
      let labelStep = classes.count > 1 ? 1 : 0
      var start = 0
      while start < rows {
        let live = min(width, rows - start)
        let input = x.start + start * features
        body(
          NetworkPass.Part(
            input: input,
            rows: empty.isEmpty ? nil : place(live, from: input, then: empty.start, in: starts),
            targets: targets + start * step, labels: classes.start + start * labelStep,
            live: live, columns: padded(live)))
        start += live
      }
    }
  }

  /// Calls `body` with features, targets, labels, the empty row, and room for a block's starts.
  @inline(__always)
  private func withAddresses(
    _ body: (
      UnsafeBufferPointer<Double>, UnsafeBufferPointer<Double>, UnsafeBufferPointer<UInt32>,
      UnsafeBufferPointer<Double>, UnsafeMutablePointer<ConstantNumbers>
    ) -> Void
  ) {
    featureElements.withUnsafeBufferPointer { x in
      targetElements.withUnsafeBufferPointer { y in
        labels.withUnsafeBufferPointer { classes in
          emptyRow.withUnsafeBufferPointer { empty in
            withUnsafeTemporaryAllocation(
              of: ConstantNumbers.self, capacity: NetworkPlan.partRows
            ) { body(x, y, classes, empty, $0.start) }
          }
        }
      }
    }
  }

  /// Writes down where `live` rows start that follow each other from `first` on, and the empty row
  /// as often as they need padding.
  private func place(
    _ live: Int, from first: ConstantNumbers, then empty: ConstantNumbers,
    in starts: UnsafeMutablePointer<ConstantNumbers>
  ) -> RowKernels.Rows {
    for c in 0..<live { starts[c] = first + c &* features }
    for c in live..<padded(live) { starts[c] = empty }
    return RowKernels.Rows(starts)
  }
}

extension NetworkPass {
  /// The mean loss over all rows.
  func meanLoss(_ rows: RowBlocks) -> Double {
    var sum = 0.0
    rows.forEach { part in
      forward(part)
      sum += evaluateLoss(part, weight: 0)
    }
    return sum / Double(rows.rows)
  }

  /// The mean loss over all rows; leaves its gradient, without penalties.
  @discardableResult
  func meanLossAndGradient(_ rows: RowBlocks) -> Double {
    let weight = 1 / Double(rows.rows)
    var sum = 0.0
    var accumulates = false
    rows.forEach { part in
      forward(part)
      sum += evaluateLoss(part, weight: weight)
      backward(part, accumulates: accumulates, drops: false)
      accumulates = true
    }
    return sum / Double(rows.rows)
  }
}
