/// max(0, 1 − s z), where s is 1 for a positive target and −1 otherwise; mean over the outputs.
///
/// The gradient is −s where s z < 1 and 0 elsewhere. Targets may be 0 and 1 or −1 and 1.
///
/// Cortes and Vapnik 1995, "Support-vector networks", whose slack it is.
public struct Hinge: LossFunction {
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
        let sign: Double = y[c] > 0 ? 1 : -1
        let missing = 1 - sign * z[c]
        losses[c] = missing <= 0 ? 0 : missing
        let slope = -scale * sign
        g[c] = missing > 0 ? slope : 0
      }
      batch.clearPadding(losses)
      batch.clearPadding(g)
      total += Kernels.sum(losses, columns)
    }
    return batch.perOutput(total)
  }
}
