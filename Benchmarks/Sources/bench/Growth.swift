import LecternEngine

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One run of a linear model of four features, by its size: how long it takes, how much memory the
/// process held at most, and how much of that is the recording. A process measures one run, since
/// the most that it held is never less than before.
struct Growth {
  var rows: Int
  var epochs: Int
  var record: RecordOptions

  static let width = 4

  /// `growth ROWS EPOCHS [all]`; nil for other arguments.
  init?(_ arguments: [String]) {
    guard arguments.count > 3, arguments[1] == "growth", let rows = Int(arguments[2]),
      let epochs = Int(arguments[3])
    else { return nil }
    self.rows = rows
    self.epochs = epochs
    record = arguments.count > 4 ? [.steps, .parameters] : []
  }

  func printRow() throws {
    let data = Workload.linear(rows: rows, width: Self.width)
    var settings = Workload.settings(
      .linear(inputs: Self.width), .meanSquaredError, .sgd(learningRate: 0.001), epochs: epochs)
    settings.record = record
    let before = peakBytes()
    var recorded = 0
    let repetitions = rows * epochs < 1_000_000 ? 7 : 1
    let time = measure(
      repetitions,
      [{ recorded = (try? train(settings, on: data))?.recording.byteCount ?? 0 }])[0]
    let megabyte = 1_048_576.0
    let cells = [
      grouped(rows), grouped(epochs), record.isEmpty ? "losses" : "losses, steps, parameters",
      fixed(time * 1000, 1), fixed(time / Double(rows * epochs) * 1e9, 1),
      fixed(Double(8 * rows * (Self.width + 1)) / megabyte, 2),
      fixed(Double(peakBytes()) / megabyte, 1), fixed(Double(peakBytes() - before) / megabyte, 1),
      grouped(recorded),
    ]
    print("| " + cells.joined(separator: " | ") + " |")
  }
}

/// The most memory that this process has held so far.
private func peakBytes() -> Int {
  var usage = rusage()
  #if canImport(Darwin)
    getrusage(RUSAGE_SELF, &usage)
    return usage.ru_maxrss
  #else
    getrusage(.init(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1024
  #endif
}

extension Recording {
  /// What the kept numbers take.
  fileprivate var byteCount: Int {
    let single = [
      loss, objective, validationLoss, runningLoss, stepLoss, stepGradientNorm, stepLearningRate,
    ]
    let many = [parameters, stepParameters, optimizerState, gradientNorms, updateNorms]
    return 8 * (single.reduce(0) { $0 + $1.count } + many.joined().reduce(0) { $0 + $1.count })
  }
}
