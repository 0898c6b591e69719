import LecternEngine
import LecternSource
import LecternSpec

/// The result of a run, or why the engine found none.
package enum RunOutcome: Sendable {
  case run(RunResult)
  case refused(Refusal)
}

/// Why a run that was planned could not be computed.
package struct Refusal: Error, Equatable, Sendable {
  var rule: Rule
  var message: String
  var help: String

  init(_ rule: Rule, _ message: String, help: String = "") {
    self.rule = rule
    self.message = message
    self.help = help
  }
}

/// Computes a run. Pure: the same setup gives the same result on every machine and thread.
func execute(_ setup: RunSetup) -> RunOutcome {
  do throws(Refusal) {
    switch setup.method {
    case .network(let settings): return .run(try trainNetwork(setup, settings))
    case .perceptron(let settings): return .run(try trainPerceptron(setup, settings))
    case .function(let settings): return .run(try descend(setup, settings))
    case .leastSquares(let lambda, let intercept):
      return .run(try solve(setup, lambda: lambda, intercept: intercept))
    case .newton(let intercept): return .run(try solveLogistic(setup, intercept: intercept))
    }
  } catch {
    return .refused(error)
  }
}

/// Computes where a run ends, keeping nothing else of it.
func executeEnding(_ setup: RunSetup) -> JobResult {
  do throws(Refusal) {
    switch setup.method {
    case .network(var settings):
      settings.record = []
      var training = try startTraining(setup, settings)
      training.run()
      return .ending(ending(training.recording))
    case .perceptron(var settings):
      settings.keepsTrace = false
      var training = try startPerceptron(setup, settings)
      run(&training, setup)
      let rows = Double(max(setup.prepared?.training.rows ?? 0, 1))
      return .ending(
        RunEnding(
          training.recording.errors.map { Double($0) / rows },
          updates: training.recording.updates))
    case .function(var settings):
      settings.record = []
      var training = try startDescent(settings)
      training.run()
      return .ending(ending(training.recording))
    case .leastSquares, .newton:
      switch execute(setup) {
      case .run(let run): return .ending(RunEnding(of: run))
      case .refused(let refusal): return .refused(refusal)
      }
    }
  } catch {
    return .refused(error)
  }
}

private func ending(_ recording: Recording) -> RunEnding {
  RunEnding(
    recording.loss, updates: recording.updates, firstNonfiniteStep: recording.firstNonfiniteStep)
}

// MARK: - Networks

func startTraining(
  _ setup: RunSetup, _ settings: TrainingSettings
) throws(Refusal) -> Training {
  guard let data = setup.prepared else { throw Refusal(.runRefused, "the run has no data") }
  do throws(EngineError) {
    return try Training(settings, on: data.training, validation: data.validation)
  } catch {
    throw refusal(error)
  }
}

private func trainNetwork(
  _ setup: RunSetup, _ settings: TrainingSettings
) throws(Refusal) -> RunResult {
  guard let data = setup.prepared else { throw Refusal(.runRefused, "the run has no data") }
  var training = try startTraining(setup, settings)
  let initial = training.parameters
  var noise: [GradientNoiseRecord] = []
  if setup.recorded.contains(.gradients), initial.count <= 100 {
    noise = gradientNoise(training, data.training.rows)
  }
  var moments = MetricMoments(setup)
  if moments.isEmpty {
    training.run()
  } else {
    moments.record(setup, training.parameters)
    training.run { parameters in moments.record(setup, parameters) }
  }
  let recording = training.recording
  var series = RunSeries()
  series.loss = recording.loss
  series.objective = recording.objective
  series.validationLoss = recording.validationLoss
  series.runningLoss = recording.runningLoss
  series.stepLoss = recording.stepLoss
  series.stepGradientNorm = recording.stepGradientNorm
  series.layerGradientNorms = transposed(recording.gradientNorms)
  series.gradientNorm = recording.gradientNorms.map(norm)
  series.updateNorm = recording.updateNorms.map(norm)
  series.activations = zip(
    transposed(recording.activationMeans), transposed(recording.activationDeviations)
  ).enumerated().map { ActivationSeries(layer: $0, mean: $1.0, sd: $1.1) }
  if case .constant = settings.schedule.shape, settings.schedule.warmUp == nil {
    series.learningRate = [settings.optimizer.learningRate]
  } else {
    series.learningRate = (0..<min(max(recording.updates, 1), 100_000)).map {
      settings.schedule.learningRate(
        base: settings.optimizer.learningRate, update: $0,
        updatesPerEpoch: training.updatesPerEpoch)
    }
  }
  series.metrics = moments.series(setup, loss: series)

  var counts = plannedCounts(setup)
  counts.epochs = recording.epochs
  counts.updates = recording.updates
  counts.samples = recording.samples
  var result = finished(
    setup, series: series, counts: counts, initial: initial, final: training.parameters,
    byEpoch: recording.parameters)
  result.firstNonfiniteStep = recording.firstNonfiniteStep
  result.gradientNoise = noise
  if let rule = settings.earlyStopping {
    let watched = rule.monitor == .loss ? series.loss : series.validationLoss
    let best = recording.bestEpoch ?? 0
    result.earlyStop = EarlyStop(
      stoppedAt: recording.stoppedEarly ? recording.epochs : nil, bestEpoch: best,
      best: watched.indices.contains(best) ? watched[best] : .nan,
      restored: recording.restoredBest)
  }
  result.divergedAt = divergedAt(result)
  return result
}

