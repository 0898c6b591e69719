extension Training {
  /// Records the epoch that ended and decides whether training goes on.
  mutating func endEpoch() {
    let rowsSeen = progress.position
    progress.recording.epochs += 1
    progress.recording.runningLoss.append(
      rowsSeen > 0 ? progress.runningSum / Double(rowsSeen) : Double.nan)
    progress.position = 0
    evaluate()
    let loss = progress.recording.loss[progress.recording.epochs]
    if progress.recording.firstNonfiniteStep == nil && !(loss.isFinite && parametersAreFinite) {
      progress.recording.firstNonfiniteStep = progress.recording.updates
    }
    if progress.recording.firstNonfiniteStep != nil
      || progress.recording.epochs >= settings.epochs
    {
      isFinished = true
    }
    if let earlyStopping = settings.earlyStopping { watch(earlyStopping) }
  }

  private var parametersAreFinite: Bool {
    memory.withUnsafeBufferPointer { Kernels.areFinite($0.start, plan.parameterCount) }
  }

  private mutating func watch(_ rule: EarlyStopping) {
    let series =
      rule.monitor == .loss ? progress.recording.loss : progress.recording.validationLoss
    let current = series[progress.recording.epochs]
    if current < progress.bestLoss - rule.minimumDelta {
      progress.bestLoss = current
      progress.recording.bestEpoch = progress.recording.epochs
      progress.epochsWithoutImprovement = 0
      if rule.restoresBest { progress.bestParameters = parameters }
    } else {
      progress.epochsWithoutImprovement += 1
      if progress.epochsWithoutImprovement >= rule.patience && !isFinished {
        isFinished = true
        progress.recording.stoppedEarly = true
      }
    }
    if isFinished && rule.restoresBest && !progress.bestParameters.isEmpty {
      parameters = progress.bestParameters
      progress.recording.restoredBest = true
    }
  }

  /// Records what is kept before the first update.
  mutating func recordStep() {
    if settings.record.contains(.stepParameters) {
      progress.recording.stepParameters.append(parameters)
    }
    if settings.record.contains(.optimizerState) {
      progress.recording.optimizerState.append(optimizerState)
    }
  }

  /// Records the losses over all rows now, and what else is kept by epoch.
  mutating func evaluate() {
    let isFirst = progress.recording.loss.isEmpty
    let before = progress.previousParameters
    var recording = progress.recording
    progress.recording = Recording()
    let (blocks, validation, settings) = (blocks, validation, settings)
    withPass { pass, variables in
      let loss = pass.meanLoss(blocks)
      let penalty = settings.regularization.penalty(pass.parameters, variables: variables)
      recording.loss.append(loss)
      recording.objective.append(loss + penalty)
      if let validation { recording.validationLoss.append(pass.meanLoss(validation)) }
      if settings.record.contains(.gradients) {
        pass.meanLossAndGradient(blocks)
        recording.gradientNorms.append(
          layerNorms(variables) { variable in
            Kernels.sumOfSquares(pass.gradients + variable.start, variable.count)
          })
      }
      if settings.record.contains(.updates) && !isFirst {
        recording.updateNorms.append(
          layerNorms(variables) { variable in
            var sum = 0.0
            for i in variable.start..<variable.start + variable.count {
              let change = pass.parameters[i] - before[i]
              sum += change * change
            }
            return sum
          })
      }
      if settings.record.contains(.activations) {
        let statistics = pass.activationStatistics(blocks)
        recording.activationMeans.append(statistics.means)
        recording.activationDeviations.append(statistics.deviations)
      }
    }
    if settings.record.contains(.parameters) { recording.parameters.append(parameters) }
    progress.recording = recording
    if settings.record.contains(.updates) { progress.previousParameters = parameters }
  }

  /// Calls `body` with a pass over this training's memory.
  mutating func withPass<Result>(
    _ body: (NetworkPass, UnsafeBufferPointer<Variable>) -> Result
  ) -> Result {
    let (plan, network, loss) = (plan, network, settings.loss)
    return memory.withUnsafeMutableBufferPointer { memory in
      network.layers.withUnsafeBufferPointer { layers in
        network.variables.withUnsafeBufferPointer { variables in
          body(
            NetworkPass(
              memory: memory.start, plan: plan, layers: layers, loss: loss,
              outputs: network.outputs),
            variables)
        }
      }
    }
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
