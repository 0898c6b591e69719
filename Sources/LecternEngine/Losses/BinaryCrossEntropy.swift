import LecternNumerics

/// softplus(z) − y z, which is −y log p − (1 − y) log(1 − p) for p = sigmoid(z); mean over the
/// outputs. The gradient is p − y. It never overflows, however large z is.
///
/// Bishop 2006, "Pattern recognition and machine learning", equations 4.90 and 4.91.
public struct BinaryCrossEntropy: LossFunction {
  public init() {}

  public func evaluate(_ batch: LossBatch) -> Double {
    let columns = batch.columns
    let scale = batch.perOutput(batch.weight)
    var total = 0.0
    for o in 0..<batch.outputCount {
      let z = batch.outputs + o &* columns
      let y = batch.targets + o &* columns
      let g = batch.gradient + o &* columns
      let losses = batch.scratch
      for c in 0..<columns {
        let x = z[c]
        losses[c] = Elementary.softplus(x) - y[c] * x
        g[c] = scale * (Elementary.sigmoid(x) - y[c])
      }
      batch.clearPadding(losses)
      batch.clearPadding(g)
      total += Kernels.sum(losses, columns)
    }
    return batch.perOutput(total)
  }
}
