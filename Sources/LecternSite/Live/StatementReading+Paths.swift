import LecternRun
import LecternSource
import LecternSpec
import LecternWeb

extension StatementReading {
  /// What a path of an expression stands for.
  enum Meaning {
    /// What is no part of the rerun.
    case constant(Expression)
    case rerun
    /// All runs of the comparison, and one path in all of them.
    case members
    case many([Meaning])
    case formula(RunFormula)
    case series(SeriesOfRun)
    /// The rows held out.
    case validation
    /// The parameters in training units.
    case scaled
    /// Those whose names begin so: `weight`, `layer1`.
    case parameters(String, isOriginal: Bool)
  }

  struct SeriesOfRun {
    var value: RunFormula
    var first = 0
    var last: Int?
    /// Whether it means its last value where one is expected.
    var hasValue = false
    var isHighestBest = false
    /// Whether a rerun has its last value alone.
    var isFinalOnly = false

    /// The greatest is the least of the opposites.
    var highest: RunFormula { value.negated.over(.best, from: first, to: last).negated }
    var highestEpoch: RunFormula { value.negated.over(.bestEpoch, from: first, to: last) }
    var maximum: RunFormula { value.negated.over(.minimum, from: first, to: last).negated }

    /// The value at `last`, or where a run is shorter at its end; none where it ends before `first`.
    func final(before last: Int) -> RunFormula {
      let end = RunFormula.constant(Double(last)).with(.least, .epochs)
      let isThere = RunFormula.constant(Double(first)).with(.lessOrEqual, end)
      return value.at(isThere.choosing(end, else: .constant(-1)))
    }

    func over(_ summary: RunFormula.Summary) -> RunFormula {
      value.over(summary, from: first, to: last)
    }
  }
}

extension StatementReading {
  mutating func value(of meaning: Meaning?) -> RunFormula? {
    switch meaning {
    case .constant(let expression): return constant(expression)
    case .formula(let formula): return formula
    // At the epoch that is looked at, in a condition on epochs.
    case .series(let series) where nearest == .rerun:
      return series.isFinalOnly ? nil : series.value
    case .series(let series) where series.hasValue: return series.value
    default: return nil
    }
  }

  mutating func meaning(of expression: Expression) -> Meaning? {
    switch expression.kind {
    case .name(let name): return meaning(ofName: name, expression)
    case .member(let base, let name):
      if let owner = meaning(of: base), let part = member(name, of: owner, in: expression) {
        return part
      }
      // `scaled.loss` means the run of that name where the part of that name has no loss.
      guard case .name(let root) = base.kind, isRunField(root) else { return nil }
      if root == runs.name, runs.compare == nil { return field(name.value) }
      return results[root] == nil ? nil : .constant(expression)
    case .element(let base, let indices):
      guard let owner = meaning(of: base) else { return nil }
      return element(indices, of: owner, in: expression)
    case .method(let base, let name, let arguments):
      guard let owner = meaning(of: base) else { return nil }
      return method(name, arguments, of: owner, in: expression)
    case .call(let name, let arguments) where isOwnMethod(name.value):
      return runMethod(name.value, arguments).map { .formula($0) }
    default: return mentionsRerun(expression) ? nil : .constant(expression)
    }
  }

  private mutating func meaning(ofName name: String, _ expression: Expression) -> Meaning? {
    let isField = isRunField(name)
    if nearest == .other, isField { return .constant(expression) }
    if nearest == .rerun, isField { return field(name) }
    if isOwn {
      if runs.compare == nil, isField, nearest != .other { return field(name) }
      if let place = runs.member(named: name) {
        return place == runs.author ? .rerun : .constant(expression)
      }
      if let compare = runs.compare, isField {
        return many(of: compare, Located(name, at: expression.range))
      }
    }
    if name == runs.name { return runs.compare == nil ? .rerun : .members }
    let isOthers = nearest == .other || (current != nil && !isOwn)
    return isOthers || results[name] != nil ? .constant(expression) : nil
  }

  private mutating func member(
    _ name: Located<String>, of owner: Meaning, in expression: Expression
  ) -> Meaning? {
    switch owner {
    case .constant(let base):
      return .constant(Expression(.member(base, name), at: expression.range))
    case .rerun: return field(name.value)
    case .members:
      if let place = runs.member(named: name.value) {
        return place == runs.author ? .rerun : .constant(expression)
      }
      if ["members", "seeds"].contains(name.value) { return .constant(expression) }
      return runs.compare.flatMap { many(of: $0, name) }
    case .many(let parts):
      var found: [Meaning] = []
      for part in parts {
        guard let item = member(name, of: part, in: expression) else { return nil }
        found.append(item)
      }
      return .many(found)
    case .series(let series): return statistic(name.value, of: series).map { .formula($0) }
    case .validation:
      if name.value == "loss" { return field("validation_loss") }
      return measure(name.value, isValidation: true)
    case .scaled:
      return ["weight", "weights", "bias"].contains(name.value)
        ? parameters(name.value, isOriginal: false) : nil
    case .parameters(let group, let isOriginal):
      if group.hasPrefix("layer") {
        let part = name.value == "weights" ? "weight" : name.value
        return .parameters("\(group).\(part)", isOriginal: false)
      }
      let whole = "\(group).\(name.value)"
      return parameter(whole, isOriginal) ?? .parameters(whole, isOriginal: isOriginal)
    case .formula: return nil
    }
  }

