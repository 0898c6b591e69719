import LecternEngine

// Each part of the settings as a fixed number of numbers, the first one saying which case it is.

extension BatchOrder {
  var code: Int? {
    switch self {
    case .given: 0
    case .fixed: 1
    case .shuffled: 2
    case .listed: nil
    }
  }

  init?(code: Int) {
    switch code {
    case 0: self = .given
    case 1: self = .fixed
    case 2: self = .shuffled
    default: return nil
    }
  }
}

extension Dialect {
  var code: Double { self == .keras ? 0 : 1 }
  init(code: Double) { self = code == 0 ? .keras : .pytorch }
}

/// 2 numbers.
extension Loss {
  var numbers: [Double]? {
    switch self {
    case .meanSquaredError: [0, 0]
    case .halfMeanSquaredError: [1, 0]
    case .meanAbsoluteError: [2, 0]
    case .huber(let delta): [3, delta]
    case .binaryCrossEntropy: [4, 0]
    case .binaryCrossEntropyOfProbabilities: [5, 0]
    case .crossEntropy: [6, 0]
    case .hinge: [7, 0]
    case .custom: nil
    }
  }

  init?(_ reader: inout NumberReader) {
    let kind = reader.integer()
    let value = reader.number()
    switch kind {
    case 0: self = .meanSquaredError
    case 1: self = .halfMeanSquaredError
    case 2: self = .meanAbsoluteError
    case 3: self = .huber(delta: value)
    case 4: self = .binaryCrossEntropy
    case 5: self = .binaryCrossEntropyOfProbabilities
    case 6: self = .crossEntropy
    case 7: self = .hinge
    default: return nil
    }
  }
}

/// 7 numbers: kind, learning rate, two coefficients, ε, a flag or further coefficient, dialect.
extension OptimizerChoice {
  var numbers: [Double]? {
    switch self {
    case .sgd(let rule):
      // No momentum is a heavy ball of 0: the same bits, and a control may change the 0.
      switch rule.momentum {
      case .none: [0, rule.learningRate, 0, 0, 0, 0, rule.dialect.code]
      case .heavyBall(let momentum):
        [0, rule.learningRate, momentum, 0, 0, 0, rule.dialect.code]
      case .nesterov(let momentum): [0, rule.learningRate, momentum, 0, 0, 1, rule.dialect.code]
      }
    case .adaGrad(let rule):
      [1, rule.learningRate, rule.initialAccumulator, 0, rule.epsilon, 0, rule.dialect.code]
    case .rmsProp(let rule):
      [2, rule.learningRate, rule.rho, 0, rule.epsilon, 0, rule.dialect.code]
    case .adaDelta(let rule): [3, rule.learningRate, rule.rho, 0, rule.epsilon, 0, 0]
    case .adam(let rule):
      [
        4, rule.learningRate, rule.beta1, rule.beta2, rule.epsilon, rule.correctsBias ? 1 : 0,
        rule.dialect.code,
      ]
    case .adaMax(let rule):
      [5, rule.learningRate, rule.beta1, rule.beta2, rule.epsilon, 0, rule.dialect.code]
    case .nAdam(let rule):
      [6, rule.learningRate, rule.beta1, rule.beta2, rule.epsilon, rule.momentumDecay, 0]
    case .custom: nil
    }
  }

  init?(_ reader: inout NumberReader) {
    let kind = reader.integer()
    let rate = reader.number()
    let first = reader.number()
    let second = reader.number()
    let epsilon = reader.number()
    let extra = reader.number()
    let dialect = Dialect(code: reader.number())
    switch kind {
    case 0:
      let momentum: SGD.Momentum =
        first == 0 ? .none : extra == 0 ? .heavyBall(first) : .nesterov(first)
      self = .sgd(SGD(dialect: dialect, learningRate: rate, momentum: momentum))
    case 1:
      self = .adaGrad(
        AdaGrad(
          dialect: dialect, learningRate: rate, initialAccumulator: first, epsilon: epsilon))
    case 2:
      self = .rmsProp(RMSProp(dialect: dialect, learningRate: rate, rho: first, epsilon: epsilon))
    case 3:
      self = .adaDelta(
        AdaDelta(dialect: dialect, learningRate: rate, rho: first, epsilon: epsilon))
    case 4:
      self = .adam(
        Adam(
          dialect: dialect, learningRate: rate, beta1: first, beta2: second, epsilon: epsilon,
          correctsBias: extra != 0))
    case 5:
      self = .adaMax(
        AdaMax(
          dialect: dialect, learningRate: rate, beta1: first, beta2: second, epsilon: epsilon))
    case 6:
      self = .nAdam(
        NAdam(
          dialect: dialect, learningRate: rate, beta1: first, beta2: second, epsilon: epsilon,
          momentumDecay: extra))
    default: return nil
    }
  }
}

