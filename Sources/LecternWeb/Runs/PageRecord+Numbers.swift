extension PageRecord {
  /// What the run computed, one after the other: losses, validation losses, running means and
  /// parameters. What a rerun on another machine is compared by.
  public var computed: [Double] { losses + validation + running + parameters }
}

extension NumberWriter {
  mutating func add(_ record: PageRecord) {
    add(record.unit == .step)
    add(list: record.losses)
    add(list: record.validation)
    add(list: record.running)
    add(list: record.mistakes)
    add(record.parametersByEpoch.count)
    for parameters in record.parametersByEpoch { add(list: parameters) }
    add(list: record.parameters)
    add(record.epochs)
    add(record.updates)
    add(record.firstNonfiniteStep ?? 0)
  }
}

extension PageRecord {
  init(_ reader: inout NumberReader) {
    self.init()
    unit = reader.flag() ? .step : .epoch
    losses = reader.list()
    validation = reader.list()
    running = reader.list()
    mistakes = reader.list()
    for _ in 0..<reader.count() { parametersByEpoch.append(reader.list()) }
    parameters = reader.list()
    epochs = reader.integer()
    updates = reader.integer()
    let step = reader.integer()
    firstNonfiniteStep = step == 0 ? nil : step
  }
}
