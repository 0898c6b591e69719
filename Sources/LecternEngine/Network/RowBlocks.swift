/// Rows stored for whole passes: in blocks of some rows, feature by feature within a block.
struct RowBlocks: Sendable {
  let rows: Int
  let features: Int
  let targetCount: Int
  /// How many rows a block has at most.
  private let width: Int
  private let featureElements: [Double]
  private let targetElements: [Double]
  private let labels: [UInt32]

  /// - Parameters:
  ///   - targets: `targetCount` numbers per row, row by row.
  ///   - labels: one per row, or none.
  init(
    features matrix: Matrix, targets: [Double], targetCount: Int, labels: [UInt32],
    width: Int = NetworkPlan.partRows
  ) {
    self.width = width
    rows = matrix.rows
    features = matrix.columns
    self.targetCount = targetCount
    featureElements = RowBlocks.transposed(
      matrix.elements, rows: rows, count: features, width: width)
    targetElements = RowBlocks.transposed(targets, rows: rows, count: targetCount, width: width)
    var paddedLabels = labels
    paddedLabels += [UInt32](repeating: 0, count: padded(rows) - labels.count)
    self.labels = paddedLabels
  }

  private static func transposed(
    _ elements: [Double], rows: Int, count: Int, width: Int
  ) -> [Double] {
    guard count > 0, !elements.isEmpty else { return [] }
    if count == 1 {
      // One number per row stands in order already.
      return elements + [Double](repeating: 0, count: padded(rows) - rows)
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
    featureElements.withUnsafeBufferPointer { x in
      targetElements.withUnsafeBufferPointer { y in
        labels.withUnsafeBufferPointer { classes in
          // A loss on classes has no targets; what stands in for them is never read.
          let targets = y.baseAddress ?? x.start
          let step = y.baseAddress == nil ? 0 : targetCount
          var start = 0
          while start < rows {
            let live = min(width, rows - start)
            body(
              NetworkPass.Part(
                input: x.start + start * features, targets: targets + start * step,
                labels: classes.start + start, live: live, columns: padded(live)))
            start += live
          }
        }
      }
    }
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
