extension Network {
  /// The activations of the last layer for each row of `features`, dropping none.
  ///
  /// Shape `[rows, outputs]`. For the cross-entropies these are logits.
  /// - Precondition: `features` has ``inputs`` columns and `parameters` are this network's.
  public func outputs(for features: Matrix, parameters: [Double]) -> Matrix {
    precondition(features.columns == inputs && parameters.count == parameterCount)
    var result = Matrix(rows: features.rows, columns: outputs)
    guard features.rows > 0, !layers.isEmpty else { return result }
    let outputs = outputs
    let network = NetworkPlan(self)
    let columns = min(NetworkPlan.partRows, padded(features.rows))
    let plan = MemoryPlan(network, memory: .none, columns: columns)
    var memory = [Double](repeating: 0, count: plan.count)
    for i in 0..<parameters.count { memory[i] = parameters[i] }
    let blocks = RowBlocks(
      features: features, targets: [], targetCount: 0, labels: [],
      inPlace: network.readsRowsInPlace)
    memory.withUnsafeMutableBufferPointer { memory in
      network.layers.withUnsafeBufferPointer { layers in
        let pass = NetworkPass(
          memory: memory.start, plan: plan, layers: layers, loss: .meanSquaredError,
          outputs: outputs)
        var row = 0
        blocks.forEach { part in
          pass.forward(part)
          let a = pass.result(part)
          for c in 0..<part.live {
            for o in 0..<outputs {
              result.elements[(row + c) * outputs + o] = a[o * part.columns + c]
            }
          }
          row += part.live
        }
      }
    }
    return result
  }
}

extension Training {
  /// The network's outputs for each row of `features` with the parameters now.
  public func outputs(for features: Matrix) -> Matrix {
    settings.network.outputs(for: features, parameters: parameters)
  }
}
