import LecternSource
import LecternSpec

extension Evaluator {
  func runMethod(
    _ name: Located<String>, _ arguments: [Expression], _ run: RunResult, _ group: Group,
    in expression: Expression
  ) throws(EvaluationError) -> Item {
    switch name.value {
    case "predict", "classify", "probability":
      return .value(
        try prediction(name, arguments, run, in: expression),
        run.fitted.output == .numbers ? run.target() : .share)
    case "epochs_to":
      try require(arguments, 1, name, expression)
      return .value(
        try first(arguments[0], .epochs, run, group), .count(run.counts.epochNouns))
    case "updates_to":
      try require(arguments, 1, name, expression)
      return .value(try first(arguments[0], .updates, run, group), .count([.update, .batch]))
    case "gradient_noise":
      try require(arguments, 1, name, expression)
      return .value(try gradientNoise(arguments[0], run, in: expression))
    case "diverges":
      try require(arguments, 0, name, expression)
      return .value(.truth(run.diverged))
    case "never_separates":
      try require(arguments, 0, name, expression)
      guard let perceptron = run.perceptron else {
        throw EvaluationError(
          rule: .nothingThere, range: expression.range, message: "\(group.phrase) is no perceptron")
      }
      return .value(.truth(perceptron.firstCleanEpoch == nil))
    case "plateaus":
      return .value(.truth(try plateaus(arguments, run, name, in: expression)))
    case "oscillates":
      let times = arguments.isEmpty ? 3 : Int(clamped: try number(of: arguments[0]))
      return .value(.truth(turns(of: run) >= times))
    default:
      try require(arguments, 0, name, expression)
      return .value(overfits(run), .count(run.counts.epochNouns))
    }
  }

  // MARK: Moments

  /// The first moment of `clock` at which `condition` holds.
  private func first(
    _ condition: Expression, _ clock: Series.Clock, _ run: RunResult, _ group: Group
  ) throws(EvaluationError) -> Value {
    var evaluator = self
    evaluator.inner.append(group)
    if clock == .epochs {
      for epoch in 0...max(run.series.loss.count - 1, 0) {
        evaluator.moment = Moment(clock: .epochs, index: epoch)
        if try evaluator.truth(of: condition) { return .count(epoch) }
      }
      return .never
    }
    let steps = run.series.stepLoss.count
    if steps > 0, condition.mentions(Self.stepSeries) {
      for update in 1...steps {
        evaluator.moment = Moment(clock: .updates, index: update)
        if try evaluator.truth(of: condition) { return .count(update) }
      }
      return .never
    }
    switch try first(condition, .epochs, run, group) {
    case .count(let epoch): return .count(epoch * run.counts.iterationsPerEpoch)
    case let other: return other
    }
  }

  private static let stepSeries: Set<String> = [
    "step_loss", "step_gradient_norm", "learning_rate",
  ]

  // MARK: Gradient noise

  private func gradientNoise(
    _ argument: Expression, _ run: RunResult, in expression: Expression
  ) throws(EvaluationError) -> Value {
    if run.gradientNoise.isEmpty { throw unrecorded("record: [gradients]", expression) }
    let size = try number(of: argument)
    if let known = run.gradientNoise.first(where: { Double($0.batchSize) == size }) {
      return .number(known.sd)
    }
    throw EvaluationError(
      rule: .nothingThere, range: argument.range,
      message: "the noise was not measured for batches of \(Value.text(of: size))",
      help: "it was for \(list(run.gradientNoise.map { String($0.batchSize) }))")
  }

  // MARK: Predictions

  private func prediction(
    _ name: Located<String>, _ arguments: [Expression], _ run: RunResult,
    in expression: Expression
  ) throws(EvaluationError) -> Value {
    let model = run.fitted
    if model.output == .none {
      throw EvaluationError(
        rule: .nothingThere, range: expression.range,
        message: "run '\(run.name)' descends a function and predicts no rows")
    }
    let classes = run.model.classes
    let features = features(of: run, run.dataName.flatMap { scope.results.data($0) })
    var arguments = arguments
    var wanted: Int?
    let isRow = arguments.count == model.inputs.count && arguments.last?.isText == false
    if name.value == "probability", !isRow,
      [features.count + 1, model.inputs.count + 1].contains(arguments.count),
      let last = arguments.popLast()
    {
      let label = try value(of: last).description
      guard let place = classes.firstIndex(of: label) else {
        throw EvaluationError(
          rule: .unknownName, range: last.range, message: "there is no class '\(label)'",
          help: "the classes are \(list(classes))")
      }
      wanted = place
    }
    let row = try row(arguments, features, of: run, name.value, in: expression)
    let outputs = model.predict(row)
    if name.value == "classify" || (name.value == "predict" && model.output.namesClass) {
      let place = model.predictedClass(row)
      return classes.indices.contains(place) ? .text(classes[place]) : .count(place)
    }
    if name.value == "probability" {
      switch model.output {
      case .probability:
        let p = outputs.first ?? .nan
        return .number(wanted == 0 ? 1 - p : p)
      case .probabilities:
        let place = wanted ?? 1
        return .number(outputs.indices.contains(place) ? outputs[place] : .nan)
      case .numbers, .score, .none:
        throw EvaluationError(
          rule: .nothingThere, range: expression.range,
          message: "run '\(run.name)' gives no probabilities")
      }
    }
    return outputs.count == 1
      ? .number(outputs[0]) : .list(outputs.map { .number($0) })
  }

