import LecternEngine
import LecternSpec

/// A number that authors may write for a component: `learning_rate: 0.1`.
public struct NumberParameter: Equatable, Sendable {
  /// In snake_case.
  public var name: String
  /// What holds where the author writes none.
  public var defaultValue: Double
  /// The numbers that are accepted, both ends included.
  public var range: ClosedRange<Double>
  /// One or two sentences in Markdown.
  public var documentation: String

  public init(
    _ name: String, default defaultValue: Double,
    in range: ClosedRange<Double> = -Double
      .greatestFiniteMagnitude...Double.greatestFiniteMagnitude,
    _ documentation: String
  ) {
    self.name = name
    self.defaultValue = defaultValue
    self.range = range
    self.documentation = documentation
  }

  var key: KeyDeclaration {
    .number(name, defaultValue, .range(range), documentation)
  }
}

/// The numbers that an author wrote for a component, the defaults for the others.
public struct NumberArguments: Sendable {
  private let arguments: Arguments

  init(_ arguments: Arguments) { self.arguments = arguments }

  init(_ spec: ComponentSpec, of parameters: [NumberParameter]) {
    arguments = Arguments(spec, of: parameters.map(\.key))
  }

  /// The value of a declared parameter; NaN for names that were not declared.
  public subscript(name: String) -> Double { arguments.number(name) }
}

/// What a loss compares a model's outputs with.
public enum LossTargets: Sendable {
  /// Numbers, in training units.
  case numbers
  /// The targets 0 and 1 of two classes, with one output, whose sign is the predicted class.
  case twoClasses
  /// The labels of any number of classes, with one output for each, of which the largest is the
  /// predicted class; their softmax is what a page calls probabilities.
  case classes
}

extension LossTargets {
  /// What the outputs are taken for.
  var outputs: FittedModel.Output {
    switch self {
    case .numbers: .numbers
    case .twoClasses: .score
    case .classes: .probabilities
    }
  }
}

// What another package adds. Each shows up in specs, suggestions, reference and schema by itself.
extension Catalog {
  /// This catalog with one more optimizer. It should have a parameter `learning_rate`, which the
  /// key of that name beside `optimizer` sets.
  ///
  /// ```swift
  /// let catalog = Catalog.standard.addingOptimizer(
  ///   "lion", "Steps of one size against a running mean (Chen et al. 2023).",
  ///   parameters: [NumberParameter("learning_rate", default: 1e-4, in: 0...10, "The step.")]
  /// ) { Lion(learningRate: $0["learning_rate"]) }
  /// ```
  public func addingOptimizer<Rule: Optimizer>(
    _ name: String, _ documentation: String, parameters: [NumberParameter],
    make: @escaping @Sendable (NumberArguments) -> Rule
  ) -> Catalog {
    adding([
      .optimizer(name, documentation, keys: parameters.map(\.key)) { arguments, _ in
        .custom(CustomOptimizer(make(NumberArguments(arguments))))
      }
    ])
  }

  /// This catalog with one more loss, on `targets`.
  public func addingLoss<Function: LossFunction>(
    _ name: String, _ documentation: String, parameters: [NumberParameter] = [],
    on targets: LossTargets = .numbers,
    make: @escaping @Sendable (NumberArguments) -> Function
  ) -> Catalog {
    adding([
      CatalogEntry(
        ComponentDeclaration(.loss, name, documentation, keys: parameters.map(\.key)),
        .loss(
          { spec in
            .custom(
              CustomLoss(
                make(NumberArguments(spec, of: parameters)), usesLabels: targets == .classes))
          }, of: targets.outputs))
    ])
  }

  /// This catalog with one more activation.
  public func addingActivation<Function: ActivationFunction>(
    _ name: String, _ documentation: String, parameters: [NumberParameter] = [],
    make: @escaping @Sendable (NumberArguments) -> Function
  ) -> Catalog {
    adding([
      CatalogEntry(
        ComponentDeclaration(.activation, name, documentation, keys: parameters.map(\.key)),
        .activation { spec in
          .custom(
            CustomActivation(make(NumberArguments(spec, of: parameters))))
        })
    ])
  }

  /// This catalog with one more data generator.
  public func addingGenerator<Generator: DataGenerator>(
    _ name: String, _ documentation: String, parameters: [NumberParameter],
    make: @escaping @Sendable (NumberArguments) -> Generator
  ) -> Catalog {
    adding([
      CatalogEntry(
        ComponentDeclaration(.generator, name, documentation, keys: parameters.map(\.key)),
        .generator { make(NumberArguments($0, of: parameters)) })
    ])
  }

  /// This catalog with one more learning rate schedule, a function of the base rate and the updates
  /// made.
  public func addingSchedule(
    _ name: String, _ documentation: String, parameters: [NumberParameter] = [],
    rate: @escaping @Sendable (NumberArguments, _ base: Double, _ update: Int) -> Double
  ) -> Catalog {
    adding([
      CatalogEntry(
        ComponentDeclaration(.schedule, name, documentation, keys: parameters.map(\.key)),
        .schedule { spec in
          let arguments = NumberArguments(spec, of: parameters)
          return .custom { base, update in rate(arguments, base, update) }
        })
    ])
  }
}
