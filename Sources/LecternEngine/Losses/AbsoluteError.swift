/// The mean of |z − y| over the outputs; the gradient is the sign of z − y, and 0 at 0.
///
/// Koenker and Bassett 1978, "Regression quantiles", whose loss for the median is half of it.
public struct AbsoluteError: LossFunction {
  public init() {}

  public func evaluate(_ batch: LossBatch) -> Double {
    let columns = batch.columns
    let scale = batch.perOutput(batch.weight)
    var total = 0.0
    for o in 0..<batch.outputCount {
      let z = batch.outputs + o &* columns
      let y = batch.targets + o &* columns
      let g = batch.gradient + o &* columns
      let size = batch.scratch
      for c in 0..<columns {
        let e = z[c] - y[c]
        size[c] = e.magnitude
        // 0 times an error that is not a number stays one.
        let below = e < 0 ? -scale : e * 0
        g[c] = e > 0 ? scale : below
      }
      batch.clearPadding(size)
      batch.clearPadding(g)
      total += Kernels.sum(size, columns)
    }
    return batch.perOutput(total)
  }
}