private func gradientNoise(_ training: Training, _ rows: Int) -> [GradientNoiseRecord] {
  let sizes = [1, 8, 32, 64, 256, 1024].filter { $0 < rows }
  guard let noise = try? training.gradientNoise(batchSizes: sizes, draws: 200) else { return [] }
  return noise.map { GradientNoiseRecord(batchSize: $0.batchSize, sd: $0.total) }
}

func norm(_ parts: [Double]) -> Double {
  var sum = 0.0
  for part in parts { sum += part * part }
  return sum.squareRoot()
}

private func transposed(_ rows: [[Double]]) -> [[Double]] {
  guard let width = rows.first?.count else { return [] }
  return (0..<width).map { column in rows.map { $0[column] } }
}

/// The first epoch that ended not finite or above ten times the start, of a run that diverged.
func divergedAt(_ result: RunResult) -> Int? {
  guard result.diverged, let first = result.series.loss.first else { return nil }
  return result.series.loss.firstIndex { !$0.isFinite || $0 > 10 * first }
}

// MARK: - Perceptrons

private func startPerceptron(
  _ setup: RunSetup, _ settings: PerceptronSettings
) throws(Refusal) -> PerceptronTraining {
  guard let data = setup.prepared else { throw Refusal(.runRefused, "the run has no data") }
  do throws(EngineError) {
    return try PerceptronTraining(settings, on: data.training)
  } catch {
    throw refusal(error)
  }
}

private func run(_ training: inout PerceptronTraining, _ setup: RunSetup) {
  let stops = setup.spec.descent?.stopsWithoutMistakes == true
  while !training.isFinished {
    training.runEpoch()
    if stops, training.recording.firstCleanEpoch != nil { break }
  }
}

private func trainPerceptron(
  _ setup: RunSetup, _ settings: PerceptronSettings
) throws(Refusal) -> RunResult {
  guard let data = setup.prepared else { throw Refusal(.runRefused, "the run has no data") }
  var training = try startPerceptron(setup, settings)
  run(&training, setup)
  let recording = training.recording
  let byEpoch = zip(recording.weights, recording.biases).map { $0 + [$1] }
  var final = training.weights + [training.bias]
  if settings.keepsPocket, let pocket = recording.pocket { final = pocket.weights + [pocket.bias] }
  var series = RunSeries()
  let rows = Double(max(data.training.rows, 1))
  series.loss = recording.errors.map { Double($0) / rows }
  series.objective = series.loss
  series.runningLoss = recording.mistakes.map { Double($0) / rows }
  series.learningRate = [settings.learningRate]
  var counts = plannedCounts(setup)
  counts.epochs = recording.epochs
  counts.updates = recording.updates
  counts.samples = recording.samples
  var result = finished(
    setup, series: series, counts: counts, initial: byEpoch.first ?? [], final: final,
    byEpoch: byEpoch)
  let changes = recording.trace.filter(\.isMistake).prefix(1000)
  result.perceptron = PerceptronRecord(
    mistakes: recording.mistakes, firstCleanEpoch: recording.firstCleanEpoch,
    weightsByEpoch: byEpoch,
    weightsByUpdate: [byEpoch.first ?? []] + changes.map { $0.weights + [$0.bias] })
  result.series.metrics = perceptronAccuracy(setup, byEpoch)
  return result
}

