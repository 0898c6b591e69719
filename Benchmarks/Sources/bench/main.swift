// bench [ROUNDS [NAME]]        the engine beside C, or the workloads whose names start with NAME
// bench row LABEL [ROUNDS]     the engine alone, as one row of milliseconds
// bench orders [ROUNDS]        what (b)'s rows cost in the given, one shuffled, and a new order each epoch
// bench growth ROWS EPOCHS [all]
import CReference
import LecternEngine

/// One row of the first table; `times` are the engine's, the same algorithm's in C and plain C's.
func row(_ name: String, _ times: [Double], samples: Double, isSame: Bool) -> String {
  let perSample = times.map { fixed($0 / samples * 1e9, 1) }
  let cells =
    [padded(name, 52), fixed(times[0] * 1000, 2)] + perSample
    + [fixed(times[0] / times[1], 2), isSame ? "same" : "differ"]
  return "| " + cells.joined(separator: " | ") + " |"
}

/// Prints the engine beside C, the three taking turns.
func printTable(rounds: Int, filter: String) {
  print(
    """
    | workload | engine ms | engine ns/sample | same algorithm in C | plain C | engine / C | bits |
    | --- | ---: | ---: | ---: | ---: | ---: | --- |
    """)
  for workload in Workload.all where workload.name.hasPrefix(filter) {
    var engine: [Double] = []
    var same: [Double] = []
    let times = measure(
      rounds,
      [
        { engine = (try? workload.runEngine()) ?? [] },
        { same = workload.runReference(reference_same) },
        { _ = workload.runReference(reference_naive) },
      ])
    print(row(workload.name, times, samples: workload.samples, isSame: engine == same))
  }
  let perceptron = PerceptronWorkload()
  guard perceptron.name.hasPrefix(filter) else { return }
  var engine: [Int] = []
  var same: [Int] = []
  let times = measure(
    rounds,
    [{ engine = (try? perceptron.runEngine()) ?? [] }, { same = perceptron.runReference() }])
  print(
    row(
      perceptron.name, times + [times[1]], samples: perceptron.samples, isSame: engine == same))
}

/// Prints the engine's milliseconds for (a), (b), (c), both (d) and (e), as the table of other
/// libraries has them.
func printEngineRow(_ label: String, rounds: Int) {
  var times = Workload.all.map { workload in
    measure(rounds, [{ _ = try? workload.runEngine() }])[0]
  }
  let perceptron = PerceptronWorkload()
  times.insert(measure(rounds, [{ _ = try? perceptron.runEngine() }])[0], at: 2)
  print("| " + ([label] + times.map { fixed($0 * 1000, 2) }).joined(separator: " | ") + " |")
}

/// Prints (b)'s milliseconds with rows in the given order, in one shuffled order, and shuffled before
/// every epoch: the first difference is the wait for rows from all over the table, the second the
/// shuffling.
func printOrders(rounds: Int) {
  let workload = Workload.all[1]
  let orders: [BatchOrder] = [.given, .fixed, .shuffled]
  let times = measure(
    rounds,
    orders.map { order in
      var ordered = workload
      ordered.settings.order = order
      return { _ = try? ordered.runEngine() }
    })
  print("| (b) | " + times.map { fixed($0 * 1000, 1) }.joined(separator: " | ") + " |")
}

let arguments = CommandLine.arguments
if let growth = Growth(arguments) {
  try growth.printRow()
} else if arguments.count > 1, arguments[1] == "orders" {
  printOrders(rounds: arguments.count > 2 ? Int(arguments[2]) ?? 7 : 7)
} else if arguments.count > 2, arguments[1] == "row" {
  printEngineRow(arguments[2], rounds: arguments.count > 3 ? Int(arguments[3]) ?? 7 : 7)
} else {
  printTable(
    rounds: arguments.count > 1 ? Int(arguments[1]) ?? 7 : 7,
    filter: arguments.count > 2 ? arguments[2] : "")
}
