import LecternSource
import LecternSpec

/// A feature as `predict` takes it: a number, or the name of a category.
struct ModelFeature: Equatable, Sendable {
  var name: String
  /// The model's inputs that stand for it, one after the other.
  var places: Range<Int>
  /// In the order of their codes; empty for numbers.
  var categories: [String] = []
  /// The categories that have an input each, in the order of `places`; empty where one input holds
  /// the code. A category without an input is one for which all of them are 0.
  var inputs: [String] = []

  /// The values of its inputs for a category.
  func values(for category: Int) -> [Double] {
    if inputs.isEmpty { return [Double(category)] }
    return inputs.map { $0 == categories[category] ? 1 : 0 }
  }
}

/// The features of a run in the order of its inputs. Several categories have an input each, named
/// `COLUMN_CATEGORY`.
func features(of run: RunResult, _ data: DataResult?) -> [ModelFeature] {
  var features: [ModelFeature] = []
  for (place, input) in run.fitted.inputs.enumerated() {
    if let column = data?.column(input) {
      features.append(
        ModelFeature(name: input, places: place..<place + 1, categories: column.categories))
      continue
    }
    let origin = data?.columns.first { column in
      column.categories.contains { "\(column.name)_\($0)" == input }
    }
    guard let origin else {
      features.append(ModelFeature(name: input, places: place..<place + 1))
      continue
    }
    let category = String(input.dropFirst(origin.name.count + 1))
    if let last = features.last, last.name == origin.name {
      features[features.count - 1].places = last.places.lowerBound..<place + 1
      features[features.count - 1].inputs.append(category)
    } else {
      features.append(
        ModelFeature(
          name: origin.name, places: place..<place + 1, categories: origin.categories,
          inputs: [category]))
    }
  }
  return features
}

extension Evaluator {
  /// The inputs that `arguments` stand for: one argument for each feature, or one number for each
  /// input.
  func row(
    _ arguments: [Expression], _ features: [ModelFeature], of run: RunResult, _ name: String,
    in expression: Expression
  ) throws(EvaluationError) -> [Double] {
    let inputs = run.fitted.inputs
    guard arguments.count == features.count || arguments.count == inputs.count else {
      let hasNames = features.contains { !$0.categories.isEmpty }
      throw EvaluationError(
        rule: .wrongArguments, range: expression.range,
        message: "'\(name)' takes one \(hasNames ? "value" : "number") for each "
          + "\(hasNames ? "feature" : "input"), \(features.count) in all, "
          + "not \(arguments.count)",
        help: "the \(hasNames ? "features" : "inputs") are \(list(features.map(\.name)))")
    }
    var row: [Double] = []
    guard arguments.count == features.count else {
      for (place, argument) in arguments.enumerated() {
        let number = try number(of: argument)
        if let feature = features.first(where: { $0.places.contains(place) }) {
          try requireCode(number, of: feature, argument)
        }
        row.append(number)
      }
      return row
    }
    for (argument, feature) in zip(arguments, features) {
      row += try values(of: argument, for: feature)
    }
    return row
  }

  /// A category by its name, quoted or as a bare word; two of them also by their codes, 0 and 1.
  private func values(
    of argument: Expression, for feature: ModelFeature
  ) throws(EvaluationError) -> [Double] {
    if feature.categories.isEmpty { return [try number(of: argument)] }
    var word: String?
    switch argument.kind {
    case .text(let text): word = text
    case .name(let name) where scope.locals[name] == nil: word = name
    default: break
    }
    if let word {
      if let code = feature.categories.firstIndex(of: word) { return feature.values(for: code) }
      let near = nearMiss(to: word, among: feature.categories)
      throw EvaluationError(
        rule: .unknownName, range: argument.range,
        message: "feature '\(feature.name)' has no category '\(word)'", label: didYouMean(near),
        help: near == nil ? "its categories are \(list(some(feature.categories)))" : "")
    }
    let value = try value(of: argument)
    if let text = value.text, let code = feature.categories.firstIndex(of: text) {
      return feature.values(for: code)
    }
    guard let number = value.number, feature.inputs.isEmpty else {
      throw EvaluationError(
        rule: .wrongKind, range: argument.range,
        message: "this is \(value.kindName) where a category of '\(feature.name)' is expected",
        help: "write its name: \(list(some(feature.categories.map { "'\($0)'" }), "or"))")
    }
    try requireCode(number, of: feature, argument)
    return [number]
  }

  /// An input that holds a category's code holds no other number.
  private func requireCode(
    _ number: Double, of feature: ModelFeature, _ argument: Expression
  ) throws(EvaluationError) {
    guard !feature.categories.isEmpty, feature.inputs.isEmpty,
      !feature.categories.indices.contains(where: { Double($0) == number })
    else { return }
    let categories = feature.categories.enumerated().map { "\($1) (\($0))" }
    throw EvaluationError(
      rule: .unknownName, range: argument.range,
      message: "feature '\(feature.name)' has no category \(Value.text(of: number))",
      help: "its categories are \(list(some(categories)))")
  }
}

extension Value {
  fileprivate var text: String? { if case .text(let text) = self { text } else { nil } }
}
