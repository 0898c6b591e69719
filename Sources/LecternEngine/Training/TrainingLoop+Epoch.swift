extension TrainingLoop {
  /// Records the epoch that ended and decides whether training goes on.
  func endEpoch(_ progress: inout TrainingProgress, goesOn: Bool) {
    let rowsSeen = progress.position
    progress.recording.epochs += 1
    progress.recording.runningLoss.append(
      rowsSeen > 0 ? progress.runningSum / Double(rowsSeen) : Double.nan)
    progress.position = 0
    let isLast = progress.recording.epochs >= updater.settings.epochs
    let isBroken = progress.recording.firstNonfiniteStep != nil
    evaluate(&progress, goesOn: goesOn && !isLast && !isBroken)
    let loss = progress.recording.loss[progress.recording.epochs]
    if !isBroken && !(loss.isFinite && parametersAreFinite) {
      progress.recording.firstNonfiniteStep = progress.recording.updates
    }
    if isLast || progress.recording.firstNonfiniteStep != nil { progress.isFinished = true }
    if let earlyStopping = updater.settings.earlyStopping { watch(earlyStopping, &progress) }
  }

  private var parametersAreFinite: Bool {
    Kernels.areFinite(context.pass.parameters, updater.plan.parameterCount)
  }

  private func watch(_ rule: EarlyStopping, _ progress: inout TrainingProgress) {
    let epoch = progress.recording.epochs
    let current =
      rule.monitor == .loss
      ? progress.recording.loss[epoch] : progress.recording.validationLoss[epoch]
    if current < progress.bestLoss - rule.minimumDelta {
      progress.bestLoss = current
      progress.recording.bestEpoch = epoch
      progress.epochsWithoutImprovement = 0
      if rule.restoresBest { progress.bestParameters = parameters }
    } else {
      progress.epochsWithoutImprovement += 1
      if progress.epochsWithoutImprovement >= rule.patience && !progress.isFinished {
        progress.isFinished = true
        progress.recording.stoppedEarly = true
      }
    }
    if progress.isFinished && rule.restoresBest && !progress.bestParameters.isEmpty {
      let best = progress.bestParameters
      for i in 0..<best.count { context.pass.parameters[i] = best[i] }
      progress.recording.restoredBest = true
    }
  }

  /// Records the losses over all rows now, and what else is kept by epoch.
  ///
  /// - Parameter goesOn: whether an update follows, which may take its gradient from here.
  func evaluate(_ progress: inout TrainingProgress, goesOn: Bool) {
    let pass = context.pass
    let record = updater.settings.record
    let isFirst = progress.recording.loss.isEmpty
    let holdsGradient = goesOn && progress.isFullBatch && !updater.plan.drops
    let loss =
      holdsGradient || record.contains(.gradients)
      ? pass.meanLossAndGradient(blocks) : pass.meanLoss(blocks)
    progress.heldLoss = holdsGradient ? loss : nil
    progress.recording.loss.append(loss)
    let regularization = updater.settings.regularization
    progress.recording.objective.append(
      loss + regularization.penalty(pass.parameters, variables: context.variables))
    if let validation { progress.recording.validationLoss.append(pass.meanLoss(validation)) }
    if record.contains(.gradients) {
      progress.recording.gradientNorms.append(
        layerNorms(context.variables) { variable in
          Kernels.sumOfSquares(pass.gradients + variable.start, variable.count)
        })
    }
    if record.contains(.updates) {
      let before = progress.previousParameters
      if !isFirst {
        progress.recording.updateNorms.append(
          layerNorms(context.variables) { variable in
            var sum = 0.0
            for i in variable.start..<variable.start + variable.count {
              let change = pass.parameters[i] - before[i]
              sum += change * change
            }
            return sum
          })
      }
      progress.previousParameters = parameters
    }
    if record.contains(.activations) {
      let statistics = pass.activationStatistics(blocks)
      progress.recording.activationMeans.append(statistics.means)
      progress.recording.activationDeviations.append(statistics.deviations)
    }
    if record.contains(.parameters) { progress.recording.parameters.append(parameters) }
  }
}

/// The root of each layer's sum of squares, its weights and biases together.
private func layerNorms(
  _ variables: UnsafeBufferPointer<Variable>, _ squares: (Variable) -> Double
) -> [Double] {
  var sums: [Double] = []
  for variable in variables {
    // A layer's biases follow its weights.
    if variable.isBias {
      sums[sums.count - 1] += squares(variable)
    } else {
      sums.append(squares(variable))
    }
  }
  return sums.map { $0.magnitude.squareRoot() }
}
