import LecternNumerics

/// Every number of one update: forward, backward and the change.
public struct StepTrace: Equatable, Sendable {
  /// One layer's numbers; matrices have a row for each row of the batch.
  public struct LayerValues: Equatable, Sendable {
    /// What the layer takes, shape `[rows, inputs]`; after the layer below dropped some.
    public var inputs: Matrix
    /// Weighted sums, shape `[rows, units]`.
    public var sums: Matrix
    /// f of the sums, before any are dropped.
    public var activations: Matrix
    /// The loss's gradient at the sums, shape `[rows, units]`; one over the rows is in it.
    public var sumGradients: Matrix
    /// The loss's gradient at the weights, shape `[units, inputs]`, without penalties.
    public var weightGradients: Matrix
    /// The loss's gradient at the biases, one per unit; empty for a layer without.
    public var biasGradients: [Double]
  }

  /// Which update this is, from 1, and in which epoch, from 1.
  public var update: Int
  public var epoch: Int
  /// The batch's rows among the training rows.
  public var rows: [UInt32]
  /// The batch's targets, shape `[rows, outputs]`; empty for a loss on classes.
  public var targets: Matrix
  /// The batch's classes; empty for a loss on numbers.
  public var labels: [UInt32]
  /// The rate that the schedule gave for this update.
  public var learningRate: Double
  /// The batch's mean loss before the update, without penalties.
  public var loss: Double
  /// From the first layer to the last.
  public var layers: [LayerValues]
  /// What the optimizer was given: with penalties, clipped.
  public var gradients: [Double]
  /// All parameters before the update; see ``Network`` for their order.
  public var parametersBefore: [Double]
  /// All parameters after it, before early stopping puts any back.
  public var parametersAfter: [Double]
  /// The optimizer's slots, then its scalars.
  public var optimizerStateBefore: [Double]
  /// The same after the update.
  public var optimizerStateAfter: [Double]
}

extension Training {
  /// Makes one update and returns all of its numbers; nil when finished, or when the update was
  /// not made since its loss is not finite.
  public mutating func tracedStep() -> StepTrace? {
    guard !isFinished else { return nil }
    let before = self
    let start = progress.position
    let endsEpoch = advance(updates: 1)
    // Captured before the end of an epoch, which may put other parameters back.
    let after = self
    if endsEpoch { endEpoch() }
    guard after.recording.updates > before.recording.updates else { return nil }
    let count = min(progress.batchRows, progress.rowsPerEpoch - start)
    let rows = [UInt32](after.progress.order[start..<start + count])
    let batch = data.selecting(rows: rows)
    var random = before.progress.dropout
    let values = layerValues(batch, at: before.parameters, &random)
    return StepTrace(
      update: after.recording.updates, epoch: before.recording.epochs + 1, rows: rows,
      targets: batch.targets, labels: batch.labels,
      learningRate: settings.schedule.learningRate(
        base: settings.optimizer.learningRate, update: before.recording.updates,
        updatesPerEpoch: progress.updatesPerEpoch),
      loss: values.loss, layers: values.layers, gradients: after.gradients,
      parametersBefore: before.parameters, parametersAfter: after.parameters,
      optimizerStateBefore: before.optimizerState, optimizerStateAfter: after.optimizerState)
  }

  /// Goes forward and back through all layers and keeps everything.
  private func layerValues(
    _ batch: Dataset, at parameters: [Double], _ random: inout RandomStream
  ) -> (loss: Double, layers: [StepTrace.LayerValues]) {
    let layout = NetworkPlan(settings.network, keepsSums: true)
    let plan = MemoryPlan(layout, memory: .none, columns: padded(batch.rows))
    var memory = [Double](repeating: 0, count: plan.count)
    for i in 0..<parameters.count { memory[i] = parameters[i] }
    let rows = TrainingRows(batch, loss: settings.loss, settings: settings)
    let whole = RowBlocks(
      features: rows.features, targets: rows.targets, targetCount: rows.targetCount,
      labels: rows.labels, width: plan.columns)
    var loss = 0.0
    var values: [StepTrace.LayerValues] = []
    memory.withUnsafeMutableBufferPointer { memory in
      layout.layers.withUnsafeBufferPointer { layers in
        let pass = NetworkPass(
          memory: memory.start, plan: plan, layers: layers, loss: settings.loss,
          outputs: layout.outputs)
        whole.forEach { part in
          pass.forward(part, dropping: &random)
          loss = pass.evaluateLoss(part, weight: 1 / Double(part.live)) / Double(part.live)
          pass.backward(part, accumulates: false, drops: true) { index, source, gradient in
            let layer = layers[index]
            let rowStart = pass.layerRows
            values.append(
              StepTrace.LayerValues(
                inputs: matrix(source, layer.inputs, part),
                sums: matrix(rowStart + layer.z * part.columns, layer.outputs, part),
                activations: matrix(rowStart + layer.a * part.columns, layer.outputs, part),
                sumGradients: matrix(gradient, layer.outputs, part),
                weightGradients: Matrix(
                  rows: layer.outputs, columns: layer.inputs,
                  elements: [Double](
                    UnsafeBufferPointer(
                      start: pass.gradients + layer.weights, count: layer.outputs * layer.inputs))),
                biasGradients: layer.biases.map {
                  [Double](UnsafeBufferPointer(start: pass.gradients + $0, count: layer.outputs))
                } ?? []))
          }
        }
      }
    }
    values.reverse()
    return (loss, values)
  }
}

/// `width` rows of a part's numbers as a matrix with a row for each row of the batch.
private func matrix(
  _ numbers: ConstantNumbers, _ width: Int, _ part: NetworkPass.Part
) -> Matrix {
  var result = Matrix(rows: part.live, columns: width)
  for c in 0..<part.live {
    for j in 0..<width { result[c, j] = numbers[j * part.columns + c] }
  }
  return result
}
