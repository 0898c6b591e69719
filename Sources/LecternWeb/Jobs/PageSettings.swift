import LecternEngine

/// Everything that decides a run besides its rows, for the three kinds of run that a page repeats.
public enum PageSettings: Sendable {
  case network(TrainingSettings)
  /// A perceptron; `stopsWithoutMistakes` ends its run after the first epoch without mistakes.
  case perceptron(PerceptronSettings, stopsWithoutMistakes: Bool)
  case function(FunctionSettings)
}

/// The settings as numbers.
///
/// The first ``fixedCount`` numbers have the same meaning in every run, so that a control of the
/// page changes a run by writing one of them: the learning rate is always number 10. Lists of
/// varying length follow: layers, given initial values, a function's start.
extension PageSettings {
  /// How many numbers stand at the same places in all settings.
  public static let fixedCount = 48

  /// Nil for what came from outside the engine (a custom optimizer, loss, activation, function or
  /// schedule) and for orders given row by row, which no page repeats.
  public var numbers: [Double]? {
    var writer = NumberWriter()
    var isKnown = true
    switch self {
    case .network(let settings):
      isKnown = settings.write(to: &writer)
    case .perceptron(let settings, let stops):
      isKnown = settings.write(to: &writer, stops: stops)
    case .function(let settings):
      isKnown = settings.write(to: &writer)
    }
    return isKnown ? writer.numbers : nil
  }

  /// Nil when the numbers are not such settings.
  public init?(numbers: [Double]) {
    var reader = NumberReader(numbers)
    let kind = reader.integer()
    guard let common = CommonSettings(&reader) else { return nil }
    var result: PageSettings?
    switch kind {
    case 0: result = common.network(&reader).map { .network($0) }
    case 1: result = .perceptron(common.perceptron(&reader), stopsWithoutMistakes: common.stops)
    case 2: result = common.descent(&reader).map { .function($0) }
    default: break
    }
    guard let result, !reader.isBroken, reader.isAtEnd else { return nil }
    self = result
  }
}

// MARK: - Writing

extension TrainingSettings {
  fileprivate func write(to writer: inout NumberWriter) -> Bool {
    guard let order = order.code, let optimizer = optimizer.numbers,
      let schedule = schedule.numbers, let loss = loss.numbers
    else { return false }
    writer.add(0)
    writer.add(epochs)
    if case .rows(let size) = batchSize { writer.add(size) } else { writer.add(0) }
    writer.add(order)
    writer.add(dropsLastBatch)
    writer.add(seed: seed)
    for value in loss + optimizer + schedule { writer.add(value) }
    writer.add(regularization, clipping)
    writer.add(earlyStopping)
    writer.add(Int(record.rawValue))
    writer.fill(to: PageSettings.fixedCount)
    writer.add(network.inputs)
    writer.add(network.layers.count)
    for layer in network.layers {
      guard let activation = layer.activation.numbers else { return false }
      writer.add(layer.units)
      for value in activation { writer.add(value) }
      writer.add(layer.dropout)
      writer.add(layer.weightInitializer)
      writer.add(biasesOf: layer)
    }
    return true
  }
}

extension PerceptronSettings {
  fileprivate func write(to writer: inout NumberWriter, stops: Bool) -> Bool {
    guard let order = order.code else { return false }
    writer.add(1)
    writer.add(epochs)
    writer.add(1)
    writer.add(order)
    writer.add(false)
    writer.add(seed: seed)
    for _ in 0..<2 { writer.add(0) }
    for value in [0, learningRate, 0, 0, 0, 0, 0] { writer.add(value) }
    for _ in 0..<24 { writer.add(0) }
    writer.add(rule == .margin)
    writer.add(keepsPocket)
    writer.add(stops)
    writer.add(initialBias)
    writer.fill(to: PageSettings.fixedCount)
    writer.add(initialWeights != nil)
    writer.add(list: initialWeights ?? [])
    return true
  }
}

extension FunctionSettings {
  fileprivate func write(to writer: inout NumberWriter) -> Bool {
    guard let optimizer = optimizer.numbers, let schedule = schedule.numbers,
      let function = function.numbers
    else { return false }
    writer.add(2)
    writer.add(updates)
    for _ in 0..<3 { writer.add(0) }
    writer.add(seed: seed)
    for _ in 0..<2 { writer.add(0) }
    for value in optimizer + schedule { writer.add(value) }
    writer.add(regularization, clipping)
    writer.add(nil)
    writer.add(Int(record.rawValue))
    for _ in 0..<4 { writer.add(0) }
    for value in function { writer.add(value) }
    writer.fill(to: PageSettings.fixedCount)
    writer.add(list: start)
    writer.add(list: gradientNoise)
    return true
  }
}