/// 9 numbers: kind, three coefficients, duration, stairs, unit, warm-up's duration and start.
extension Schedule {
  var numbers: [Double]? {
    var shape: [Double]
    switch self.shape {
    case .constant: shape = [0, 0, 0, 0, 0, 0]
    case .step(let every, let factor): shape = [1, factor, 0, 0, Double(every), 0]
    case .exponential(let factor, let duration, let stairs):
      shape = [2, factor, 0, 0, Double(duration), stairs ? 1 : 0]
    case .inverseTime(let decay, let duration, let stairs):
      shape = [3, decay, 0, 0, Double(duration), stairs ? 1 : 0]
    case .polynomial(let duration, let end, let power):
      shape = [4, end, power, 0, Double(duration), 0]
    case .cosine(let duration, let end): shape = [5, end, 0, 0, Double(duration), 0]
    case .oneCycle(let duration, let rise, let startDivisor, let endDivisor):
      shape = [6, rise, startDivisor, endDivisor, Double(duration), 0]
    case .piecewise, .custom: return nil
    }
    shape.append(unit == .updates ? 0 : 1)
    shape.append(Double(warmUp?.duration ?? 0))
    shape.append(warmUp?.start ?? 0)
    return shape
  }

  init?(_ reader: inout NumberReader) {
    let kind = reader.integer()
    let a = reader.number()
    let b = reader.number()
    let c = reader.number()
    let duration = reader.integer()
    let stairs = reader.flag()
    let shape: ScheduleShape
    switch kind {
    case 0: shape = .constant
    case 1: shape = .step(every: duration, factor: a)
    case 2: shape = .exponential(factor: a, duration: duration, isStaircase: stairs)
    case 3: shape = .inverseTime(decay: a, duration: duration, isStaircase: stairs)
    case 4: shape = .polynomial(duration: duration, end: a, power: b)
    case 5: shape = .cosine(duration: duration, end: a)
    case 6: shape = .oneCycle(duration: duration, rise: a, startDivisor: b, endDivisor: c)
    default: return nil
    }
    let unit: Unit = reader.flag() ? .epochs : .updates
    let warmUp = reader.integer()
    let start = reader.number()
    self.init(
      shape, unit: unit, warmUp: warmUp > 0 ? WarmUp(duration: warmUp, start: start) : nil)
  }
}

/// 6 numbers for the penalties, 3 for clipping.
extension NumberWriter {
  mutating func add(_ penalties: Regularization, _ clipping: Clipping?) {
    add(penalties.l2)
    add(penalties.l1)
    add(penalties.l1Subgradient)
    switch penalties.weightDecay {
    case .none:
      add(0)
      add(0)
    case .decoupled(let rate):
      add(1)
      add(rate)
    case .coupled(let rate):
      add(2)
      add(rate)
    }
    add(penalties.penalizesBiases)
    switch clipping {
    case nil: for value in [0.0, 0, 0] { add(value) }
    case .value(let limit): for value in [1, limit, 0] { add(value) }
    case .norm(let limit): for value in [2, limit, 0] { add(value) }
    case .globalNorm(let limit, let dialect): for value in [3, limit, dialect.code] { add(value) }
    }
  }
}

extension Regularization {
  init(_ reader: inout NumberReader) {
    let (l2, l1, l1Subgradient) = (reader.number(), reader.number(), reader.number())
    let kind = reader.integer()
    let rate = reader.number()
    self.init(
      l2: l2, l1: l1, l1Subgradient: l1Subgradient,
      weightDecay: kind == 1 ? .decoupled(rate) : kind == 2 ? .coupled(rate) : .none,
      penalizesBiases: reader.flag())
  }
}

extension Clipping {
  init?(_ reader: inout NumberReader) {
    let kind = reader.integer()
    let limit = reader.number()
    let dialect = Dialect(code: reader.number())
    switch kind {
    case 1: self = .value(limit)
    case 2: self = .norm(limit)
    case 3: self = .globalNorm(limit, dialect: dialect)
    default: return nil
    }
  }
}

extension EarlyStopping {
  init?(_ reader: inout NumberReader) {
    let isPresent = reader.flag()
    let monitor: Monitor = reader.flag() ? .loss : .validationLoss
    let patience = reader.integer()
    let minimumDelta = reader.number()
    let restoresBest = reader.flag()
    guard isPresent else { return nil }
    self.init(
      monitor: monitor, patience: patience, minimumDelta: minimumDelta, restoresBest: restoresBest)
  }
}

