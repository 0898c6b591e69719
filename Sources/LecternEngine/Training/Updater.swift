import LecternNumerics

/// The loop over updates, on memory owned by the training.
struct Updater {
  let settings: TrainingSettings
  let plan: MemoryPlan
  /// Copies of what every update asks for: reading it out of the settings costs more than the
  /// question.
  let optimizer: OptimizerChoice
  private let learningRate: Double
  private let hasPenalty: Bool
  private let decaysWeights: Bool
  private let keepsSteps: Bool
  private let keepsEachUpdate: Bool
  /// nil for a constant rate.
  private let schedule: Schedule?

  init(_ settings: TrainingSettings, plan: MemoryPlan) {
    self.settings = settings
    self.plan = plan
    optimizer = settings.optimizer
    learningRate = settings.optimizer.learningRate
    hasPenalty = settings.regularization.hasPenalty
    decaysWeights = settings.regularization.decaysWeights
    keepsSteps = settings.record.contains(.steps)
    keepsEachUpdate = !settings.record.isDisjoint(with: [.stepParameters, .optimizerState])
    schedule = settings.schedule.isConstant ? nil : settings.schedule
  }

  struct Context {
    let pass: NetworkPass
    let memory: Numbers
    let variables: UnsafeBufferPointer<Variable>
  }

  /// Makes up to `limit` updates of the current epoch.
  ///
  /// - Parameter gradient: computes the gradient of the batch that starts at a row and has a
  ///   number of rows, and returns its loss.
  @inline(__always)
  func run(
    _ progress: inout TrainingProgress, limit: Int, _ context: Context,
    gradient: (Int, Int, inout TrainingProgress) -> Double
  ) {
    var made = 0
    while made < limit && progress.position < progress.rowsPerEpoch {
      let count = min(progress.batchRows, progress.rowsPerEpoch &- progress.position)
      var objective = gradient(progress.position, count, &progress)
      if hasPenalty {
        objective += settings.regularization.penalty(
          context.pass.parameters, variables: context.variables)
      }
      guard objective.isFinite else {
        // Parameters that are no longer finite are the work of the update before.
        let isEarlier =
          progress.recording.updates > 0
          && !Kernels.areFinite(context.pass.parameters, plan.parameterCount)
        progress.recording.firstNonfiniteStep = progress.recording.updates + (isEarlier ? 0 : 1)
        return
      }
      update(objective, context, &progress)
      progress.runningSum += objective * Double(count)
      progress.position &+= count
      progress.recording.samples &+= count
      made &+= 1
    }
  }

  /// The gradient and loss of rows gathered in the epoch's order.
  @inline(__always)
  func batch(
    _ start: Int, _ count: Int, _ gatherer: RowGatherer, _ context: Context,
    _ progress: inout TrainingProgress
  ) -> Double {
    let weight = 1 / Double(count)
    var sum = 0.0
    var done = 0
    while done < count {
      let live = min(NetworkPlan.partRows, count &- done)
      let part = gatherer.gather(from: start &+ done, live: live)
      if plan.drops {
        context.pass.forward(part, dropping: &progress.dropout)
      } else {
        context.pass.forward(part)
      }
      sum += context.pass.evaluateLoss(part, weight: weight)
      context.pass.backward(part, accumulates: done > 0, drops: plan.drops)
      done &+= live
    }
    return sum / Double(count)
  }

  /// The gradient and loss of all rows.
  @inline(never)
  func wholeBatch(
    _ blocks: RowBlocks, _ context: Context, _ progress: inout TrainingProgress
  ) -> Double {
    if let loss = progress.heldLoss {
      progress.heldLoss = nil
      return loss
    }
    guard plan.drops else { return context.pass.meanLossAndGradient(blocks) }
    let weight = 1 / Double(blocks.rows)
    var sum = 0.0
    var accumulates = false
    blocks.forEach { part in
      context.pass.forward(part, dropping: &progress.dropout)
      sum += context.pass.evaluateLoss(part, weight: weight)
      context.pass.backward(part, accumulates: accumulates, drops: true)
      accumulates = true
    }
    return sum / Double(blocks.rows)
  }

  /// Changes the parameters by the batch's gradient.
  @inline(__always)
  private func update(
    _ objective: Double, _ context: Context, _ progress: inout TrainingProgress
  ) {
    let parameters = context.pass.parameters
    let gradients = context.pass.gradients
    let count = plan.parameterCount
    let rate =
      schedule?.learningRate(
        base: learningRate, update: progress.recording.updates,
        updatesPerEpoch: progress.updatesPerEpoch) ?? learningRate
    if hasPenalty {
      settings.regularization.addGradient(
        parameters, to: gradients, variables: context.variables)
    }
    if keepsSteps {
      progress.recording.stepLoss.append(objective)
      progress.recording.stepLearningRate.append(rate)
      progress.recording.stepGradientNorm.append(
        Kernels.sumOfSquares(gradients, count).magnitude.squareRoot())
    }
    if let clipping = settings.clipping {
      clipping.apply(gradients, variables: context.variables)
    }
    if decaysWeights {
      settings.regularization.decay(
        parameters, gradient: gradients, count: count, learningRate: rate)
    }
    optimizer.update(
      OptimizerUpdate(
        parameters: parameters, gradients: gradients, slots: context.memory + plan.slots,
        scalars: context.memory + plan.scalars, count: count, learningRate: rate))
    if settings.regularization.l1 != 0 {
      settings.regularization.shrink(
        parameters, variables: context.variables, learningRate: rate)
    }
    progress.recording.updates &+= 1
    if keepsEachUpdate { keep(context, &progress.recording) }
  }

  /// Records what is kept after each update.
  @inline(never)
  func keep(_ context: Context, _ recording: inout Recording) {
    if settings.record.contains(.stepParameters) {
      recording.stepParameters.append(
        [Double](UnsafeBufferPointer(start: context.memory, count: plan.parameterCount)))
    }
    if settings.record.contains(.optimizerState) {
      let slots = UnsafeBufferPointer(start: context.memory + plan.slots, count: plan.slotCount)
      let scalars = UnsafeBufferPointer(
        start: context.memory + plan.scalars, count: plan.scalarCount)
      recording.optimizerState.append([Double](slots) + [Double](scalars))
    }
  }
}
