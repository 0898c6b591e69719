import LecternNumerics

/// Where parameters start.
///
/// Fan-in and fan-out are the layer's inputs and units. The normal forms are truncated at two
/// deviations and widened to keep their deviation in the dialect `keras`; in `pytorch` they are
/// plain.
public enum Initializer: Sendable {
  case zeros
  case constant(Double)
  /// Given numbers, as many as the layer has: weights output by output, shape `[units][inputs]`, or
  /// biases, shape `[units]`.
  case values([Double])
  /// From `low` up to `high`.
  case uniform(low: Double, high: Double)
  /// Mean 0. `RandomNormal` of Keras and `normal_` of PyTorch are both the plain form.
  case normal(deviation: Double, dialect: Dialect = .pytorch)
  /// ±√(6 / (in + out)). Glorot and Bengio 2010, equation 16.
  case glorotUniform
  /// Deviation √(2 / (in + out)).
  case glorotNormal(Dialect)
  /// ±√(6 / in). He et al. 2015, "Delving deep into rectifiers", equation 10.
  case heUniform
  /// Deviation √(2 / in).
  case heNormal(Dialect)
  /// ±√(3 / in). LeCun et al. 1998, "Efficient backprop", equation 16.
  case lecunUniform
  /// Deviation √(1 / in).
  case lecunNormal(Dialect)
  /// ±1 / √in, for weights and biases: the default of PyTorch's `Linear`.
  case inverseRootUniform
}

extension Initializer {
  /// Appends `count` numbers to `parameters`; `.values` must hold as many.
  @inline(never)
  func append(
    _ count: Int, fanIn: Int, fanOut: Int, to parameters: inout [Double],
    random: inout RandomStream
  ) {
    let into = Double(max(fanIn, 1))
    let both = Double(max(fanIn + fanOut, 1))
    switch self {
    case .zeros: repeated(0)
    case .constant(let value): repeated(value)
    case .values(let values): parameters += values
    case .uniform(let low, let high): uniform(low, high)
    case .normal(let deviation, let dialect): normal(deviation, dialect)
    case .glorotUniform: symmetric(6 / both)
    case .glorotNormal(let dialect): normal(root(2 / both), dialect)
    case .heUniform: symmetric(6 / into)
    case .heNormal(let dialect): normal(root(2 / into), dialect)
    case .lecunUniform: symmetric(3 / into)
    case .lecunNormal(let dialect): normal(root(1 / into), dialect)
    case .inverseRootUniform: symmetric(1 / into)
    }

    func root(_ x: Double) -> Double { x.magnitude.squareRoot() }

    func repeated(_ value: Double) {
      for _ in 0..<count { parameters.append(value) }
    }
    @inline(never)
    func uniform(_ low: Double, _ high: Double) {
      for _ in 0..<count { parameters.append(random.uniform(from: low, to: high)) }
    }
    func symmetric(_ square: Double) {
      let limit = root(square)
      uniform(-limit, limit)
    }
    @inline(never)
    func normal(_ deviation: Double, _ dialect: Dialect) {
      switch dialect {
      case .pytorch:
        for _ in 0..<count { parameters.append(deviation * random.normal()) }
      case .keras:
        // The deviation of a standard normal truncated at ±2.
        let widened = deviation / 0.87962566103423978
        for _ in 0..<count {
          var draw = random.normal()
          while draw.magnitude > 2 { draw = random.normal() }
          parameters.append(widened * draw)
        }
      }
    }
  }
}

extension Network {
  /// The parameters before training, drawn layer by layer from the seed's stream for
  /// initialization; ``parameterCount`` numbers.
  public func initialParameters(seed: UInt64) -> [Double] {
    var random = RandomStream(seed: seed, stream: .initialization)
    var parameters: [Double] = []
    parameters.reserveCapacity(parameterCount)
    for index in 0..<layers.count {
      let layer = layers[index]
      let fanIn = inputs(ofLayer: index)
      layer.weightInitializer.append(
        layer.units * fanIn, fanIn: fanIn, fanOut: layer.units, to: &parameters, random: &random)
      layer.biasInitializer.append(
        layer.biasCount, fanIn: fanIn, fanOut: layer.units, to: &parameters, random: &random)
    }
    return parameters
  }
}
