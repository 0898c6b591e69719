/// The mean loss of a network over rows as a function of its parameters, without penalties and
/// without dropout.
public struct LossEvaluator: Sendable {
  /// The network whose parameters are the arguments, in its order.
  public let network: Network
  private let loss: Loss
  private let layout: NetworkPlan
  private let plan: MemoryPlan
  private let blocks: RowBlocks
  private var memory: [Double]

  /// - Throws: ``EngineError`` when the network or the loss does not fit the rows.
  public init(network: Network, loss: Loss, on data: Dataset) throws(EngineError) {
    let settings = TrainingSettings(
      network: network, loss: loss, optimizer: .sgd(learningRate: 0))
    guard data.rows > 0 else { throw .noRows }
    try network.validate()
    try loss.validate()
    try settings.validate(rows: data)
    self.network = network
    self.loss = loss
    layout = NetworkPlan(network)
    blocks = TrainingRows(data, loss: loss, settings: settings)
      .blocks(inPlace: layout.readsRowsInPlace)
    plan = MemoryPlan(
      layout, memory: .none, columns: min(NetworkPlan.partRows, padded(data.rows)))
    memory = [Double](repeating: 0, count: plan.count)
  }

  /// The mean loss at `parameters`, of which there are as many as the network has.
  public mutating func loss(at parameters: [Double]) -> Double {
    let blocks = blocks
    return withPass(at: parameters) { $0.meanLoss(blocks) }
  }

  /// The mean loss at `parameters` and its gradient there.
  public mutating func lossAndGradient(
    at parameters: [Double]
  ) -> (loss: Double, gradient: [Double]) {
    let blocks = blocks
    let loss = withPass(at: parameters) { $0.meanLossAndGradient(blocks) }
    return (loss, [Double](memory[plan.gradients..<plan.gradients + plan.parameterCount]))
  }

  private mutating func withPass<Result>(
    at parameters: [Double], _ body: (NetworkPass) -> Result
  ) -> Result {
    precondition(parameters.count == plan.parameterCount)
    for i in 0..<parameters.count { memory[i] = parameters[i] }
    let (plan, layout, loss) = (plan, layout, loss)
    return memory.withUnsafeMutableBufferPointer { memory in
      layout.layers.withUnsafeBufferPointer { layers in
        body(
          NetworkPass(
            memory: memory.start, plan: plan, layers: layers, loss: loss,
            outputs: layout.outputs))
      }
    }
  }
}
