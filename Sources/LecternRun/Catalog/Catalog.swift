import LecternEngine
import LecternSpec

/// Everything that specs can name, each entry with its documentation and with what it builds.
///
/// The catalog is a parameter of decoding, planning and running, so that another package can add
/// to it: `Catalog.standard.addingOptimizer("lion", ...) { ... }`.
public struct Catalog: Sendable {
  package private(set) var entries: [CatalogEntry]
  /// The declarations alone: what decoding, suggestions, reference and schema need.
  package let vocabulary: Vocabulary

  package init(_ entries: [CatalogEntry]) {
    self.entries = entries
    vocabulary = Vocabulary(entries.map(\.declaration))
  }

  package func adding(_ more: [CatalogEntry]) -> Catalog { Catalog(entries + more) }

  /// What Lectern itself brings; other packages add to it.
  public static let standard = Catalog(
    generatorEntries + modelEntries + functionEntries + lossEntries + optimizerEntries
      + solverEntries + scheduleEntries + initializerEntries + activationEntries + metricEntries
      + viewEntries)

  package func entry(_ kind: ComponentKind, _ name: String) -> CatalogEntry? {
    entries.first { $0.declaration.kind == kind && $0.declaration.name == name }
  }
}

/// One named component: how it is written and what it builds.
package struct CatalogEntry: Sendable {
  package var declaration: ComponentDeclaration
  package var build: Build

  /// What an entry gives the engine.
  package enum Build: Sendable {
    case generator(@Sendable (ComponentSpec) -> any DataGenerator)
    case activation(@Sendable (ComponentSpec) -> Activation)
    /// A loss, with what it takes the last layer's outputs for, which decides the targets too.
    case loss(@Sendable (ComponentSpec) -> Loss, of: FittedModel.Output)
    case optimizer(@Sendable (ComponentSpec, LecternEngine.Dialect) -> OptimizerChoice)
    case schedule(@Sendable (ComponentSpec) -> ScheduleShape)
    case initializer(@Sendable (ComponentSpec, LecternEngine.Dialect) -> Initializer)
    case metric(MetricKernel)
    /// A function to descend, with the start that holds when none is written.
    case function(@Sendable (ComponentSpec) -> FunctionModel, start: [Double])
    /// A view from another package: the closure that draws it, whose type the site knows.
    case view(any Sendable)
    case model(ModelShape.Kind)
    case solver(Solver)
    /// Known by its name alone: views, and what is built with more than its arguments.
    case named
  }

  package init(_ declaration: ComponentDeclaration, _ build: Build = .named) {
    self.declaration = declaration
    self.build = build
  }

  /// One of Lectern's optimizers.
  static func optimizer(
    _ name: OptimizerName, _ documentation: String, keys: [KeyDeclaration],
    make: @escaping @Sendable (Arguments, LecternEngine.Dialect) -> OptimizerChoice
  ) -> CatalogEntry {
    optimizer(name.rawValue, documentation, keys: keys, make: make)
  }

  /// An optimizer, with a closure that makes it from its arguments.
  static func optimizer(
    _ name: String, _ documentation: String, keys: [KeyDeclaration],
    make: @escaping @Sendable (Arguments, LecternEngine.Dialect) -> OptimizerChoice
  ) -> CatalogEntry {
    CatalogEntry(
      ComponentDeclaration(.optimizer, name, documentation, keys: keys),
      .optimizer { make(Arguments($0, of: keys, in: $1), $1) })
  }
}

// MARK: - Keys that entries share

extension KeyDeclaration {
  /// A number with a default.
  static func number(
    _ name: String, _ value: Double, _ bounds: Bounds, _ documentation: String,
    example: String? = nil
  ) -> KeyDeclaration {
    KeyDeclaration(
      name, .number(bounds), default: .value(.number(value)), documentation,
      example: example ?? Value.text(of: value))
  }

  /// A number whose default differs between Keras and PyTorch.
  static func number(
    _ name: String, keras: Double, pytorch: Double, _ bounds: Bounds, _ documentation: String
  ) -> KeyDeclaration {
    KeyDeclaration(
      name, .number(bounds), default: .byDialect(keras: .number(keras), pytorch: .number(pytorch)),
      documentation, example: Value.text(of: keras))
  }

  static func integer(
    _ name: String, _ value: Int, _ bounds: Bounds, _ documentation: String,
    example: String? = nil
  ) -> KeyDeclaration {
    KeyDeclaration(
      name, .integer(bounds), default: .value(.integer(value)), documentation,
      example: example ?? String(value))
  }

  static func flag(_ name: String, _ value: Bool, _ documentation: String) -> KeyDeclaration {
    KeyDeclaration(
      name, .flag, default: .value(.flag(value)), documentation, example: value ? "false" : "true")
  }

  static func choice(
    _ name: String, _ choices: [String], _ value: String, _ documentation: String
  ) -> KeyDeclaration {
    KeyDeclaration(
      name, .choice(choices), default: .value(.text(value)), documentation,
      example: choices.last ?? value)
  }
}

extension LecternEngine.Dialect {
  init(_ dialect: LecternSpec.Dialect) {
    switch dialect {
    case .keras: self = .keras
    case .pytorch: self = .pytorch
    }
  }
}
