import LecternEngine
import LecternNumerics

/// A trained model as a function of rows in original units: what `predict`, fitted lines and
/// decision boundaries ask.
package struct FittedModel: Equatable, Sendable, Codable {
  /// What the last layer's numbers mean.
  package enum Output: String, Equatable, Sendable, Codable {
    /// Numbers in the target's units.
    case numbers
    /// The probability of class 1, from one logit.
    case probability
    /// One probability per class, from as many logits.
    case probabilities
    /// A score whose sign decides between two classes (perceptron, hinge).
    case score
    /// No rows are predicted: a function of its parameters.
    case none
  }

  /// Names of the inputs, before polynomial expansion.
  package var inputs: [String]
  /// Powers of the only input up to this degree; 1 for none.
  package var degree: Int
  /// One per expanded feature.
  package var featureScaling: [ScalingRecord]
  /// One per output for numbers; otherwise empty.
  package var targetScaling: [ScalingRecord]
  package var layers: [FittedLayer]
  package var output: Output

  package init(
    inputs: [String], degree: Int = 1, featureScaling: [ScalingRecord],
    targetScaling: [ScalingRecord] = [], layers: [FittedLayer], output: Output
  ) {
    self.inputs = inputs
    self.degree = degree
    self.featureScaling = featureScaling
    self.targetScaling = targetScaling
    self.layers = layers
    self.output = output
  }

  /// One output row per input row: numbers in original units, the probability of class 1, one
  /// probability per class, or a score.
  ///
  /// Shapes: `[n, inputs] → [n, outputs]`, original units.
  package func predict(_ rows: Matrix) -> Matrix {
    var outputs: [Double] = []
    var width = 0
    for row in 0..<rows.rows {
      let values = predict(rows.row(row))
      width = values.count
      outputs += values
    }
    return Matrix(rows: rows.rows, columns: width, elements: outputs)
  }

  /// The outputs for one row of inputs in original units.
  package func predict(_ row: [Double]) -> [Double] {
    guard output != .none, row.count == inputs.count else { return [] }
    var values = logits(row)
    switch output {
    case .numbers:
      for i in values.indices where i < targetScaling.count {
        values[i] = targetScaling[i].original(values[i])
      }
    case .probability:
      values = values.map { Elementary.sigmoid($0) }
    case .probabilities:
      values = softmax(values)
    case .score, .none:
      break
    }
    return values
  }

  /// The class of one row: 1 where the probability reaches one half or the score zero, or the
  /// class of the largest logit, the first of equals.
  package func predictedClass(_ row: [Double]) -> Int {
    let values = logits(row)
    guard values.count > 1 else { return (values.first ?? 0) >= 0 ? 1 : 0 }
    var best = 0
    for i in values.indices where values[i] > values[best] { best = i }
    return best
  }

  /// The last layer's outputs before the output's own transformation, in training units.
  package func logits(_ row: [Double]) -> [Double] {
    var values = expand(row)
    for layer in layers { values = layer.forward(values) }
    return values
  }

  /// This model with other parameters, in the order of ``ParameterRecord``.
  package func with(parameters: [Double]) -> FittedModel {
    var copy = self
    var place = 0
    for i in copy.layers.indices {
      let weights = copy.layers[i].weights.count
      let biases = copy.layers[i].bias.count
      guard place + weights + biases <= parameters.count else { return self }
      copy.layers[i].weights = Array(parameters[place..<place + weights])
      copy.layers[i].bias = Array(parameters[place + weights..<place + weights + biases])
      place += weights + biases
    }
    return copy
  }

  /// Expanded and scaled features of one row.
  func expand(_ row: [Double]) -> [Double] {
    var values = row
    if degree > 1, let x = row.first {
      values = [x]
      for _ in 1..<degree { values.append((values.last ?? 1) * x) }
    }
    for i in values.indices where i < featureScaling.count {
      values[i] = featureScaling[i].scaled(values[i])
    }
    return values
  }
}

/// A dense layer: `activation(W · input + b)`.
package struct FittedLayer: Equatable, Sendable, Codable {
  package var inputs: Int
  package var outputs: Int
  /// Row-major `[outputs, inputs]`.
  package var weights: [Double]
  /// One per output; empty for a layer without biases.
  package var bias: [Double]
  /// `identity` for the last layer, whatever the loss does with it.
  package var activation: FittedActivation

  package init(
    inputs: Int, outputs: Int, weights: [Double], bias: [Double],
    activation: FittedActivation = .identity
  ) {
    self.inputs = inputs
    self.outputs = outputs
    self.weights = weights
    self.bias = bias
    self.activation = activation
  }

  func forward(_ input: [Double]) -> [Double] {
    var result = bias.isEmpty ? [Double](repeating: 0, count: outputs) : bias
    for o in 0..<outputs {
      var sum = 0.0
      for i in 0..<inputs { sum += weights[o * inputs + i] * input[i] }
      result[o] += sum
    }
    return result.map { activation.apply($0) }
  }
}

/// An activation by its catalog name, with what it does. Equal when the names are.
package struct FittedActivation: Equatable, Sendable {
  package var name: String
  package var apply: @Sendable (Double) -> Double

  package init(_ name: String, _ apply: @escaping @Sendable (Double) -> Double) {
    self.name = name
    self.apply = apply
  }

  package static let identity = FittedActivation("identity") { $0 }

  package static func == (a: Self, b: Self) -> Bool { a.name == b.name }
}

/// By name alone: what was read does nothing until ``Job/restored(_:)`` gives it its function back.
extension FittedActivation: Codable {
  package init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self)) { $0 }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}

/// exp(z) divided by its sum, with the largest logit moved to zero.
func softmax(_ logits: [Double]) -> [Double] {
  let top = logits.max() ?? 0
  let powers = logits.map { Elementary.exp($0 - top) }
  let sum = powers.reduce(0, +)
  return powers.map { $0 / sum }
}