  private mutating func element(
    _ indices: [Expression], of owner: Meaning, in expression: Expression
  ) -> Meaning? {
    if mentionsRerunAny(indices.filter { !$0.isLabel }) { return moment(indices, of: owner) }
    if case .constant(let base) = owner {
      return .constant(Expression(.element(base, indices), at: expression.range))
    }
    var values: [Value] = []
    for index in indices {
      if case .name(let name) = index.kind {
        values.append(.text(name))
        continue
      }
      let scope = Scope(results: results)
      guard case .value(let value) = evaluate(index, in: scope, path: path) else { return nil }
      values.append(value)
    }
    switch owner {
    case .members:
      guard let place = runs.member(at: values) else { return nil }
      return place == runs.author ? .rerun : .constant(expression)
    case .many(let parts):
      var found: [Meaning] = []
      for part in parts {
        guard let item = element(indices, of: part, in: expression) else { return nil }
        found.append(item)
      }
      return .many(found)
    case .series(let series):
      guard !series.isFinalOnly, values.count == 1, let place = values[0].number else {
        return nil
      }
      return .formula(series.value.at(.constant(place)))
    case .parameters(let group, let isOriginal):
      let places = values.compactMap { $0.number.flatMap { Int(exactly: $0) } }
      guard places.count == values.count, !places.isEmpty,
        let name = runs.parameterName(group, at: places)
      else { return nil }
      return parameter(name, isOriginal)
    default: return nil
    }
  }

  /// `run.loss[run.epochs]`, an epoch that the rerun decides.
  private mutating func moment(_ indices: [Expression], of owner: Meaning) -> Meaning? {
    guard case .series(let series) = owner, !series.isFinalOnly, indices.count == 1,
      nearest == .none, let place = formula(of: indices[0])
    else { return nil }
    return .formula(series.value.at(place))
  }

  private mutating func method(
    _ name: Located<String>, _ arguments: [Expression], of owner: Meaning,
    in expression: Expression
  ) -> Meaning? {
    switch owner {
    case .constant(let base):
      let before = nearest
      nearest = .other
      defer { nearest = before }
      for argument in arguments where mentionsRerun(argument) { return nil }
      return .constant(Expression(.method(base, name, arguments), at: expression.range))
    case .rerun: return runMethod(name.value, arguments).map { .formula($0) }
    case .members:
      guard let compare = runs.compare else { return nil }
      return manyMeanings(of: compare, at: expression.range) { reading, member in
        reading.method(name, arguments, of: member, in: expression)
      }
    case .series(var series):
      guard name.value == "from", !series.isFinalOnly, arguments.count == 2,
        case .number(let first) = arguments[0].kind, case .number(let last) = arguments[1].kind,
        let from = Int(exactly: first.value), let to = Int(exactly: last.value)
      else { return nil }
      series.first = max(series.first, from)
      series.last = min(series.last ?? to, to)
      return .series(series)
    default: return nil
    }
  }

  /// A path in every member, the rerun's in the place of one.
  private mutating func many(of compare: CompareResult, _ name: Located<String>) -> Meaning? {
    manyMeanings(of: compare, at: name.range) { reading, member in
      reading.member(name, of: member, in: Expression(.name(name.value), at: name.range))
    }
  }

  private mutating func manyMeanings(
    of compare: CompareResult, at range: SourceRange,
    _ part: (inout StatementReading, Meaning) -> Meaning?
  ) -> Meaning? {
    var found: [Meaning] = []
    for (place, member) in compare.members.enumerated() {
      var owner = Meaning.rerun
      if place != runs.author {
        let labels: [Expression.Kind] =
          member.coordinates.isEmpty
          ? [.text(member.label)]
          : member.coordinates.map { value in
            value.number.map { .number(NumberLiteral(value: $0, digits: "")) }
              ?? .text(value.description)
          }
        owner = .constant(
          Expression(
            .element(
              Expression(.name(compare.name), at: range),
              labels.map { Expression($0, at: range) }), at: range))
      }
      guard let item = part(&self, owner) else { return nil }
      found.append(item)
    }
    return .many(found)
  }
}
