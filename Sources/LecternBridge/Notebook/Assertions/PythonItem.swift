import LecternRun
import LecternSpec

/// What a part of an expression stands for in a notebook: Python for a value, or something with
/// parts of its own.
indirect enum PythonItem {
  /// One number, truth or text.
  case value(String)
  case series(PythonSeries)
  /// Numbers by place, as an array; `rows` says which rows of a table they belong to.
  case numbers(String, rows: PythonRows?)
  /// Rows of numbers as an array.
  case table(String)
  case run(RunObject)
  case compare(BridgedCompare)
  /// The same path in every member of a compare.
  case many([PythonItem])
  case part(RunObject, DataPart)
  case parameters(RunObject)
  case weights(RunObject, isScaled: Bool)
  case scaled(RunObject)
  /// A layer of a deeper model, by its index.
  case layer(RunObject, Int)
  case curvature(String)
  case gradientNorms(RunObject)
  case data(DataResult)
  case dataPart(DataResult, DataPart)
  /// The numbers of a column by the values of another one.
  case groups(String, rows: PythonRows, column: DataColumn)
  case trace(TraceObject)
  case step(StepObject)
  case stepLayers(StepObject)
  case stepLayer(StepObject, Int)
  case stepSlopes(StepObject, Int)
  /// One number of every parameter, in the order of `names`; `path` is what was said of the name.
  case named(array: String, names: [String], path: String)
  case gradientCheck(TraceObject)
}

/// A value over time.
struct PythonSeries {
  /// The value at an index, which counts epochs from the start at 0, or updates.
  var element: @Sendable (String) -> String
  /// All values as a list.
  var whole: String
  /// The index of the first value in `whole`.
  var first = 0
  var initial: String
  var final: String
  /// What stands for the series as a whole, where one number does.
  var value: String?
  var countsUpdates = false

  /// A list of the run's that has an entry for the start, which means nothing where `first` is 1.
  init(list: String, first: Int = 0, countsUpdates: Bool = false) {
    element = { "\(list)[\($0)]" }
    whole = first == 0 ? list : "\(list)[\(first):]"
    (initial, final) = ("\(list)[\(first)]", "\(list)[-1]")
    self.first = first
    self.countsUpdates = countsUpdates
  }

  /// Something that is computed for every epoch from the parameters after it.
  init(
    of object: RunObject, value: String?, element: @escaping @Sendable (String) -> String
  ) {
    self.element = element
    (initial, final) = (element("0"), value ?? element("-1"))
    whole = "[\(element("e")) for e in range(len(\(object.python).path))]"
    self.value = value
  }

  /// From one index to another, both included.
  func part(from start: String, to end: String) -> PythonSeries {
    var part = self
    part.whole =
      first == 0 ? "\(whole)[\(start):\(end) + 1]" : "\(whole)[\(start) - \(first):\(end)]"
    (part.initial, part.final, part.value) = ("\(part.whole)[0]", "\(part.whole)[-1]", nil)
    return part
  }
}

/// A run that the notebook has repeated.
struct RunObject: Sendable {
  var run: BridgedRun

  var python: String { "runs[\(PythonLiteral.string(run.result.name))]" }
  var model: ModelShape { run.result.model }
  var isFunction: Bool { model.kind == .function }
  var isPerceptron: Bool { run.result.perceptron != nil }
  /// One layer with one output, whose weights have the names of the inputs.
  var isOneUnit: Bool { !isFunction && run.result.fitted.layers.map(\.outputs) == [1] }
  var isSolved: Bool { if case .solve = run.spec.method { true } else { false } }

  /// Where the parameters of each layer stand among all.
  var layers: [(weights: Int, biases: Int, end: Int, inputs: Int)] {
    var start = 0
    return run.result.fitted.layers.map { layer in
      let biases = start + layer.weights.count
      defer { start = biases + layer.bias.count }
      return (start, biases, biases + layer.bias.count, layer.inputs)
    }
  }
}

/// The rows of a table that numbers belong to: all, or a part of them.
struct PythonRows {
  var data: DataResult
  var part: DataPart?

  /// A column of these rows as an array.
  func column(_ name: String) -> String {
    let arguments = [data.name, name].map(PythonLiteral.string)
    return call("column", arguments + (isWhole ? [] : [PythonLiteral.string(part?.rawValue ?? "")]))
  }

  private var isWhole: Bool { part == nil || data.validation.isEmpty && data.test.isEmpty }
}

/// A trace of a run that the notebook has repeated.
struct TraceObject {
  var run: RunObject
  var trace: BridgedTrace
}

/// One update of a trace.
struct StepObject {
  var trace: TraceObject
  var step: TraceStep

  var run: RunObject { trace.run }
  var python: String { "\(run.python).steps[\(step.step)]" }
  var names: [String] { step.updates.map(\.parameter) }
}
