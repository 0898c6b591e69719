/// Dense layers, one after the other. Without hidden layers it is linear, logistic or softmax
/// regression, as its loss decides.
public struct Network: Sendable {
  /// How many features a row has, at least 1.
  public var inputs: Int
  /// The last layer gives the outputs; logits for the cross-entropies.
  public var layers: [Layer]

  public init(inputs: Int, layers: [Layer]) {
    self.inputs = inputs
    self.layers = layers
  }

  /// One layer without activation.
  public static func linear(
    inputs: Int, outputs: Int = 1, weights: Initializer = .zeros, biases: Initializer = .zeros,
    hasBias: Bool = true
  ) -> Network {
    Network(
      inputs: inputs,
      layers: [Layer(units: outputs, weights: weights, biases: biases, hasBias: hasBias)])
  }

  /// Hidden layers of the given widths and one activation, then the output layer.
  public static func dense(
    inputs: Int, hidden: [Int], activation: Activation, outputs: Int = 1,
    outputActivation: Activation = .identity, dropout: Double = 0,
    weights: Initializer = .glorotUniform, biases: Initializer = .zeros
  ) -> Network {
    var layers: [Layer] = []
    for width in hidden {
      layers.append(
        Layer(
          units: width, activation: activation, dropout: dropout, weights: weights,
          biases: biases))
    }
    layers.append(
      Layer(units: outputs, activation: outputActivation, weights: weights, biases: biases))
    return Network(inputs: inputs, layers: layers)
  }

  /// How many numbers the network gives for a row: the units of the last layer.
  public var outputs: Int { layers.isEmpty ? inputs : layers[layers.count - 1].units }

  /// How many numbers layer `index` takes.
  public func inputs(ofLayer index: Int) -> Int {
    index == 0 ? inputs : layers[index - 1].units
  }

  /// How many weights and biases all layers have together.
  public var parameterCount: Int {
    weightStart(ofLayer: layers.count)
  }
}

// MARK: - Parameters

/// All parameters of a network stand in one array, layer by layer: the weights output by output,
/// shape `[units][inputs]`, then the biases where it has some.
extension Network {
  /// Where the weights of layer `index` start; its biases follow them.
  public func weightStart(ofLayer index: Int) -> Int {
    var start = 0
    for earlier in 0..<index {
      start += layers[earlier].units * inputs(ofLayer: earlier) + layers[earlier].biasCount
    }
    return start
  }

  /// Where the biases of layer `index` start.
  public func biasStart(ofLayer index: Int) -> Int {
    weightStart(ofLayer: index) + layers[index].units * inputs(ofLayer: index)
  }

  /// The weights of layer `index` among `parameters`, shape `[units, inputs]`.
  public func weights(ofLayer index: Int, in parameters: [Double]) -> Matrix {
    let start = weightStart(ofLayer: index)
    let units = layers[index].units
    let inputs = inputs(ofLayer: index)
    return Matrix(
      rows: units, columns: inputs, elements: [Double](parameters[start..<start + units * inputs]))
  }

  /// The biases of layer `index` among `parameters`, one per unit; empty for a layer without.
  public func biases(ofLayer index: Int, in parameters: [Double]) -> [Double] {
    let start = biasStart(ofLayer: index)
    return [Double](parameters[start..<start + layers[index].biasCount])
  }
}
