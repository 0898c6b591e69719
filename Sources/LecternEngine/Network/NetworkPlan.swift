/// Where everything of a network stands in memory.
struct NetworkPlan: Sendable {
  /// Rows of a batch are worked on in parts of at most this many, so that a part's activations
  /// stay in the cache. The parts' sums are added in order.
  static let partRows = 128

  struct LayerPlan: Sendable {
    let inputs: Int
    let outputs: Int
    /// Offsets among the parameters; nil for a layer without biases.
    let weights: Int
    let biases: Int?
    /// Offsets of weighted sums, activations, and activations after dropout, in rows of the part.
    let z: Int
    let a: Int
    let dropped: Int
    /// Offset of the dropout factors in rows.
    let mask: Int
    let activation: Activation
    let isIdentity: Bool
    let dropout: Double
  }

  let inputs: Int
  let outputs: Int
  let layers: [LayerPlan]
  let variables: [Variable]
  let parameterCount: Int
  /// How many rows of numbers a part's layers take.
  let layerRows: Int
  let maskRows: Int
  let widest: Int
  /// Whether the first layer reads rows where they stand; see ``RowKernels``.
  let readsRowsInPlace: Bool

  /// - Parameter keepsSums: whether weighted sums outlast their activations, to be looked at.
  init(_ network: Network, keepsSums: Bool = false) {
    var layers: [LayerPlan] = []
    var variables: [Variable] = []
    var row = 0
    var mask = 0
    var widest = 1
    for index in 0..<network.layers.count {
      let layer = network.layers[index]
      let inputs = network.inputs(ofLayer: index)
      let start = network.weightStart(ofLayer: index)
      let z = row
      row += layer.units
      var a = z
      if keepsSums || !layer.activation.isInPlace {
        a = row
        row += layer.units
      }
      var dropped = a
      let maskStart = mask
      if layer.dropout > 0 {
        dropped = row
        row += layer.units
        mask += layer.units
      }
      let weightCount = layer.units * inputs
      layers.append(
        LayerPlan(
          inputs: inputs, outputs: layer.units, weights: start,
          biases: layer.hasBias ? start + weightCount : nil, z: z, a: a, dropped: dropped,
          mask: maskStart, activation: layer.activation,
          isIdentity: layer.activation.isIdentity && !keepsSums, dropout: layer.dropout))
      variables.append(Variable(start: start, count: weightCount, isBias: false))
      if layer.hasBias {
        variables.append(Variable(start: start + weightCount, count: layer.units, isBias: true))
      }
      widest = max(widest, layer.units)
    }
    inputs = network.inputs
    outputs = network.outputs
    self.layers = layers
    self.variables = variables
    parameterCount = network.parameterCount
    layerRows = row
    maskRows = mask
    self.widest = widest
    readsRowsInPlace =
      !keepsSums && network.layers.first?.units == 1 && network.inputs >= RowKernels.leastInputs
  }
}