  // MARK: Shapes of loss curves

  private func plateaus(
    _ arguments: [Expression], _ run: RunResult, _ name: Located<String>,
    in expression: Expression
  ) throws(EvaluationError) -> Bool {
    guard (2...3).contains(arguments.count) else {
      throw EvaluationError(
        rule: .wrongArguments, range: expression.range,
        message: "'plateaus' takes two epochs and perhaps a tolerance")
    }
    let loss = run.series.loss
    let from = Int(clamped: try number(of: arguments[0]))
    let to = Int(clamped: try number(of: arguments[1]))
    let tolerance = arguments.count == 3 ? try number(of: arguments[2]) : 0.01
    guard loss.indices.contains(from), loss.indices.contains(to), from < to else {
      throw EvaluationError(
        rule: .nothingThere, range: expression.range,
        message: "the run has the epochs 0 to \(loss.count - 1)")
    }
    let start = loss[from]
    guard start.isFinite, start > 0 else { return false }
    return loss[from...to].allSatisfy { ($0 - start).magnitude <= tolerance * start }
  }

  /// How often the loss turns from falling to rising, or a parameter changes its direction where
  /// every epoch is one update over all rows, whichever is more.
  private func turns(of run: RunResult) -> Int {
    var most = directionChanges(of: run.series.loss) / 2
    guard run.counts.iterationsPerEpoch == 1, let first = run.parameters.byEpoch.first else {
      return most
    }
    for place in first.indices {
      most = max(most, directionChanges(of: run.parameters.byEpoch.map { $0[place] }))
    }
    return most
  }

  private func directionChanges(of values: [Double]) -> Int {
    var changes = 0
    var last = 0.0
    for (a, b) in zip(values, values.dropFirst()) where b != a && (b - a).isFinite {
      if last != 0, (b - a).sign != last.sign { changes += 1 }
      last = b - a
    }
    return changes
  }

  private func overfits(_ run: RunResult) -> Value {
    let validation = run.series.validationLoss
    guard validation.count > 1, let last = validation.last, let loss = run.series.loss.last else {
      return .never
    }
    var best = 0
    for epoch in validation.indices where validation[epoch] < validation[best] { best = epoch }
    let rose = !(last < 1.1 * validation[best])
    let fell = loss < run.series.loss[best]
    return rose && fell && best < validation.count - 1 ? .count(best) : .never
  }
}

extension FittedModel.Output {
  /// Whether a prediction is a class by name.
  fileprivate var namesClass: Bool { self == .probabilities || self == .score }
}

extension Expression {
  fileprivate var isText: Bool { if case .text = kind { true } else { false } }

  /// Whether one of `names` stands in it as a name or a part.
  func mentions(_ names: Set<String>) -> Bool {
    var found = false
    visit { kind in
      switch kind {
      case .name(let name): found = found || names.contains(name)
      case .member(_, let name): found = found || names.contains(name.value)
      default: break
      }
    }
    return found
  }

  /// The first names of all paths: what it speaks of.
  var roots: [String] {
    var roots: [String] = []
    visit { kind in
      if case .name(let name) = kind, !roots.contains(name) { roots.append(name) }
    }
    return roots
  }

  /// The magnitudes of all numbers written in it, those in names included: `degrees.three`, `top_5`.
  var numbers: Set<Double> {
    let words = [
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ]
    var numbers: Set<Double> = []
    func add(_ name: String) {
      for part in name.split(separator: "_") {
        let digits = part.drop { !$0.isNumber }
        if let number = Double(digits) { numbers.insert(number) }
        if let number = words.firstIndex(of: String(part)) { numbers.insert(Double(number)) }
      }
    }
    visit { kind in
      switch kind {
      case .number(let literal): numbers.insert(literal.value.magnitude)
      case .name(let name): add(name)
      case .member(_, let name): add(name.value)
      default: break
      }
    }
    return numbers
  }

  /// Whether it is said of the shown run only.
  var isHere: Bool {
    var found = false
    visit { kind in
      if case .call(let name, _) = kind, name.value == "here" { found = true }
    }
    return found
  }

  /// Calls `body` for this expression and every part of it.
  func visit(_ body: (Kind) -> Void) {
    body(kind)
    for part in parts { part.visit(body) }
  }

  private var parts: [Expression] {
    switch kind {
    case .number, .text, .flag, .never, .infinity, .nan, .name: []
    case .member(let base, _): [base]
    case .element(let base, let indices): [base] + indices
    case .call(_, let arguments): arguments
    case .method(let base, _, let arguments): [base] + arguments
    case .negation(let operand), .not(let operand): [operand]
    case .binary(_, let a, let b): [a, b]
    case .within(let a, let b, let c), .between(let a, let b, let c): [a, b, c]
    }
  }
}
