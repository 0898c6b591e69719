import Foundation
import LecternEngine

/// What keeps a case from being run.
struct ParityProblem: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// A case of a parity file in one library's dialect, as settings of the engine.
struct ParityCase {
  let id: String
  let settings: TrainingSettings
  let data: Dataset
  let expected: JSONValue
  /// How far numbers may be off: relatively, and absolutely below 1e-3.
  let lossTolerance: Double
  let parameterTolerance: Double

  /// - Parameter library: `torch` or `keras`.
  init(_ content: JSONValue, library: String, file: ParityFile) throws {
    guard let expected = content["expected"]?[library] else {
      throw ParityProblem("no numbers of \(library)")
    }
    let dialect: Dialect = library == "keras" ? .keras : .pytorch
    id = "\(content["id"]?.text ?? "?") [\(library)]"
    self.expected = expected
    let loss = try ParityCase.loss(content["loss"])
    let isLong = content["data"]?["file"] != nil
    lossTolerance = isLong ? 1e-6 : 1e-9
    parameterTolerance = isLong ? 1e-5 : 1e-9
    let layers = try ParityCase.initialLayers(content["init"], file)
    guard let last = layers.last else { throw ParityProblem("no layers") }
    data = try ParityCase.data(content["data"], loss: loss, outputs: last.units, file)

    let activations = try (content["activations"]?.list ?? []).map(ParityCase.activation)
    guard activations.count == layers.count else { throw ParityProblem("activations and layers") }
    let network = Network(
      inputs: layers[0].inputs,
      layers: zip(layers, activations).map { layer, activation in
        Layer(
          units: layer.units, activation: activation, weights: .values(layer.weights),
          biases: .values(layer.biases))
      })
    let options = ParityOptions(
      name: content["optimizer"]?.text ?? "", values: expected["optimizer"] ?? .null,
      dialect: dialect)
    var settings = TrainingSettings(
      network: network, loss: loss,
      optimizer: try options.optimizer(baseRate: content["schedule"]?["lr0"]?.number))
    settings.epochs = Int(content["epochs"]?.number ?? 0)
    settings.batchSize = .rows(Int(content["batch"]?.number ?? 0))
    settings.order = .given
    if let orders = content["order"]?.list {
      settings.order = .listed(orders.map { ($0.numbers ?? []).map { UInt32($0) } })
    }
    settings.regularization.weightDecay = options.weightDecay
    settings.regularization.l2 = content["l2_kernel"]?.number ?? 0
    settings.clipping = try ParityCase.clipping(content["clip"], dialect)
    if let schedule = content["schedule"] {
      settings.schedule = try ParityCase.schedule(schedule)
    }
    settings.record = [.steps]
    self.settings = settings
  }

  /// The largest difference from the reference, in units of the tolerance; at most 1 passes.
  func difference() throws -> (relative: Double, ofTolerance: Double) {
    let training = try train(settings, on: data)
    let recording = training.recording
    var difference = Difference()
    difference.compare(recording.stepLoss, expected["step_loss"]?.numbers, lossTolerance)
    difference.compare(recording.runningLoss, expected["epoch_loss"]?.numbers, lossTolerance)
    difference.compare(
      recording.objective.suffix(1), (expected["final_loss"]?.number).map { [$0] }, lossTolerance)
    difference.compare(
      recording.stepLearningRate, expected["lr_per_step"]?.numbers, lossTolerance)
    let final = try ParityCase.initialLayers(expected["final"], nil)
    difference.compare(
      training.parameters, final.flatMap { $0.weights + $0.biases }, parameterTolerance)
    return (difference.relative, difference.ofTolerance)
  }

  struct Difference {
    var relative = 0.0
    var ofTolerance = 0.0

    mutating func compare(
      _ found: some Collection<Double>, _ expected: [Double]?, _ tolerance: Double
    ) {
      guard let expected else { return }
      guard found.count == expected.count else {
        (relative, ofTolerance) = (.infinity, .infinity)
        return
      }
      for (a, b) in zip(found, expected) {
        let size = b.magnitude < 1e-3 ? 1 : b.magnitude
        let off = (a - b).magnitude / size
        if !(off <= relative) { relative = off }
        if !(off / tolerance <= ofTolerance) { ofTolerance = off / tolerance }
      }
    }
  }
}

// MARK: - Reading

extension ParityCase {
  struct LayerNumbers {
    let inputs: Int
    let units: Int
    /// Output by output.
    let weights: [Double]
    let biases: [Double]
  }

  static func initialLayers(_ value: JSONValue?, _ file: ParityFile?) throws -> [LayerNumbers] {
    if let name = value?.text {
      return try initialLayers(file?.content["inits"]?[name], file)
    }
    if let rule = value, rule["rule"]?.text == "lcg" { return try generated(rule) }
    guard let layers = value?.list else { throw ParityProblem("no initial parameters") }
    return try layers.map { layer in
      guard let rows = layer["W"]?.list?.compactMap(\.numbers), let biases = layer["b"]?.numbers
      else { throw ParityProblem("no W and b") }
      var weights: [Double] = []
      for o in 0..<biases.count { weights += rows.map { $0[o] } }
      return LayerNumbers(
        inputs: rows.count, units: biases.count, weights: weights, biases: biases)
    }
  }

