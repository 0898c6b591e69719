import LecternNumerics

/// log Σ exp(zⱼ) − z of the true class, with the largest z taken out first; gradient softmax − 1
/// at the true class.
///
/// Bridle 1990, "Probabilistic interpretation of feedforward classification network outputs".
public struct CrossEntropy: LossFunction {
  public init() {}

  public func evaluate(_ batch: LossBatch) -> Double {
    let columns = batch.columns
    let outputs = batch.outputCount
    let z = batch.outputs
    let g = batch.gradient
    let largest = batch.scratch
    let sums = batch.scratch + columns
    for c in 0..<columns {
      largest[c] = z[c]
      sums[c] = 0
    }
    for o in 1..<max(outputs, 1) {
      let row = z + o &* columns
      for c in 0..<columns {
        let v = row[c]
        let m = largest[c]
        largest[c] = v > m ? v : m
      }
    }
    var total = 0.0
    for c in 0..<batch.live { total += largest[c] - z[Int(batch.labels[c]) &* columns &+ c] }
    for o in 0..<outputs {
      let row = z + o &* columns
      let result = g + o &* columns
      for c in 0..<columns {
        let e = Elementary.exp(row[c] - largest[c])
        result[c] = e
        sums[c] += e
      }
    }
    for c in 0..<columns { largest[c] = Elementary.log(sums[c]) }
    for c in 0..<batch.live { total += largest[c] }
    for c in 0..<columns { sums[c] = batch.weight / sums[c] }
    batch.clearPadding(sums)
    for o in 0..<outputs {
      let result = g + o &* columns
      for c in 0..<columns { result[c] *= sums[c] }
    }
    for c in 0..<batch.live { g[Int(batch.labels[c]) &* columns &+ c] -= batch.weight }
    return total
  }
}