/// 4 numbers.
extension FunctionModel {
  var numbers: [Double]? {
    switch self {
    case .parabola(let curvature, let center): [1, curvature, center, 0]
    case .bowl(let first, let second): [2, first, second, 0]
    case .rotatedBowl(let first, let second, let angle): [3, first, second, angle]
    case .rosenbrock(let a, let b): [4, a, b, 0]
    case .himmelblau: [5, 0, 0, 0]
    case .saddle: [6, 0, 0, 0]
    case .doubleWell(let tilt): [7, tilt, 0, 0]
    case .custom: nil
    }
  }

  init?(_ reader: inout NumberReader) {
    let kind = reader.integer()
    let (a, b, c) = (reader.number(), reader.number(), reader.number())
    switch kind {
    case 1: self = .parabola(curvature: a, center: b)
    case 2: self = .bowl(first: a, second: b)
    case 3: self = .rotatedBowl(first: a, second: b, angle: c)
    case 4: self = .rosenbrock(a: a, b: b)
    case 5: self = .himmelblau
    case 6: self = .saddle
    case 7: self = .doubleWell(tilt: a)
    default: return nil
    }
  }
}

/// 2 numbers.
extension Activation {
  var numbers: [Double]? {
    switch self {
    case .identity: [0, 0]
    case .sigmoid: [1, 0]
    case .tanh: [2, 0]
    case .relu: [3, 0]
    case .leakyReLU(let slope): [4, slope]
    case .elu(let alpha): [5, alpha]
    case .gelu: [6, 0]
    case .geluTanh: [7, 0]
    case .softplus: [8, 0]
    case .custom: nil
    }
  }

  init?(_ reader: inout NumberReader) {
    let kind = reader.integer()
    let value = reader.number()
    switch kind {
    case 0: self = .identity
    case 1: self = .sigmoid
    case 2: self = .tanh
    case 3: self = .relu
    case 4: self = .leakyReLU(slope: value)
    case 5: self = .elu(alpha: value)
    case 6: self = .gelu
    case 7: self = .geluTanh
    case 8: self = .softplus
    default: return nil
    }
  }
}

/// 4 numbers, then a list of the given values.
extension NumberWriter {
  mutating func add(_ start: Initializer) {
    let numbers: [Double]
    var values: [Double] = []
    switch start {
    case .zeros: numbers = [0, 0, 0, 0]
    case .constant(let value): numbers = [1, value, 0, 0]
    case .values(let given):
      numbers = [2, 0, 0, 0]
      values = given
    case .uniform(let low, let high): numbers = [3, low, high, 0]
    case .normal(let deviation, let dialect): numbers = [4, deviation, 0, dialect.code]
    case .glorotUniform: numbers = [5, 0, 0, 0]
    case .glorotNormal(let dialect): numbers = [6, 0, 0, dialect.code]
    case .heUniform: numbers = [7, 0, 0, 0]
    case .heNormal(let dialect): numbers = [8, 0, 0, dialect.code]
    case .lecunUniform: numbers = [9, 0, 0, 0]
    case .lecunNormal(let dialect): numbers = [10, 0, 0, dialect.code]
    case .inverseRootUniform: numbers = [11, 0, 0, 0]
    }
    for number in numbers { add(number) }
    add(list: values)
  }

  /// The biases' start, or what says that there are none.
  mutating func add(biasesOf layer: Layer) {
    guard !layer.hasBias else { return add(layer.biasInitializer) }
    for number in [noBiases, 0, 0, 0] { add(number) }
    add(list: [])
  }
}

/// The kind that stands for a layer without biases.
private let noBiases = 12

extension NumberReader {
  /// The biases' start and whether there are some; nil when neither follows.
  mutating func biases() -> (start: Initializer, exist: Bool)? {
    var ahead = self
    guard ahead.integer() == noBiases else { return Initializer(&self).map { ($0, true) } }
    for _ in 0..<3 { _ = ahead.number() }
    _ = ahead.list()
    self = ahead
    return (.zeros, false)
  }
}

extension Initializer {
  init?(_ reader: inout NumberReader) {
    let kind = reader.integer()
    let (a, b) = (reader.number(), reader.number())
    let dialect = Dialect(code: reader.number())
    let values = reader.list()
    switch kind {
    case 0: self = .zeros
    case 1: self = .constant(a)
    case 2: self = .values(values)
    case 3: self = .uniform(low: a, high: b)
    case 4: self = .normal(deviation: a, dialect: dialect)
    case 5: self = .glorotUniform
    case 6: self = .glorotNormal(dialect)
    case 7: self = .heUniform
    case 8: self = .heNormal(dialect)
    case 9: self = .lecunUniform
    case 10: self = .lecunNormal(dialect)
    case 11: self = .inverseRootUniform
    default: return nil
    }
  }
}
