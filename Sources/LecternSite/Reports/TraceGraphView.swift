import LecternChart
import LecternNumerics
import LecternRun

/// The first traced step of a small model as a graph of its computation, for the batch's first row.
func traceFigures(_ trace: TraceResult) -> [Figure] {
  guard let step = trace.steps.first, trace.steps.count == 1, let input = step.inputs.first else {
    return []
  }
  let units = step.layers.reduce(input.count) { $0 + $1.weights.count * 2 }
  guard units <= 16 else { return [] }
  var quantities: [TraceGraph.Quantity] = []
  var edges: [(from: Int, to: Int)] = []
  func text(_ value: Double?) -> String { value.map { NumberFormat.natural($0) } ?? "" }
  func add(_ label: String, _ value: Double?, _ gradient: Double? = nil, isParameter: Bool = false)
    -> Int
  {
    quantities.append(
      TraceGraph.Quantity(
        label: label, value: text(value), gradient: text(gradient), isParameter: isParameter))
    return quantities.count - 1
  }
  func number(_ values: [[Double]], _ column: Int) -> Double? {
    values.first.flatMap { $0.indices.contains(column) ? $0[column] : nil }
  }
  var sources = input.indices.map { place in
    add(trace.inputs.indices.contains(place) ? trace.inputs[place] : "x", input[place])
  }
  for (depth, layer) in step.layers.enumerated() {
    let isLast = depth == step.layers.count - 1
    let showsWeights = step.layers.count == 1 && sources.count <= 2
    var outputs: [Int] = []
    for unit in layer.weights.indices {
      let index = layer.weights.count == 1 ? "" : NumberFormat.subscripted(unit + 1)
      var entering = sources
      if showsWeights {
        for place in sources.indices where layer.weights[unit].indices.contains(place) {
          let name = sources.count == 1 ? "w" : "w\(NumberFormat.subscripted(place + 1))"
          entering.append(
            add(
              name, layer.weights[unit][place], layer.gradientWeights[unit][place],
              isParameter: true))
        }
        if layer.bias.indices.contains(unit) {
          entering.append(add("b", layer.bias[unit], layer.gradientBias[unit], isParameter: true))
        }
      }
      let isIdentity = layer.activation == "identity" || layer.activation == "linear"
      // A classifier predicts what its loss makes of the score, and that is another number.
      let isPrediction =
        isLast && isIdentity && number(step.predictions, unit) == number(layer.z, unit)
      let sum = add(
        isPrediction ? "prediction\(index)" : "z\(index)", number(layer.z, unit),
        number(layer.gradientZ, unit))
      edges += entering.map { ($0, sum) }
      if isIdentity {
        outputs.append(sum)
      } else {
        let output = add(
          isLast ? "prediction\(index)" : "\(layer.activation)(z\(index))", number(layer.a, unit),
          number(layer.gradientA, unit))
        edges.append((sum, output))
        outputs.append(output)
      }
    }
    sources = outputs
  }
  let target = step.targets.first?.first.map { add("target", $0) }
  let loss = add("loss", step.loss)
  edges += (sources + [target].compactMap { $0 }).map { ($0, loss) }
  return [TraceGraph(quantities: quantities, edges: edges).figure()]
}
