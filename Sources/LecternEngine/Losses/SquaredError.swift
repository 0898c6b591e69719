/// `factor` times the mean of (z − y)² over the outputs; gradient 2 `factor` (z − y) / outputs.
///
/// Legendre 1805, the appendix on the method of least squares; with the half, Bishop 2006, "Pattern
/// recognition and machine learning", equation 1.2.
public struct SquaredError: LossFunction {
  /// 1 for the mean squared error, ½ for its half.
  public var factor: Double

  public init(factor: Double) { self.factor = factor }

  public func evaluate(_ batch: LossBatch) -> Double {
    let columns = batch.columns
    let scale = batch.perOutput(2 * factor * batch.weight)
    var total = 0.0
    for o in 0..<batch.outputCount {
      let z = batch.outputs + o &* columns
      let y = batch.targets + o &* columns
      let g = batch.gradient + o &* columns
      var squares = SIMD4<Double>()
      var c = 0
      while c &+ 4 <= batch.live {
        let e = z.four(c) - y.four(c)
        squares += e * e
        g.store(e * scale, at: c)
        c &+= 4
      }
      if c < columns {
        // The last rows and the padding, which counts as without error.
        for i in c..<columns { g[i] = i < batch.live ? z[i] - y[i] : 0 }
        while c < columns {
          let e = UnsafePointer(g).four(c)
          squares += e * e
          g.store(e * scale, at: c)
          c &+= 4
        }
      }
      total += sumOfLanes(squares)
    }
    return batch.perOutput(factor * total)
  }
}
