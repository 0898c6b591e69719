import LecternNumerics
import LecternSource
import LecternSpec

/// A function of the expression language, for suggestions and the reference page.
package struct FunctionDeclaration: Equatable, Sendable {
  package var name: String
  /// As written: `max(a, b, ...)`, `run.epochs_to(condition)`.
  package var form: String
  package var documentation: String
  package var example: String
  package var result: Result

  /// What the value counts or measures.
  package enum Result: Equatable, Sendable {
    /// What the arguments do.
    case asArguments
    case count
    case plain
  }

  package init(
    _ name: String, _ form: String, _ documentation: String, example: String,
    result: Result = .plain
  ) {
    self.result = result
    self.name = name
    self.form = form
    self.documentation = documentation
    self.example = example
  }
}

package let expressionFunctions: [FunctionDeclaration] = [
  .init(
    "max", "max(a, b, ...)", "The greatest of numbers, series or a compare's members.",
    example: "max(loss[1], loss[2]) > 10",
    result: .asArguments),
  .init(
    "min", "min(a, b, ...)", "The smallest.", example: "min(rates.loss.final)",
    result: .asArguments),
  .init(
    "mean", "mean(a, b, ...)", "The arithmetic mean.", example: "mean(race.loss.final)",
    result: .asArguments),
  .init(
    "sum", "sum(a, b, ...)", "The sum.", example: "sum(run.mistakes)", result: .asArguments),
  .init(
    "median", "median(a, b, ...)", "The median.", example: "median(race.seeds.loss.final)",
    result: .asArguments),
  .init(
    "sd", "sd(a, b, ...)", "The population standard deviation.", example: "sd(run.step_loss)",
    result: .asArguments),
  .init(
    "count", "count(a, b, ...)", "How many numbers there are; of conditions, how many hold.",
    example: "count(rates.diverged)", result: .count),
  .init(
    "abs", "abs(x)", "The magnitude.", example: "abs(run.residuals.mean) < 0.01",
    result: .asArguments),
  .init("sqrt", "sqrt(x)", "The square root.", example: "sqrt(run.mse)"),
  .init("exp", "exp(x)", "e to the power x.", example: "exp(-run.loss.final)"),
  .init("log", "log(x)", "The natural logarithm.", example: "log(3)"),
  .init("log10", "log10(x)", "The decimal logarithm.", example: "log10(run.curvature.condition)"),
  .init(
    "round", "round(x) or round(x, digits)", "To the nearest whole number or decimal place.",
    example: "round(run.mse, 1)",
    result: .asArguments),
  .init(
    "within", "within(value, target, tolerance)", "Whether value is that near to the target.",
    example: "within(a.mse, b.mse, 0.5)"),
  .init(
    "here", "here(condition)",
    "The condition, said of the shown run only: `--seeds` does not ask it of other seeds.",
    example: "here(adam.loss.final < sgd.loss.final)", result: .asArguments),
  .init(
    "if", "if(condition, a, b)", "The first value where the condition holds, else the second.",
    example: "if(diverged, \"diverges\", \"settles\")"),
]

extension Evaluator {
  func call(
    _ name: Located<String>, _ arguments: [Expression], in expression: Expression
  ) throws(EvaluationError) -> Value {
    if let statistic = Statistic(rawValue: name.value) {
      return try self.statistic(statistic, arguments, in: expression)
    }
    switch name.value {
    case "here":
      try require(arguments, 1, name, expression)
      return try value(of: arguments[0])
    case "if":
      try require(arguments, 3, name, expression)
      return try value(of: truth(of: arguments[0]) ? arguments[1] : arguments[2])
    case "abs", "sqrt", "exp", "log", "log10":
      try require(arguments, 1, name, expression)
      let value = try value(of: arguments[0])
      if value == .never || value == .missing { return value }
      if name.value == "abs", case .count(let count) = value {
        return .count(Int(clamping: count.magnitude))
      }
      guard let x = value.number else { throw wrongKind(value, "a number", arguments[0]) }
      switch name.value {
      case "abs": return .number(x.magnitude)
      case "sqrt": return .number(x.squareRoot())
      case "exp": return .number(Elementary.exp(x))
      case "log": return .number(Elementary.log(x))
      default: return .number(Elementary.log(x) / Elementary.log(10))
      }
    case "round":
      if arguments.count == 1 {
        let x = try number(of: arguments[0])
        if x.magnitude < 1e15 { return .count(Int(x.rounded())) }
        return .number(x)
      }
      try require(arguments, 2, name, expression)
      let x = try number(of: arguments[0])
      let places = try number(of: arguments[1])
      let factor = Elementary.power(10, Int(max(-15, min(15, places.isNaN ? 0 : places))))
      return .number((x * factor).rounded() / factor)
    case "within":
      try require(arguments, 3, name, expression)
      return .truth(try isWithin(arguments[0], arguments[2], arguments[1]))
    default:
      return try methodOfCurrent(name, arguments, in: expression)
    }
  }