private func perceptronAccuracy(_ setup: RunSetup, _ byEpoch: [[Double]]) -> [MetricSeries] {
  var moments = MetricMoments(setup)
  for parameters in byEpoch { moments.record(setup, parameters) }
  return moments.series(setup, loss: RunSeries())
}

// MARK: - Functions

private func startDescent(_ settings: FunctionSettings) throws(Refusal) -> FunctionTraining {
  do throws(EngineError) {
    return try FunctionTraining(settings)
  } catch {
    throw refusal(error)
  }
}

private func descend(
  _ setup: RunSetup, _ settings: FunctionSettings
) throws(Refusal) -> RunResult {
  var training = try startDescent(settings)
  training.run()
  let recording = training.recording
  var series = RunSeries()
  series.loss = recording.loss
  series.objective = recording.objective
  series.runningLoss = recording.runningLoss
  series.stepLoss = recording.stepLoss
  series.stepGradientNorm = recording.stepGradientNorm
  series.gradientNorm = recording.parameters.map {
    norm(settings.function.valueAndGradient(at: $0).gradient)
  }
  series.learningRate = recording.stepLearningRate
  if case .constant = settings.schedule.shape, settings.schedule.warmUp == nil {
    series.learningRate = [settings.optimizer.learningRate]
  }
  var counts = plannedCounts(setup)
  counts.epochs = recording.epochs
  counts.updates = recording.updates
  counts.samples = recording.samples
  counts.batchSize = 0
  var result = finished(
    setup, series: series, counts: counts, initial: settings.start, final: training.parameters,
    byEpoch: recording.parameters)
  result.firstNonfiniteStep = recording.firstNonfiniteStep
  result.path = zip(recording.parameters, recording.loss).map {
    PathPoint(position: $0, value: $1)
  }
  result.curvature = functionCurvature(settings)
  result.divergedAt = divergedAt(result)
  return result
}

private func functionCurvature(_ settings: FunctionSettings) -> CurvatureRecord? {
  let function = settings.function
  let curvature = Curvature.byDifferences(at: settings.start) { point in
    function.valueAndGradient(at: point).gradient
  }
  switch function {
  case .parabola(let value, _): return CurvatureRecord(eigenvalues: [value])
  case .bowl(let first, let second), .rotatedBowl(let first, let second, _):
    return CurvatureRecord(eigenvalues: [Swift.max(first, second), Swift.min(first, second)])
  default: return CurvatureRecord(eigenvalues: curvature.eigen.values)
  }
}

// MARK: - Errors

private func refusal(_ error: EngineError) -> Refusal {
  switch error {
  case .noRows: Refusal(.noRows, "there are no rows to train on")
  case .noFeatures: Refusal(.noFeatures, "there is nothing to predict from")
  case .nonfiniteFeature(let row, let column):
    Refusal(
      .missingValues, "feature \(column + 1) of training row \(row + 1) is not a finite number")
  case .nonfiniteTarget(let row, _):
    Refusal(.missingValues, "the target of training row \(row + 1) is not a finite number")
  case .singleClass: Refusal(.oneClass, "all training rows are of one class")
  case .targetNotBinary(let row):
    Refusal(
      .continuousTarget, "the target of training row \(row + 1) is neither 0 nor 1",
      help: "scale no target that says which class a row has")
  case .needsValidation: Refusal(.noValidation, "there are no validation rows to watch")
  case .batchSize(let size, let rows):
    Refusal(.batchTooLarge, "a batch of \(size) rows is larger than the \(rows) training rows")
  case .featureCount(let expected, let found):
    Refusal(.runRefused, "the model takes \(expected) features and the rows have \(found)")
  case .outputCount(let expected, let found):
    Refusal(.runRefused, "the model has \(expected) outputs and the target has \(found)")
  case .needsNumbers:
    Refusal(.categoryTarget, "the loss compares numbers, and the target holds classes")
  case .needsClasses:
    Refusal(.continuousTarget, "the loss compares classes, and the target holds numbers")
  case .emptyLayer(let index): Refusal(.runRefused, "layer \(index + 1) has no units")
  case .epochs(let epochs): Refusal(.runRefused, "a run cannot have \(epochs) epochs")
  case .hyperparameter(let which, let value):
    Refusal(.runRefused, "\(which) cannot be \(Value.text(of: value))")
  case .initialCount(let expected, let found):
    Refusal(.initialValues, "\(expected) initial values are needed, and \(found) are given")
  case .order: Refusal(.runRefused, "the order names rows that are not there")
  }
}
