import LecternNumerics

/// One pass of a part of a batch through a network and back, on memory owned by the caller.
///
/// The pointers hold only within the call that made the pass.
struct NetworkPass {
  typealias LayerPlan = NetworkPlan.LayerPlan

  let layers: UnsafeBufferPointer<LayerPlan>
  let loss: Loss
  let outputs: Int
  let parameters: Numbers
  let gradients: Numbers
  let layerRows: Numbers
  let delta: Numbers
  let otherDelta: Numbers
  let scratch: Numbers
  let masks: Numbers

  init(
    memory: Numbers, plan: MemoryPlan, layers: UnsafeBufferPointer<LayerPlan>, loss: Loss,
    outputs: Int
  ) {
    self.layers = layers
    self.loss = loss
    self.outputs = outputs
    parameters = memory
    gradients = memory + plan.gradients
    layerRows = memory + plan.layers
    delta = memory + plan.delta
    otherDelta = memory + plan.otherDelta
    scratch = memory + plan.scratch
    masks = memory + plan.masks
  }

  /// A part's rows.
  struct Part {
    /// `[features][columns]`; not read where there are ``rows``.
    let input: ConstantNumbers
    /// Where each of the `columns` rows starts, for a first layer that reads them in place.
    let rows: RowKernels.Rows?
    let targets: ConstantNumbers
    let labels: UnsafePointer<UInt32>
    let live: Int
    let columns: Int
  }

  /// Where layer `index` finds its input.
  @inline(__always)
  private func source(_ index: Int, _ part: Part, drops: Bool) -> ConstantNumbers {
    if index == 0 { return part.input }
    let below = layers.start + (index &- 1)
    return ConstantNumbers(
      layerRows + (drops ? below.pointee.dropped : below.pointee.a) &* part.columns)
  }

  /// The activations of the last layer.
  @inline(__always) func result(_ part: Part) -> Numbers {
    layerRows + layers[layers.count - 1].a &* part.columns
  }

  /// Computes every layer's activations, dropping none.
  @inline(__always) func forward(_ part: Part) {
    for index in 0..<layers.count { forward(part, layer: index, drops: false) }
  }

  /// Computes every layer's activations and drops some where a layer asks for it.
  @inline(never)
  func forward(_ part: Part, dropping random: inout RandomStream) {
    for index in 0..<layers.count {
      forward(part, layer: index, drops: true)
      if layers[index].dropout > 0 { drop(part, layer: index, &random) }
    }
  }

  @inline(__always)
  private func forward(_ part: Part, layer index: Int, drops: Bool) {
    let layer = layers.start + index
    let z = layerRows + layer.pointee.z &* part.columns
    let weights = ConstantNumbers(parameters + layer.pointee.weights)
    let biases = layer.pointee.biases.map { ConstantNumbers(parameters + $0) }
    if index == 0, let rows = part.rows {
      RowKernels.forward(
        weights: weights, bias: biases?[0] ?? 0, rows: rows, output: z,
        inputs: layer.pointee.inputs, columns: part.columns)
    } else {
      Kernels.forward(
        weights: weights, biases: biases, input: source(index, part, drops: drops), output: z,
        outputs: layer.pointee.outputs, inputs: layer.pointee.inputs, columns: part.columns)
    }
    if !layer.pointee.isIdentity {
      let a = layerRows + layer.pointee.a &* part.columns
      let count = layer.pointee.outputs &* part.columns
      if a != z { a.update(from: z, count: count) }
      layer.pointee.activation.forward(a, count: count)
    }
  }

  /// Draws unit by unit, and row by row within a unit.
  private func drop(_ part: Part, layer index: Int, _ random: inout RandomStream) {
    let layer = layers[index]
    let columns = part.columns
    let keep = 1 / (1 - layer.dropout)
    for u in 0..<layer.outputs {
      let mask = masks + (layer.mask + u) * columns
      let a = layerRows + (layer.a + u) * columns
      let result = layerRows + (layer.dropped + u) * columns
      for c in 0..<columns {
        mask[c] = c < part.live ? (random.uniform() < layer.dropout ? 0 : keep) : 0
        result[c] = a[c] * mask[c]
      }
    }
  }

  /// The sum of the part's losses; leaves the gradient at the outputs, weighted by `weight`.
  @inline(__always) func evaluateLoss(_ part: Part, weight: Double) -> Double {
    loss.evaluate(
      LossBatch(
        outputs: result(part), gradient: delta, targets: part.targets, labels: part.labels,
        scratch: scratch, outputCount: outputs, live: part.live, columns: part.columns,
        weight: weight))
  }

  /// Computes the gradients of all parameters from the gradient at the outputs.
  ///
  /// - Parameters:
  ///   - accumulates: whether to add to the gradients of the batch's earlier parts.
  ///   - drops: whether the forward pass dropped activations.
  ///   - watch: called with each layer's index, its input and the gradient at its sums.
  @inline(__always)
  func backward(
    _ part: Part, accumulates: Bool, drops: Bool,
    watch: (Int, ConstantNumbers, ConstantNumbers) -> Void = { _, _, _ in }
  ) {
    var gradient = delta
    var other = otherDelta
    var index = layers.count &- 1
    while true {
      let layer = layers.start + index
      if !layer.pointee.isIdentity { backActivation(layer, part, gradient) }
      let weightGradient = gradients + layer.pointee.weights
      let biasGradient = layer.pointee.biases.map { gradients + $0 }
      if index == 0, let rows = part.rows {
        RowKernels.backwardWeights(
          gradient: gradient, rows: rows, weightGradient: weightGradient,
          biasGradient: biasGradient, inputs: layer.pointee.inputs, columns: part.columns,
          accumulates: accumulates)
      } else {
        Kernels.backwardWeights(
          gradient: gradient, input: source(index, part, drops: drops),
          weightGradient: weightGradient, biasGradient: biasGradient,
          outputs: layer.pointee.outputs, inputs: layer.pointee.inputs, columns: part.columns,
          accumulates: accumulates)
      }
      watch(index, source(index, part, drops: drops), gradient)
      if index == 0 { return }
      Kernels.backwardInput(
        weights: parameters + layer.pointee.weights, gradient: gradient, result: other,
        outputs: layer.pointee.outputs, inputs: layer.pointee.inputs, columns: part.columns)
      swap(&gradient, &other)
      index &-= 1
      if drops && layers[index].dropout > 0 {
        let mask = masks + layers[index].mask * part.columns
        for i in 0..<layers[index].outputs * part.columns { gradient[i] *= mask[i] }
      }
    }
  }

  @inline(__always)
  private func backActivation(
    _ layer: UnsafePointer<LayerPlan>, _ part: Part, _ gradient: Numbers
  ) {
    layer.pointee.activation.backward(
      z: layerRows + layer.pointee.z &* part.columns,
      a: layerRows + layer.pointee.a &* part.columns, gradient: gradient,
      count: layer.pointee.outputs &* part.columns)
  }
}