  /// `epochs_to(...)` without a run before it, inside the run's own `expect`.
  private func methodOfCurrent(
    _ name: Located<String>, _ arguments: [Expression], in expression: Expression
  ) throws(EvaluationError) -> Value {
    for group in inner.reversed() where methodNames(of: group).contains(name.value) {
      let item = try method(name, arguments, of: .group(group), in: expression)
      return try value(of: item, for: expression)
    }
    let known =
      expressionFunctions.map(\.name) + inner.flatMap(methodNames(of:))
      + (inner.isEmpty ? runMethods.map(\.name) : [])
    let near = nearMiss(to: name.value, among: known)
    let isMethod = runMethods.contains { $0.name == name.value }
    throw EvaluationError(
      rule: .unknownFunction, range: name.range, message: "unknown function '\(name.value)'",
      label: isMethod
        ? "write it after a run: `run.\(name.value)(...)`"
        : didYouMean(near),
      help: near == nil && !isMethod ? "the functions are \(list(known))" : "")
  }

  func require(
    _ arguments: [Expression], _ count: Int, _ name: Located<String>, _ expression: Expression
  ) throws(EvaluationError) {
    if arguments.count == count { return }
    throw EvaluationError(
      rule: .wrongArguments, range: expression.range,
      message: "'\(name.value)' takes \(counted(count, "argument")), "
        + "not \(arguments.count)")
  }

  private func statistic(
    _ statistic: Statistic, _ arguments: [Expression], in expression: Expression
  ) throws(EvaluationError) -> Value {
    if arguments.isEmpty {
      throw EvaluationError(
        rule: .wrongArguments, range: expression.range,
        message: "'\(statistic.rawValue)' takes at least one argument")
    }
    var values: [Value] = []
    for argument in arguments {
      try flatten(value(of: argument), into: &values, argument)
    }
    if statistic == .count {
      let truths = values.compactMap(\.truth)
      if !truths.isEmpty, truths.count == values.count {
        return .count(truths.count { $0 })
      }
      return .count(values.count { $0 != .missing && $0 != .never })
    }
    if statistic == .max || statistic == .min, values.contains(.never) {
      if statistic == .max { return .never }
      values.removeAll { $0 == .never }
      if values.isEmpty { return .never }
    }
    if values.contains(.never) || values.contains(.missing) { return .missing }
    let numbers = values.compactMap(\.number)
    let result = statistic.of(numbers)
    let areCounts = values.allSatisfy { if case .count = $0 { true } else { false } }
    if areCounts, [.max, .min, .sum].contains(statistic), result.magnitude < 1e15 {
      return .count(Int(result))
    }
    return .number(result)
  }

  private func flatten(
    _ value: Value, into values: inout [Value], _ expression: Expression
  ) throws(EvaluationError) {
    switch value {
    case .series(let series): values += series.values.map { .number($0) }
    case .list(let items):
      for item in items { try flatten(item, into: &values, expression) }
    case .number, .count, .never, .missing, .truth: values.append(value)
    case .text: throw wrongKind(value, "a number", expression)
    }
  }
}
