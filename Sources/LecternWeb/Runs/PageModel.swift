import LecternEngine
import LecternNumerics

/// A model of a page as a function of rows in original units, for any parameters.
///
/// The same sums in the same order as the results of a lesson, so that both draw the same lines.
public struct PageModel: Sendable {
  /// What the last layer's numbers mean.
  public enum Output: Equatable, Sendable {
    case numbers, probability, probabilities, score
  }

  /// `scaled = (original − center) / scale`.
  public struct Scaling: Equatable, Sendable {
    /// In the column's units.
    public var center: Double
    /// What the difference is divided by, in the column's units.
    public var scale: Double

    public init(center: Double, scale: Double) {
      self.center = center
      self.scale = scale
    }
  }

  /// A dense layer; its parameters stand as those of a ``Network`` do.
  public struct Layer: Sendable {
    /// How many numbers it takes, at least 1.
    public var inputs: Int
    /// How many units it has, at least 1.
    public var outputs: Int
    /// What is applied to each unit's sum.
    public var activation: Activation
    /// Whether each unit adds a bias.
    public var hasBias: Bool

    public init(inputs: Int, outputs: Int, activation: Activation, hasBias: Bool = true) {
      self.inputs = inputs
      self.outputs = outputs
      self.activation = activation
      self.hasBias = hasBias
    }

    var biasCount: Int { hasBias ? outputs : 0 }
  }

  /// Powers of the only input up to this degree; 1 for none.
  public var degree: Int
  /// One per expanded feature.
  public var featureScaling: [Scaling]
  /// One per output for numbers; otherwise empty.
  public var targetScaling: [Scaling]
  /// From the expanded features to the outputs.
  public var layers: [Layer]
  /// What the last layer's numbers mean.
  public var output: Output

  public init(
    degree: Int, featureScaling: [Scaling], targetScaling: [Scaling], layers: [Layer],
    output: Output
  ) {
    self.degree = degree
    self.featureScaling = featureScaling
    self.targetScaling = targetScaling
    self.layers = layers
    self.output = output
  }

  /// How many weights and biases all layers have together.
  public var parameterCount: Int {
    layers.reduce(0) { $0 + $1.outputs * $1.inputs + $1.biasCount }
  }

  /// This model with the layers that `settings` train.
  func trained(by settings: PageSettings?) -> PageModel {
    guard case .network(let settings)? = settings else { return self }
    return with(settings.network)
  }

  /// This model with the layers of `network`; a sigmoid that only makes a probability of the last
  /// score is left out.
  public func with(_ network: Network) -> PageModel {
    var copy = self
    copy.layers = network.layers.indices.map { index in
      let layer = network.layers[index]
      let isLast = index == network.layers.count - 1
      return Layer(
        inputs: network.inputs(ofLayer: index), outputs: layer.units,
        activation: isLast && output == .probability ? .identity : layer.activation,
        hasBias: layer.hasBias)
    }
    return copy
  }

  /// The last layer's outputs, in training units, for one row in original units.
  public func logits(_ row: [Double], _ parameters: [Double]) -> [Double] {
    var values = row
    if degree > 1, let x = row.first {
      values = [x]
      for power in 1..<degree { values.append(values[power - 1] * x) }
    }
    for i in values.indices where i < featureScaling.count {
      values[i] = (values[i] - featureScaling[i].center) / featureScaling[i].scale
    }
    return outputs(values, parameters)
  }

  /// The same for features as the model trains on them, expanded and scaled.
  func outputs(_ features: [Double], _ parameters: [Double]) -> [Double] {
    var values = features
    var start = 0
    for layer in layers {
      let biases = start + layer.outputs * layer.inputs
      var next = [Double](repeating: 0, count: layer.outputs)
      for o in 0..<layer.outputs {
        var sum = 0.0
        for i in 0..<layer.inputs { sum += parameters[start + o * layer.inputs + i] * values[i] }
        let bias = layer.hasBias ? parameters[biases + o] : 0
        next[o] = layer.activation(bias + sum)
      }
      values = next
      start = biases + layer.biasCount
    }
    return values
  }

  /// The first output for one row: a number in the target's units, or a score.
  public func value(_ row: [Double], _ parameters: [Double]) -> Double {
    guard let first = logits(row, parameters).first else { return .nan }
    guard output == .numbers, let scaling = targetScaling.first else { return first }
    return first * scaling.scale + scaling.center
  }
}

/// The class that the last layer's outputs say: 1 where the only one reaches 0, or that of the
/// largest, the first of equals.
public func predictedClass(logits values: [Double]) -> Int {
  guard values.count > 1 else { return (values.first ?? 0) >= 0 ? 1 : 0 }
  var best = 0
  for i in values.indices where values[i] > values[best] { best = i }
  return best
}

extension PageModel {
  func write(to writer: inout NumberWriter) -> Bool {
    writer.add(degree)
    for scalings in [featureScaling, targetScaling] {
      writer.add(list: scalings.map { $0.center })
      writer.add(list: scalings.map { $0.scale })
    }
    writer.add(layers.count)
    for layer in layers {
      guard let activation = layer.activation.numbers else { return false }
      // Negative for a layer without biases.
      writer.add(layer.hasBias ? layer.inputs : -layer.inputs)
      writer.add(layer.outputs)
      for value in activation { writer.add(value) }
    }
    switch output {
    case .numbers: writer.add(0)
    case .probability: writer.add(1)
    case .probabilities: writer.add(2)
    case .score: writer.add(3)
    }
    return true
  }

  init?(_ reader: inout NumberReader) {
    let degree = reader.integer()
    var scalings: [[Scaling]] = []
    for _ in 0..<2 {
      let centers = reader.list()
      let scales = reader.list()
      guard centers.count == scales.count else { return nil }
      scalings.append(centers.indices.map { Scaling(center: centers[$0], scale: scales[$0]) })
    }
    var layers: [Layer] = []
    for _ in 0..<reader.count() {
      let inputs = reader.integer()
      let outputs = reader.integer()
      guard let activation = Activation(&reader), inputs != 0, outputs > 0 else { return nil }
      layers.append(
        Layer(
          inputs: inputs < 0 ? -inputs : inputs, outputs: outputs, activation: activation,
          hasBias: inputs > 0))
    }
    let outputs: [Output] = [.numbers, .probability, .probabilities, .score]
    let kind = reader.integer()
    guard outputs.indices.contains(kind), degree >= 1, !reader.isBroken else { return nil }
    self.init(
      degree: degree, featureScaling: scalings[0], targetScaling: scalings[1], layers: layers,
      output: outputs[kind])
  }
}
