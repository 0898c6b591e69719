import CReference
import LecternEngine

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Least processor time of some repetitions, in seconds; the repetitions of what is compared take
/// turns, so that other work on the machine hits all alike.
func measure(_ repetitions: Int, _ work: [() -> Void]) -> [Double] {
  var best = [Double](repeating: .infinity, count: work.count)
  for _ in 0..<repetitions {
    for (i, run) in work.enumerated() {
      let start = processorTime()
      run()
      best[i] = min(best[i], processorTime() - start)
    }
  }
  return best
}

/// What this process has used so far, in seconds: waiting for its turn does not count.
func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}

/// `value` with `digits` after the point.
func fixed(_ value: Double, _ digits: Int) -> String {
  var scale = 1.0
  for _ in 0..<digits { scale *= 10 }
  let whole = Int((value * scale).rounded())
  guard digits > 0 else { return "\(whole)" }
  let text = "\(whole)"
  let all = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
  return "\(all.dropLast(digits)).\(all.suffix(digits))"
}

func row(_ name: String, _ times: [Double], samples: Double, note: String) {
  let perSample = times.map { $0 / samples * 1e9 }
  let cells = [
    padded(name, 52), fixed(times[0] * 1000, 2), fixed(perSample[0], 1), fixed(perSample[1], 1),
    fixed(perSample[2], 1), fixed(times[0] / times[1], 2), note,
  ]
  print("| " + cells.joined(separator: " | ") + " |")
}

if let growth = Growth(CommandLine.arguments) {
  try growth.printRow()
  exit(0)
}

let repetitions = CommandLine.arguments.count > 1 ? Int(CommandLine.arguments[1]) ?? 7 : 7
/// Only workloads whose name holds this run.
let filter = CommandLine.arguments.count > 2 ? CommandLine.arguments[2] : ""
print(
  """
  | workload | engine ms | engine ns/sample | same algorithm in C | plain C | engine / C | bits |
  | --- | ---: | ---: | ---: | ---: | ---: | --- |
  """)
for workload in Workload.all where workload.name.hasPrefix(filter) {
  var engine: [Double] = []
  var same: [Double] = []
  let times = measure(
    repetitions,
    [
      { engine = (try? workload.runEngine()) ?? [] },
      { same = workload.runReference(reference_same) },
      { _ = workload.runReference(reference_naive) },
    ])
  row(workload.name, times, samples: workload.samples, note: engine == same ? "same" : "differ")
}

let blobs = Workload.classes(rows: 1000, width: 2, count: 2)
let epochs = 100
var engineErrors: [Int] = []
var errors = [Int](repeating: 0, count: epochs)
let times = measure(
  repetitions,
  [
    {
      guard
        var training = try? PerceptronTraining(
          PerceptronSettings(rule: .margin, epochs: epochs), on: blobs)
      else { return }
      training.run()
      engineErrors = [Int](training.recording.errors.dropFirst())
    },
    {
      var weights = [0.0, 0.0]
      var bias = 0.0
      _ = reference_perceptron(
        blobs.features.elements, blobs.labels, blobs.rows, 2, Int32(epochs), &weights, &bias,
        &errors)
    },
  ])
row(
  "(c) perceptron 1000x2, 100 epochs", times + [times[1]],
  samples: Double(blobs.rows * epochs), note: engineErrors == errors ? "same" : "differ")
