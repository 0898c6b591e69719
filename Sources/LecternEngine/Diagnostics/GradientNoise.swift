import LecternNumerics

/// How far the gradients of batches of one size lie from the gradient over all rows.
///
/// McCandlish et al. 2018, "An empirical model of large-batch training", section 2.
public struct GradientNoise: Equatable, Sendable {
  /// How many rows each batch has.
  public var batchSize: Int
  /// How many batches were drawn.
  public var draws: Int
  /// The root mean square deviation from the full gradient, one number per parameter.
  public var deviations: [Double]

  /// The root of the sum of the squared ``deviations``.
  public var total: Double {
    deviations.withUnsafeBufferPointer {
      Kernels.sumOfSquares($0.start, $0.count).magnitude.squareRoot()
    }
  }
}

extension Training {
  /// Measures gradient noise at the parameters now, for each batch size, on random batches without
  /// replacement; the batches of a size follow each other through shuffled epochs.
  ///
  /// - Parameters:
  ///   - batchSizes: each from 1 to the number of rows.
  ///   - draws: batches per size.
  ///   - seed: names the stream that draws them.
  /// - Returns: one for each batch size, in that order.
  /// - Throws: ``EngineError/batchSize(_:rows:)`` for a size out of its range.
  public func gradientNoise(
    batchSizes: [Int], draws: Int = 200, seed: UInt64 = 0
  ) throws(EngineError) -> [GradientNoise] {
    let data = self.data
    let point = parameters
    var evaluator = try LossEvaluator(network: settings.network, loss: settings.loss, on: data)
    let full = evaluator.lossAndGradient(at: point).gradient
    var result: [GradientNoise] = []
    for size in batchSizes {
      guard size > 0, size <= data.rows else { throw .batchSize(size, rows: data.rows) }
      var random = RandomStream(seed: seed, stream: .gradientNoise)
      var order = random.permutation(of: data.rows)
      var squares = [Double](repeating: 0, count: point.count)
      var start = 0
      for _ in 0..<draws {
        if start + size > data.rows {
          random.shuffle(&order)
          start = 0
        }
        let batch = data.selecting(rows: [UInt32](order[start..<start + size]))
        start += size
        var part = try LossEvaluator(network: settings.network, loss: settings.loss, on: batch)
        let gradient = part.lossAndGradient(at: point).gradient
        for i in 0..<squares.count {
          let distance = gradient[i] - full[i]
          squares[i] += distance * distance
        }
      }
      for i in 0..<squares.count {
        squares[i] = (squares[i] / Double(max(draws, 1))).magnitude.squareRoot()
      }
      result.append(GradientNoise(batchSize: size, draws: draws, deviations: squares))
    }
    return result
  }
}
