import LecternNumerics
import LecternSource
import LecternSpec

/// The value of `expression`, or everything that is wrong with it, located inside it.
package enum Evaluation: Equatable, Sendable {
  case value(Value)
  case problems([Diagnostic])
  /// It speaks of a spec that was refused or failed, which is reported there.
  case consequence
}

/// The value of `expression` in `scope`. Series without an index and groups have no value.
package func evaluate(
  _ expression: Expression, in scope: Scope, path: String
) -> Evaluation {
  let evaluator = Evaluator(scope: scope)
  do throws(EvaluationError) {
    return .value(try evaluator.value(of: expression))
  } catch {
    let errors = evaluator.errors(in: expression, failing: error).filter { !$0.isConsequence }
    return errors.isEmpty ? .consequence : .problems(errors.map { $0.diagnostic(in: path) })
  }
}

/// Walks an expression. A copy with another `moment` sees every series at one epoch or update.
struct Evaluator {
  struct Moment: Equatable, Sendable {
    var clock: Series.Clock
    var index: Int
  }

  var scope: Scope
  var moment: Moment?
  private let cache = GroupCache()
  /// The groups whose parts bare names mean first, innermost last.
  var inner: [Group] = [] { didSet { names = NameCache() } }
  private var names = NameCache()

  init(scope: Scope) {
    self.scope = scope
    if let name = scope.current, let result = scope.results[name] {
      inner.append(group(for: result))
    }
    // In a verdict, the names of the member hide those of the comparison.
    if let run = scope.run { inner.append(group(for: run)) }
  }

  // MARK: Values

  func value(of expression: Expression) throws(EvaluationError) -> Value {
    try value(of: item(of: expression), for: expression)
  }

  func value(of item: Item, for expression: Expression) throws(EvaluationError) -> Value {
    switch item {
    case .value(let value, _): return value
    case .many(let items):
      var values: [Value] = []
      for item in items { values.append(try value(of: item, for: expression)) }
      return .list(values)
    case .group(let group):
      if let moment, let series = group.series, series.clock == moment.clock {
        return series[moment.index].map { .number($0) } ?? .missing
      }
      if moment != nil, group.series == nil, let entry = group.seriesEntry {
        throw unrecorded(entry, expression)
      }
      if let value = group.value { return value }
      if let series = group.series { return .series(series) }
      var help = ""
      if !group.names.isEmpty { help = "ask for \(list(some(group.names), "or"))" }
      throw EvaluationError(
        rule: .notAValue, range: expression.range,
        message: "\(group.phrase) is not a single value", help: help)
    }
  }

  func number(of expression: Expression) throws(EvaluationError) -> Double {
    let value = try value(of: expression)
    if let number = value.number { return number }
    throw wrongKind(value, "a number", expression)
  }

  func truth(of expression: Expression) throws(EvaluationError) -> Bool {
    let value = try value(of: expression)
    if let truth = value.truth { return truth }
    throw wrongKind(value, "true or false", expression)
  }

  func wrongKind(
    _ value: Value, _ wanted: String, _ expression: Expression
  ) -> EvaluationError {
    var help = ""
    if case .series(let series) = value {
      help =
        "a series has a value at a place, such as [\(series.last)], and .initial, .final, "
        + "\(series.order == nil ? "" : ".best, ").min, .max and .mean"
    }
    return EvaluationError(
      rule: .wrongKind, range: expression.range,
      message: "this is \(value.kindName) where \(wanted) is expected", help: help)
  }

  func unrecorded(_ entry: String, _ expression: Expression) -> EvaluationError {
    EvaluationError(
      rule: .notRecorded, range: expression.range,
      message: "the run does not keep this", label: "needs `\(entry)`",
      help: "add `\(entry)` to the train spec")
  }

  // MARK: Items

  func item(of expression: Expression) throws(EvaluationError) -> Item {
    switch expression.kind {
    case .number(let literal): return .number(literal.value)
    case .text(let text): return .value(.text(text))
    case .flag(let flag): return .value(.truth(flag))
    case .never: return .value(.never)
    case .infinity: return .number(.infinity)
    case .nan: return .number(.nan)
    case .name(let name): return try lookUp(name, expression)
    case .member(let base, let name):
      return try member(name, of: item(of: base), base, in: expression)
    case .element(let base, let indices):
      var index: [Value] = []
      for part in indices { index.append(try label(of: part)) }
      return try element(index, of: item(of: base), in: expression)
    case .call(let name, let arguments):
      return .value(try call(name, arguments, in: expression))
    case .method(let base, let name, let arguments):
      return try method(name, arguments, of: item(of: base), in: expression)
    case .negation(let operand):
      let value = try value(of: operand)
      if case .count(let count) = value { return .count(-count) }
      guard let number = value.number else { throw wrongKind(value, "a number", operand) }
      return .number(-number)
    case .not(let operand): return .value(.truth(!(try truth(of: operand))))
    case .binary(let op, let a, let b): return .value(try binary(op, a, b))
    case .within(let value, let tolerance, let target):
      return .value(.truth(try isWithin(value, tolerance, target)))
    case .between(let value, let lower, let upper):
      let number = try self.value(of: value)
      let low = try self.value(of: lower)
      let high = try self.value(of: upper)
      let isAbove = try compare(.greaterOrEqual, number, low, expression)
      let isBelow = try compare(.lessOrEqual, number, high, expression)
      return .value(.truth(isAbove && isBelow))
    }
  }

  /// An index: a bare word that names nothing is the word itself, as in `race[adam]`.
  private func label(of expression: Expression) throws(EvaluationError) -> Value {
    if case .name(let name) = expression.kind {
      if let value = scope.locals[name] { return value }
      return .text(name)
    }
    return try value(of: expression)
  }

