/// `factor` times the mean of (z − y)² over the outputs; gradient 2 `factor` (z − y) / outputs.
public struct SquaredError: LossFunction {
  /// 1 for the mean squared error, ½ for its half.
  public var factor: Double

  public init(factor: Double) { self.factor = factor }

  public func evaluate(_ batch: LossBatch) -> Double {
    let columns = batch.columns
    let outputs = Double(batch.outputCount)
    let scale = 2 * factor * batch.weight / outputs
    var total = 0.0
    for o in 0..<batch.outputCount {
      let z = batch.outputs + o &* columns
      let y = batch.targets + o &* columns
      let g = batch.gradient + o &* columns
      for c in 0..<columns { g[c] = z[c] - y[c] }
      batch.clearPadding(g)
      total += Kernels.dot(g, g, columns)
      for c in 0..<columns { g[c] *= scale }
    }
    return factor * total / outputs
  }
}
