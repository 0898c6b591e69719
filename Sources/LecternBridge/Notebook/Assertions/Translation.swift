import LecternRun
import LecternSource
import LecternSpec

/// Expressions over results as Python over what a notebook has computed.
struct Translation {
  let scope: NotebookScope
  /// The tables that the Python reads, in the order of their first use.
  private(set) var tables: [String] = []
  /// The share by which digits of the runs spoken of may differ between correct programs.
  private(set) var slack = 0.0
  /// What bare names mean parts of, innermost last.
  var inner: [PythonItem] = []
  /// The Python name of the epoch at which series are asked.
  var moment: String?

  init(_ scope: NotebookScope) { self.scope = scope }

  /// Makes bare names mean the parts of a run or a compare, as in its own expectations.
  mutating func enter(_ name: String) throws(Unasserted) {
    guard let item = try absolute(name) else { throw .run(name) }
    inner.append(item)
  }

  mutating func needs(_ table: DataResult) {
    if !tables.contains(table.name) { tables.append(table.name) }
  }

  // MARK: Values

  mutating func value(of expression: Expression) throws(Unasserted) -> String {
    try value(of: item(of: expression))
  }

  func value(of item: PythonItem) throws(Unasserted) -> String {
    switch item {
    case .value(let python): return python
    case .series(let series):
      if let moment, !series.countsUpdates { return series.element(moment) }
      if let value = series.value { return value }
      throw .other
    case .named(let array, let names, let path):
      guard let place = place(of: path, among: names) else { throw .other }
      return "\(array)[\(place)]"
    case .parameters(let object): return "len(\(object.python).final)"
    case .gradientCheck(let object): return gradientCheck(object, width: nil)
    case .table(let python): return "\(python)[0, 0]"
    case .numbers(let python, rows: nil): return "\(python)[0]"
    default: throw .other
    }
  }

  /// The parameter of this name; `weight` where only one has more to its name.
  private func place(of path: String, among names: [String]) -> Int? {
    if let place = names.firstIndex(of: path) { return place }
    let longer = names.indices.filter { names[$0].hasPrefix(path + ".") }
    return longer.count == 1 ? longer[0] : nil
  }

  // MARK: Items

  mutating func item(of expression: Expression) throws(Unasserted) -> PythonItem {
    switch expression.kind {
    case .number(let literal): return .value(PythonLiteral.plain(literal.value))
    case .never, .infinity: return .value("float(\"inf\")")
    case .flag(let flag): return .value(flag ? "True" : "False")
    case .text(let text): return .value(PythonLiteral.string(text))
    case .nan: throw .other
    case .negation(let inner): return .value("-(\(try value(of: inner)))")
    case .not(let inner): return .value("(not \(try value(of: inner)))")
    case .binary(let op, let left, let right):
      let sides = (try value(of: left), try value(of: right))
      return .value("(\(sides.0) \(op == .power ? "**" : op.rawValue) \(sides.1))")
    case .within(let value, let tolerance, let target):
      return .value(try within(value, tolerance, target))
    case .between(let value, let lower, let upper):
      let parts = (try self.value(of: lower), try self.value(of: value), try self.value(of: upper))
      return .value("(\(parts.0) <= \(parts.1) <= \(parts.2))")
    case .call(let name, let arguments): return .value(try call(name.value, arguments))
    case .name(let name): return try lookUp(name)
    case .member(let base, let name): return try member(name.value, ofPath: base)
    case .element(let base, let indices):
      let item = try item(of: base)
      return try element(indices, of: item)
    case .method(let base, let name, let arguments):
      let item = try item(of: base)
      return try method(name.value, arguments, of: item)
    }
  }

  private mutating func within(
    _ value: Expression, _ tolerance: Expression, _ target: Expression
  ) throws(Unasserted) -> String {
    let number = try self.value(of: value)
    let goal = try self.value(of: target)
    let width = try self.value(of: tolerance)
    if case .number(let literal) = tolerance.kind, literal.isPercent {
      return "(abs(\(number) - \(goal)) <= \(width) * abs(\(goal)))"
    }
    return "(abs(\(number) - \(goal)) <= \(width))"
  }

  // MARK: Names