  private func lookUp(_ name: String, _ expression: Expression) throws(EvaluationError) -> Item {
    if let value = scope.locals[name] { return .value(value) }
    if let known = names.items[name] { return known }
    for group in inner.reversed() {
      let found = group.member(name)
      if case .unknown = found { continue }
      let item = try resolve(found, name, expression, in: group)
      names.items[name] = item
      return item
    }
    if let group = absolute(name) { return .group(group) }
    if scope.results.failed.contains(name) {
      throw EvaluationError(
        rule: .unknownName, range: expression.range, message: "'\(name)' has no result",
        isConsequence: true)
    }
    let names =
      inner.reversed().flatMap(\.names) + scope.results.entries.map(\.name)
      + scope.results.shared.map(\.name) + scope.results.failed.sorted()
      + scope.locals.keys.sorted()
    var label = ""
    var help = ""
    if inner.contains(where: { methodNames(of: $0).contains(name) }) {
      label = "it takes parentheses: '\(name)(...)'"
    } else if let meant = ["yes": "true", "no": "false"][name.lowercased()] {
      label = didYouMean(meant)
    } else if let near = nearMiss(to: name, among: names) {
      label = didYouMean(near)
    } else if inner.isEmpty {
      let specs = scope.results.entries.map(\.name)
      help = specs.isEmpty ? "the lesson has no results" : "the lesson has \(list(some(specs)))"
    } else {
      help = "known here are \(list(some(names)))"
    }
    throw EvaluationError(
      rule: .unknownName, range: expression.range, message: "unknown name '\(name)'",
      label: label, help: help)
  }

  /// The result of that name, whatever is nearer.
  private func absolute(_ name: String) -> Group? {
    if let known = cache.groups[name] { return known }
    guard let result = scope.results[name] else { return nil }
    let group = group(for: result)
    cache.groups[name] = group
    return group
  }

  private func member(
    _ name: Located<String>, of item: Item, _ base: Expression, in expression: Expression
  ) throws(EvaluationError) -> Item {
    let place = Expression(.name(name.value), at: name.range)
    switch item {
    case .group(let group):
      let found = group.member(name.value)
      // `scaled.loss` means the run of that name where the part of that name has no loss.
      if case .unknown = found, case .name(let root) = base.kind, !inner.isEmpty,
        let other = absolute(root)
      {
        return try resolve(other.member(name.value), name.value, place, in: other)
      }
      return try resolve(found, name.value, place, in: group)
    case .many(let items):
      var found: [Item] = []
      for item in items {
        found.append(try member(name, of: item, base, in: expression))
      }
      return .many(found)
    case .value(let value, _):
      throw EvaluationError(
        rule: .unknownName, range: name.range,
        message: "\(value.kindName) has no part '\(name.value)'")
    }
  }

  private func element(
    _ index: [Value], of item: Item, in expression: Expression
  ) throws(EvaluationError) -> Item {
    switch item {
    case .group(let group):
      guard let element = group.element else {
        throw EvaluationError(
          rule: .unknownName, range: expression.range,
          message: "\(group.phrase) has no numbered parts")
      }
      let text = index.map(\.description).joined(separator: ", ")
      return try resolve(element(index), "[\(text)]", expression, in: group)
    case .many(let items):
      var found: [Item] = []
      for item in items { found.append(try element(index, of: item, in: expression)) }
      return .many(found)
    case .value(let value, _):
      throw EvaluationError(
        rule: .unknownName, range: expression.range,
        message: "\(value.kindName) has no numbered parts")
    }
  }

  func resolve(
    _ found: Found, _ name: String, _ expression: Expression, in group: Group
  ) throws(EvaluationError) -> Item {
    switch found {
    case .item(let item): return item
    case .unrecorded(let entry): throw unrecorded(entry, expression)
    case .absent(let reason):
      throw EvaluationError(
        rule: .nothingThere, range: expression.range,
        message: "there is no \(name.hasPrefix("[") ? name : "'\(name)'") here", help: reason)
    case .unknown:
      let methods = methodNames(of: group)
      let isMethod = methods.contains(name)
      let near = nearMiss(to: name, among: group.names + methods)
      throw EvaluationError(
        rule: .unknownName, range: expression.range,
        message: "\(group.phrase) has no '\(name)'",
        label: isMethod
          ? "it takes parentheses: '\(name)(...)'" : didYouMean(near),
        help: near == nil && !isMethod && !group.names.isEmpty
          ? "it has \(list(some(group.names)))" : "")
    }
  }
}

extension Evaluator {
  /// What is wrong with an expression that failed with `error`: where operators join values,
  /// everything that is wrong with each of them.
  fileprivate func errors(
    in expression: Expression, failing error: EvaluationError
  ) -> [EvaluationError] {
    let parts: [Expression] =
      switch expression.kind {
      case .negation(let operand), .not(let operand): [operand]
      case .binary(_, let left, let right): [left, right]
      case .within(let value, let tolerance, let target): [value, tolerance, target]
      case .between(let value, let lower, let upper): [value, lower, upper]
      default: []
      }
    let found = parts.flatMap { part -> [EvaluationError] in
      do throws(EvaluationError) {
        _ = try value(of: part)
        return []
      } catch {
        return errors(in: part, failing: error)
      }
    }
    return found.isEmpty ? [error] : found
  }
}

/// Groups already made, since a condition asks for the same ones at every epoch.
private final class GroupCache {
  var groups: [String: Group] = [:]
}

/// What bare names mean among the groups of an evaluator: the same at every moment.
private final class NameCache {
  var items: [String: Item] = [:]
}
