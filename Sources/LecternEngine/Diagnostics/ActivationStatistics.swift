extension NetworkPass {
  /// Mean and population deviation of each layer's activations over all rows and units.
  func activationStatistics(_ rows: RowBlocks) -> (means: [Double], deviations: [Double]) {
    var means = [Double](repeating: 0, count: layers.count)
    var deviations = means
    func add(_ term: (Double, Int) -> Double, to sums: inout [Double]) {
      rows.forEach { part in
        forward(part)
        for index in 0..<layers.count {
          for u in 0..<layers[index].outputs {
            let row = layerRows + (layers[index].a + u) * part.columns
            for c in 0..<part.live { sums[index] += term(row[c], index) }
          }
        }
      }
      for index in 0..<layers.count { sums[index] /= Double(rows.rows * layers[index].outputs) }
    }
    add({ value, _ in value }, to: &means)
    let center = means
    add({ ($0 - center[$1]) * ($0 - center[$1]) }, to: &deviations)
    for index in 0..<layers.count { deviations[index] = deviations[index].magnitude.squareRoot() }
    return (means, deviations)
  }
}