extension NumberWriter {
  fileprivate mutating func add(seed: UInt64) {
    add(Double(seed & 0xFFFF_FFFF))
    add(Double(seed >> 32))
  }

  fileprivate mutating func add(_ rule: EarlyStopping?) {
    add(rule != nil)
    add(rule?.monitor == .loss)
    add(rule?.patience ?? 0)
    add(rule?.minimumDelta ?? 0)
    add(rule?.restoresBest ?? false)
  }
}

// MARK: - Reading

/// The numbers that stand at the same place in every run.
private struct CommonSettings {
  var epochs: Int
  var batchSize: Int
  var order: BatchOrder
  var dropsLastBatch: Bool
  var seed: UInt64
  var loss: Loss
  var optimizer: OptimizerChoice
  var learningRate: Double
  var schedule: Schedule
  var regularization: Regularization
  var clipping: Clipping?
  var earlyStopping: EarlyStopping?
  var record: RecordOptions
  var isMargin: Bool
  var keepsPocket: Bool
  var stops: Bool
  var initialBias: Double
  var function: FunctionModel?

  init?(_ reader: inout NumberReader) {
    epochs = reader.integer()
    batchSize = reader.integer()
    guard let order = BatchOrder(code: reader.integer()) else { return nil }
    self.order = order
    dropsLastBatch = reader.flag()
    let low = reader.word()
    seed = low | reader.word() << 32
    guard let loss = Loss(&reader) else { return nil }
    self.loss = loss
    guard let optimizer = OptimizerChoice(&reader) else { return nil }
    self.optimizer = optimizer
    learningRate = optimizer.learningRate
    guard let schedule = Schedule(&reader) else { return nil }
    self.schedule = schedule
    regularization = Regularization(&reader)
    clipping = Clipping(&reader)
    earlyStopping = EarlyStopping(&reader)
    record = RecordOptions(rawValue: UInt32(truncatingIfNeeded: reader.integer()))
    isMargin = reader.flag()
    keepsPocket = reader.flag()
    stops = reader.flag()
    initialBias = reader.number()
    function = FunctionModel(&reader)
    if reader.isBroken { return nil }
  }

  func network(_ reader: inout NumberReader) -> TrainingSettings? {
    let inputs = reader.integer()
    var layers: [Layer] = []
    for _ in 0..<reader.count() {
      let units = reader.integer()
      guard let activation = Activation(&reader) else { return nil }
      let dropout = reader.number()
      guard let weights = Initializer(&reader), let biases = reader.biases() else { return nil }
      layers.append(
        Layer(
          units: units, activation: activation, dropout: dropout, weights: weights,
          biases: biases.start, hasBias: biases.exist))
    }
    var settings = TrainingSettings(
      network: Network(inputs: inputs, layers: layers), loss: loss, optimizer: optimizer)
    settings.schedule = schedule
    settings.regularization = regularization
    settings.clipping = clipping
    settings.epochs = epochs
    settings.batchSize = batchSize == 0 ? .full : .rows(batchSize)
    settings.order = order
    settings.dropsLastBatch = dropsLastBatch
    settings.seed = seed
    settings.earlyStopping = earlyStopping
    settings.record = record
    return settings
  }

  func perceptron(_ reader: inout NumberReader) -> PerceptronSettings {
    let hasWeights = reader.flag()
    let weights = reader.list()
    return PerceptronSettings(
      rule: isMargin ? .margin : .threshold, learningRate: learningRate, epochs: epochs,
      order: order, seed: seed, initialWeights: hasWeights ? weights : nil,
      initialBias: initialBias, keepsPocket: keepsPocket)
  }

  func descent(_ reader: inout NumberReader) -> FunctionSettings? {
    guard let function else { return nil }
    let start = reader.list()
    var settings = FunctionSettings(function: function, start: start, optimizer: optimizer)
    settings.gradientNoise = reader.list()
    settings.schedule = schedule
    settings.regularization = regularization
    settings.clipping = clipping
    settings.updates = epochs
    settings.seed = seed
    settings.record = record
    return settings
  }
}
