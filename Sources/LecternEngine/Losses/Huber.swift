/// ½ e² where |e| ≤ `delta`, else `delta` (|e| − ½ `delta`), for e = z − y; mean over the outputs.
///
/// Huber 1964, "Robust estimation of a location parameter".
public struct Huber: LossFunction {
  /// δ, above 0, in units of the target: where the parabola turns into lines.
  public var delta: Double

  public init(delta: Double) { self.delta = delta }

  public func evaluate(_ batch: LossBatch) -> Double {
    let columns = batch.columns
    let scale = batch.perOutput(batch.weight)
    let delta = delta
    var total = 0.0
    for o in 0..<batch.outputCount {
      let z = batch.outputs + o &* columns
      let y = batch.targets + o &* columns
      let g = batch.gradient + o &* columns
      let losses = batch.scratch
      for c in 0..<columns {
        let e = z[c] - y[c]
        let size = e.magnitude
        let inner = 0.5 * e * e
        let outer = delta * (size - 0.5 * delta)
        losses[c] = size > delta ? outer : inner
        let limit = e < 0 ? -delta : delta
        g[c] = scale * (size > delta ? limit : e)
      }
      batch.clearPadding(losses)
      batch.clearPadding(g)
      total += Kernels.sum(losses, columns)
    }
    return batch.perOutput(total)
  }
}
