import LecternNumerics

/// −y log p − (1 − y) log(1 − p) for outputs p in 0...1; mean over the outputs. Bishop 2006, "Pattern
/// recognition and machine learning", equation 4.90.
///
/// Logarithms are held at −100 and p (1 − p) at 1e-12 in the gradient, as PyTorch's `BCELoss`
/// does. Keras clips p to 1e-7...1 − 1e-7 instead; inside that range the two agree.
public struct BinaryCrossEntropyOfProbabilities: LossFunction {
  public init() {}

  public func evaluate(_ batch: LossBatch) -> Double {
    let columns = batch.columns
    let scale = batch.perOutput(batch.weight)
    var total = 0.0
    for o in 0..<batch.outputCount {
      let p = batch.outputs + o &* columns
      let y = batch.targets + o &* columns
      let g = batch.gradient + o &* columns
      let losses = batch.scratch
      for c in 0..<columns {
        let x = p[c]
        let yes = Elementary.log(x)
        let no = Elementary.log(1 - x)
        let yesHeld = yes < -100 ? -100 : yes
        let noHeld = no < -100 ? -100 : no
        losses[c] = -(y[c] * yesHeld + (1 - y[c]) * noHeld)
        let variance = x * (1 - x)
        let held = variance < 1e-12 ? 1e-12 : variance
        g[c] = scale * ((x - y[c]) / held)
      }
      batch.clearPadding(losses)
      batch.clearPadding(g)
      total += Kernels.sum(losses, columns)
    }
    return batch.perOutput(total)
  }
}
