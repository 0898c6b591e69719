import LecternEngine
import LecternSource
import LecternSpec

/// The functions that are written after a run.
package let runMethods: [FunctionDeclaration] = [
  .init(
    "predict", "run.predict(x, ...)",
    "The prediction for one row: a number, the probability of the second of two classes, or the "
      + "class's name. It takes one value for each feature, in their order: a number in original "
      + "units, or the name of a category, in single quotes where it is no word.",
    example: "with_sex.predict(70, 'male')"),
  .init(
    "classify", "run.classify(x, ...)",
    "The name of the predicted class; arguments as of `predict`.",
    example: "gates.classify(1, 0)"),
  .init(
    "probability", "run.probability(x, ..., \"class\")",
    "The predicted probability of a class; without a class, of the second of two. Arguments as of "
      + "`predict`.",
    example: "rings.probability(31)"),
  .init(
    "epochs_to", "run.epochs_to(condition)",
    "The first epoch after which the condition holds, 0 being the start; `never` if none does. "
      + "Inside it, a series means its value at that epoch.",
    example: "adam.epochs_to(loss < 0.2)"),
  .init(
    "updates_to", "run.updates_to(condition)",
    "The first update after which the condition holds. Series by epoch are seen at epochs' ends.",
    example: "sgd.updates_to(loss < 0.2)"),
  .init(
    "plateaus", "run.plateaus(from, to) or run.plateaus(from, to, tolerance)",
    "Whether the loss stays within the tolerance (a share, 0.01 if not given) of its value at "
      + "epoch `from` until epoch `to`, without having reached zero.",
    example: "raw.plateaus(10, 40)"),
  .init(
    "oscillates", "run.oscillates() or run.oscillates(times)",
    "Whether the loss turns from falling to rising at least so often (3 if not given); with one "
      + "update per epoch, also whether a parameter changes its direction so often.",
    example: "fast.oscillates()"),
  .init(
    "overfits_after", "run.overfits_after()",
    "The epoch of the smallest validation loss, when the validation loss ends at least a tenth "
      + "above it while the training loss went on falling; else `never`.",
    example: "wide.overfits_after() < 200"),
  .init(
    "gradient_noise", "run.gradient_noise(batch_size)",
    "The root mean square distance of a batch's gradient from the full gradient, before training; "
      + "needs `record: [gradients]`.", example: "base.gradient_noise(32)"),
  .init(
    "never_separates", "run.never_separates()",
    "Whether a perceptron made a mistake in every epoch.", example: "xor.never_separates()"),
  .init(
    "diverges", "run.diverges()",
    "Whether the run ended not finite or above ten times its first loss.",
    example: "rates[1.02].diverges()"),
]

package let otherMethods: [FunctionDeclaration] = [
  .init(
    "correlation", "data.correlation(a, b)", "Pearson's correlation of two columns.",
    example: "heights.correlation(height, weight)"),
  .init(
    "column", "data.column(\"name\")", "A column whose name is no word.",
    example: "women.column(\"blood pressure\").mean"),
  .init(
    "by", "column.by(group), residuals.by(group), residuals.by(group, value)",
    "The numbers split by the values of another column, each with its statistics; with a value, "
      + "the mean of that group.",
    example: "capstone.residuals.by(sex).male.mean"),
  .init(
    "share", "compare.seeds.share(condition)", "The share of seeds for which a condition holds.",
    example: "race.seeds.share(adam.loss.final < sgd.loss.final) > 0.9"),
  .init(
    "quantile", "series.quantile(q)", "The value below which the share q of a series lies.",
    example: "noise.step_loss.quantile(0.9)"),
  .init(
    "between", "series.from(first, last)", "The part of a series from one place to another.",
    example: "max(run.loss.from(10, 20)) < 0.2"),
]

func methodNames(of group: Group) -> [String] {
  switch group.subject {
  case .run: runMethods.map(\.name)
  case .data: ["correlation", "column"]
  case .column, .residuals: ["by"]
  case .compare: []
  case .seeds: ["share"]
  case .series: ["from", "quantile"]
  case .none: []
  }
}