  /// The fixtures' own congruential generator, weight by weight as inputs × outputs.
  static func generated(_ rule: JSONValue) throws -> [LayerNumbers] {
    guard let sizes = rule["sizes"]?.numbers?.map({ Int($0) }),
      let limits = rule["limits"]?.numbers, let seed = rule["seed"]?.number
    else { throw ParityProblem("no sizes") }
    var state = UInt64(seed)
    return (1..<sizes.count).map { l in
      let (inputs, units) = (sizes[l - 1], sizes[l])
      var weights = [Double](repeating: 0, count: inputs * units)
      for i in 0..<inputs {
        for o in 0..<units {
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          weights[o * inputs + i] = (2 * Double(state >> 11) * 0x1p-53 - 1) * limits[l - 1]
        }
      }
      return LayerNumbers(
        inputs: inputs, units: units, weights: weights,
        biases: [Double](repeating: 0, count: units))
    }
  }

  static func data(
    _ value: JSONValue?, loss: Loss, outputs: Int, _ file: ParityFile
  ) throws -> Dataset {
    var rows: [[Double]] = []
    var targets: [[Double]] = []
    if let name = value?.text, let table = file.content["data"]?[name] {
      rows = table["x"]?.list?.compactMap(\.numbers) ?? []
      targets = table["y"]?.list?.map { $0.numbers ?? [$0.number ?? .nan] } ?? []
    } else if let name = value?["file"]?.text {
      let table = try file.rows(of: name)
      rows = table.map { [Double]($0.dropLast()) }
      targets = table.map { [$0.last ?? .nan] }
    }
    guard let width = rows.first?.count else { throw ParityProblem("no data") }
    let features = Matrix(rows: rows.count, columns: width, elements: rows.flatMap { $0 })
    if loss.usesLabels {
      return Dataset(features: features, labels: targets.map { UInt32($0[0]) }, classes: outputs)
    }
    return Dataset(
      features: features,
      targets: Matrix(
        rows: rows.count, columns: targets[0].count, elements: targets.flatMap { $0 }))
  }

  /// A name, or a list of a name and a number.
  static func named(_ value: JSONValue?) -> (name: String, number: Double?) {
    if let name = value?.text { return (name, nil) }
    return (value?.list?.first?.text ?? "", value?.list?.last?.number)
  }

  static func loss(_ value: JSONValue?) throws -> Loss {
    let (name, number) = named(value)
    switch name {
    case "mse": return .meanSquaredError
    case "half_mse": return .halfMeanSquaredError
    case "mae": return .meanAbsoluteError
    case "huber": return .huber(delta: number ?? 1)
    case "bce": return .binaryCrossEntropy
    case "bce_prob": return .binaryCrossEntropyOfProbabilities
    case "sce": return .crossEntropy
    case "hinge": return .hinge
    default: throw ParityProblem("unknown loss \(name)")
    }
  }

  static func activation(_ value: JSONValue) throws -> Activation {
    let (name, number) = named(value)
    switch name {
    case "linear", "identity": return .identity
    case "sigmoid": return .sigmoid
    case "tanh": return .tanh
    case "relu": return .relu
    case "leaky_relu": return .leakyReLU(slope: number ?? 0.01)
    case "elu": return .elu(alpha: number ?? 1)
    case "gelu": return .gelu
    case "gelu_tanh": return .geluTanh
    case "softplus": return .softplus
    default: throw ParityProblem("unknown activation \(name)")
    }
  }

  static func clipping(_ value: JSONValue?, _ dialect: Dialect) throws -> Clipping? {
    guard let value else { return nil }
    let (name, number) = named(value)
    guard let limit = number else { throw ParityProblem("clip without limit") }
    switch name {
    case "value": return .value(limit)
    case "norm": return .globalNorm(limit, dialect: dialect)
    case "norm_each": return .norm(limit)
    default: throw ParityProblem("unknown clip \(name)")
    }
  }

  static func schedule(_ value: JSONValue) throws -> Schedule {
    func number(_ key: String) -> Double { value[key]?.number ?? 0 }
    func count(_ key: String) -> Int { Int(number(key)) }
    let unit: Schedule.Unit = value["per"]?.text == "epoch" ? .epochs : .updates
    let base = number("lr0")
    let isStaircase = value["staircase"]?.flag ?? false
    switch value["kind"]?.text ?? "" {
    case "constant":
      return Schedule(.constant)
    case "step":
      return Schedule(.step(every: count("size"), factor: number("gamma")), unit: unit)
    case "exponential":
      return Schedule(.exponential(factor: number("gamma"), duration: 1), unit: unit)
    case "cosine":
      return Schedule(.cosine(duration: count("T"), end: number("min")), unit: unit)
    case "linear-warmup":
      return Schedule(
        .constant, unit: unit, warmUp: .init(duration: count("T"), start: number("start")))
    case "keras-step":
      return Schedule(.step(every: count("steps"), factor: number("rate")), unit: unit)
    case "keras-exponential":
      return Schedule(
        .exponential(
          factor: number("rate"), duration: count("steps"), isStaircase: isStaircase), unit: unit)
    case "keras-inverse-time":
      return Schedule(
        .inverseTime(decay: number("rate"), duration: count("steps"), isStaircase: isStaircase),
        unit: unit)
    case "keras-polynomial":
      return Schedule(
        .polynomial(
          duration: count("decay_steps"), end: number("end"), power: value["power"]?.number ?? 1),
        unit: unit)
    case "keras-cosine":
      return Schedule(
        .cosine(duration: count("decay_steps"), end: number("alpha") * base), unit: unit)
    case "keras-warmup-cosine":
      return Schedule(
        .cosine(duration: count("decay_steps"), end: number("alpha") * base), unit: unit,
        warmUp: .init(duration: count("warmup_steps"), start: number("initial") / base))
    case "keras-piecewise":
      return Schedule(
        .piecewise(
          boundaries: (value["boundaries"]?.numbers ?? []).map { Int($0) },
          factors: value["factors"]?.numbers ?? []), unit: unit)
    case let kind: throw ParityProblem("unknown schedule \(kind)")
    }
  }
}
