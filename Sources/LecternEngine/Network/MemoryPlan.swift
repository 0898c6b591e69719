/// How a training's one block of memory is divided. Every region starts at a multiple of 8.
struct MemoryPlan: Sendable {
  let parameterCount: Int
  let slotCount: Int
  let scalarCount: Int
  /// Whether any layer drops activations.
  let drops: Bool
  /// The most columns that a part can have.
  let columns: Int

  let gradients: Int
  let slots: Int
  let scalars: Int
  let input: Int
  let layers: Int
  let targets: Int
  let delta: Int
  let otherDelta: Int
  let scratch: Int
  let masks: Int
  let count: Int

  init(_ network: NetworkPlan, memory: OptimizerMemory, columns: Int) {
    self.columns = columns
    drops = network.maskRows > 0
    parameterCount = network.parameterCount
    slotCount = memory.slotCount * network.parameterCount
    scalarCount = memory.scalarCount
    var next = 0
    func region(_ size: Int) -> Int {
      defer { next += padded(size) }
      return next
    }
    _ = region(parameterCount)
    gradients = region(parameterCount)
    slots = region(slotCount)
    scalars = region(scalarCount)
    // Where rows are read in place, only the row of zeros that pads them stands here.
    input = region(network.inputs * (network.readsRowsInPlace ? 1 : columns))
    layers = region(network.layerRows * columns)
    targets = region(network.outputs * columns)
    delta = region(network.widest * columns)
    otherDelta = region(network.widest * columns)
    scratch = region(2 * columns)
    masks = region(network.maskRows * columns)
    count = next
  }
}