extension Evaluator {
  func method(
    _ name: Located<String>, _ arguments: [Expression], of item: Item, in expression: Expression
  ) throws(EvaluationError) -> Item {
    switch item {
    case .many(let items):
      var found: [Item] = []
      for item in items {
        found.append(try method(name, arguments, of: item, in: expression))
      }
      return .many(found)
    case .value(let value, _):
      throw EvaluationError(
        rule: .unknownFunction, range: name.range,
        message: "\(value.kindName) has no function '\(name.value)'")
    case .group(let group):
      switch group.subject {
      case .run(let run) where methodNames(of: group).contains(name.value):
        return try runMethod(name, arguments, run, group, in: expression)
      case .compare(let compare) where runMethods.contains { $0.name == name.value }:
        var found: [Item] = []
        for member in compare.members {
          found.append(
            try method(name, arguments, of: .group(memberGroup(member)), in: expression))
        }
        return found.count == 1 ? found[0] : .many(found)
      case .data(let data) where name.value == "correlation":
        return .value(try correlation(arguments, data, name, in: expression))
      case .data(let data) where name.value == "column":
        try require(arguments, 1, name, expression)
        let column = try self.column(arguments[0], of: data)
        return .group(LecternRun.group(for: column, of: data))
      case .column(let column, let data) where name.value == "by":
        return try split(
          column.values, rows: Array(column.values.indices), by: arguments, of: data, name,
          group.phrase, .column(column.name, of: data.name, power: 1), in: expression)
      case .residuals(let run) where name.value == "by":
        guard let data = run.dataName.flatMap({ scope.results.data($0) }) else { break }
        return try split(
          run.residuals.residuals, rows: run.residuals.rows, by: arguments, of: data, name,
          group.phrase, run.target(), in: expression)
      case .seeds(let compare) where name.value == "share":
        try require(arguments, 1, name, expression)
        return .number(try share(of: arguments[0], in: compare), in: .share)
      case .series(let series) where name.value == "from":
        try require(arguments, 2, name, expression)
        let first = max(series.first, Int(clamped: try number(of: arguments[0])))
        let last = min(series.last, Int(clamped: try number(of: arguments[1])))
        let part =
          first <= last
          ? Array(series.values[first - series.first...last - series.first])
          : []
        return LecternRun.item(
          for: Series(from: first, part, by: series.clock, series.order),
          "a part of \(group.phrase)", group.dimension)
      case .series(let series) where name.value == "quantile":
        try require(arguments, 1, name, expression)
        let share = try number(of: arguments[0])
        guard (0...1).contains(share), !series.values.isEmpty else { return .number(.nan) }
        return .number(Statistics.quantile(series.values, share), in: group.dimension)
      default: break
      }
      let near = nearMiss(to: name.value, among: methodNames(of: group) + group.names)
      let isPart = group.names.contains(name.value)
      let methods = methodNames(of: group)
      throw EvaluationError(
        rule: .unknownFunction, range: name.range,
        message: "\(group.phrase) has no function '\(name.value)'",
        label: isPart
          ? "'\(name.value)' takes no parentheses" : didYouMean(near),
        help: near == nil && !methods.isEmpty ? "it has \(list(methods))" : "")
    }
  }

  // MARK: Data

  /// `by(sex)`: numbers in groups; `by(sex, male)`: the mean of one of them, with its statistics.
  private func split(
    _ numbers: [Double], rows: [Int], by arguments: [Expression], of data: DataResult,
    _ name: Located<String>, _ phrase: String, _ dimension: Dimension?, in expression: Expression
  ) throws(EvaluationError) -> Item {
    guard arguments.count == 2 else {
      try require(arguments, 1, name, expression)
      let by = try column(arguments[0], of: data)
      return .group(groups(of: numbers, by: by, rows: rows, phrase, in: dimension))
    }
    let by = try column(arguments[0], of: data)
    let whole = groups(of: numbers, by: by, rows: rows, phrase, in: dimension)
    var key = ""
    if case .name(let word) = arguments[1].kind {
      key = word
    } else {
      key = try value(of: arguments[1]).description
    }
    let found = try resolve(
      whole.member(key), key, Expression(.name(key), at: arguments[1].range), in: whole)
    guard case .group(var part) = found, case .item(.value(let mean, _)) = part.member("mean")
    else { return found }
    part.value = mean
    part.dimension = dimension
    return .group(part)
  }

  /// A column by a bare name or a text.
  private func column(
    _ expression: Expression, of data: DataResult
  ) throws(EvaluationError) -> DataColumn {
    let name: String
    switch expression.kind {
    case .name(let word): name = word
    case .text(let text): name = text
    default:
      throw EvaluationError(
        rule: .wrongArguments, range: expression.range, message: "a column's name is expected")
    }
    if let column = data.column(name) { return column }
    let names = data.columns.map(\.name)
    throw EvaluationError(
      rule: .unknownName, range: expression.range,
      message: "data set '\(data.name)' has no column '\(name)'",
      label: didYouMean(nearMiss(to: name, among: names)),
      help: "it has \(list(some(names)))")
  }

  private func correlation(
    _ arguments: [Expression], _ data: DataResult, _ name: Located<String>,
    in expression: Expression
  ) throws(EvaluationError) -> Value {
    try require(arguments, 2, name, expression)
    let a = try column(arguments[0], of: data).values
    let b = try column(arguments[1], of: data).values
    let known = a.indices.filter { a[$0].isFinite && b[$0].isFinite }
    return .number(Statistics.correlation(known.map { a[$0] }, known.map { b[$0] }))
  }

  // MARK: Seeds

  private func share(
    of condition: Expression, in compare: CompareResult
  ) throws(EvaluationError) -> Double {
    var holding = 0
    for place in compare.seeds.indices {
      var single = compare
      single.seeds = []
      for index in single.members.indices where place < single.members[index].seedRuns.count {
        single.members[index].run = single.members[index].seedRuns[place]
        single.members[index].seedRuns = []
      }
      var evaluator = self
      evaluator.inner.append(group(for: single))
      if try evaluator.truth(of: condition) { holding += 1 }
    }
    return Double(holding) / Double(compare.seeds.count)
  }
}

extension Int {
  /// The whole number below, held inside a range that cannot overflow.
  init(clamped number: Double) {
    self = number.isNaN ? 0 : Int(Swift.max(-1e15, Swift.min(1e15, number)))
  }
}