  private mutating func lookUp(_ name: String) throws(Unasserted) -> PythonItem {
    for item in inner.reversed() {
      if let found = try part(name, of: item) { return found }
    }
    if let found = try absolute(name) { return found }
    throw scope.names.contains(name) ? .run(name) : .other
  }

  /// What a spec of the lesson gave.
  private mutating func absolute(_ name: String) throws(Unasserted) -> PythonItem? {
    if scope.runs[name] != nil { return try run(name) }
    if let compare = scope.compares[name] { return .compare(compare) }
    if let data = scope.data[name] { return .data(data) }
    if let trace = scope.traces[name] {
      guard case .run(let object) = try run(trace.result.run) else { return nil }
      return .trace(TraceObject(run: object, trace: trace))
    }
    return nil
  }

  /// A run that the notebook has repeated.
  mutating func run(_ name: String) throws(Unasserted) -> PythonItem {
    guard let run = scope.runs[name] else { throw .run(name) }
    slack = max(slack, digitSlack(run))
    return .run(RunObject(run: run))
  }

  /// `name` after what `base` stands for; a bare name with no such part means the spec of that name.
  private mutating func member(
    _ name: String, ofPath base: Expression
  ) throws(Unasserted) -> PythonItem {
    if let found = try part(name, of: item(of: base)) { return found }
    if case .name(let root) = base.kind, !inner.isEmpty, let other = try absolute(root),
      let found = try part(name, of: other)
    {
      return found
    }
    throw .other
  }

  // MARK: Functions

  private mutating func call(
    _ name: String, _ arguments: [Expression]
  ) throws(Unasserted) -> String {
    switch name {
    case "max", "min", "mean", "sum", "median", "sd", "count":
      return try statistic(name, arguments)
    case "within" where arguments.count == 3:
      return try within(arguments[0], arguments[2], arguments[1])
    default: break
    }
    if runMethods.contains(where: { $0.name == name }), let run = inner.last {
      // `epochs_to(...)` in a run's own expectations.
      return try value(of: method(name, arguments, of: run))
    }
    var parts: [String] = []
    for argument in arguments { parts.append(try value(of: argument)) }
    let list = parts.joined(separator: ", ")
    switch name {
    case "abs", "round": return "\(name)(\(list))"
    case "sqrt", "log", "log10", "exp": return "np.\(name)(\(list))"
    case "here" where parts.count == 1: return parts[0]
    case "if" where parts.count == 3: return "(\(parts[1]) if \(parts[0]) else \(parts[2]))"
    default: throw .other
    }
  }

  private mutating func statistic(
    _ name: String, _ arguments: [Expression]
  ) throws(Unasserted) -> String {
    var parts: [String] = []
    for argument in arguments { parts += try entries(of: item(of: argument)) }
    let isList = parts.count == 1 && parts[0].hasPrefix("*")
    let list = isList ? String(parts[0].dropFirst()) : "[\(parts.joined(separator: ", "))]"
    let joined = parts.joined(separator: ", ")
    return switch name {
    case "max", "min": "\(name)(\(isList ? list : parts.count == 1 ? list : joined))"
    case "sum": "sum(\(list))"
    case "count": isList ? "len(\(list))" : "sum(\(list))"
    case "sd": "np.std(\(list))"
    default: "np.\(name)(\(list))"
    }
  }

  /// What a statistic counts: single values, and lists with a star before them.
  private func entries(of item: PythonItem) throws(Unasserted) -> [String] {
    switch item {
    case .series(let series) where moment == nil && series.value == nil:
      return ["*" + series.whole]
    case .numbers(let python, _): return ["*" + python]
    case .many(let items):
      var all: [String] = []
      for item in items { all += try entries(of: item) }
      return all
    default: return [try value(of: item)]
    }
  }

  // MARK: Indices

  /// An index as Python, and as the label that it is of a compare's member.
  mutating func index(
    _ expression: Expression
  ) throws(Unasserted) -> (python: String, label: String) {
    switch expression.kind {
    case .number(let literal): return (PythonLiteral.plain(literal.value), literal.digits)
    case .name(let text), .text(let text): return (PythonLiteral.string(text), text)
    default: return (try value(of: expression), "")
    }
  }
}

/// The share by which correct programs may part in a run's last digits: powers above the ninth are
/// nearly dependent on each other.
func digitSlack(_ run: BridgedRun) -> Double { run.result.fitted.degree > 9 ? 1e-3 : 0 }
