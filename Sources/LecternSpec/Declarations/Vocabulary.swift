/// What a component is used for; each kind has its own names.
package enum ComponentKind: String, Hashable, Sendable, CaseIterable {
  case generator
  case model
  /// A bare function to descend, the `name` of the `function` model.
  case function
  case loss
  case optimizer
  case solver
  case schedule
  case initializer
  case activation
  case metric
  /// A view of a data set, for the `show` of `data`.
  case dataView = "data_view"
  /// A view of a run, for the `show` of `train`.
  case runView = "run_view"
  /// A view of a comparison, for the `show` of `compare`.
  case compareView = "compare_view"
  /// The `kind` of a `chart`.
  case chart

  /// As sentences name them: "an optimizer", "views of a run".
  package var words: (article: String, noun: String, plural: String) {
    switch self {
    case .optimizer, .initializer, .activation: ("an", rawValue, "\(rawValue)s")
    case .loss: ("a", "loss", "losses")
    case .dataView: ("a", "view of a data set", "views of a data set")
    case .runView: ("a", "view of a run", "views of a run")
    case .compareView: ("a", "view of a comparison", "views of a comparison")
    default: ("a", rawValue, "\(rawValue)s")
    }
  }
}

/// One named part that specs can use.
package struct ComponentDeclaration: Equatable, Sendable {
  package var kind: ComponentKind
  package var name: String
  /// The typed arguments, in the order of the reference page.
  package var keys: [KeyDeclaration]
  /// One or two sentences in Markdown.
  package var documentation: String
  /// For a model: the loss and the initializer that hold when none is written. A missing entry
  /// means that it is decided from the data.
  package var companions: [ComponentKind: String]
  /// Where the PyTorch dialect has other companions.
  package var pytorchCompanions: [ComponentKind: String]
  /// An argument that names another component whose arguments may be written beside it:
  /// `function: {name: bowl, start: [10, 1], curvatures: [1, 100]}`.
  package var delegate: Delegate?
  /// What other tools call it, in small letters: suggested for, never accepted.
  package var synonyms: [String]

  package struct Delegate: Equatable, Sendable {
    package var key: String
    package var kind: ComponentKind

    package init(key: String, kind: ComponentKind) {
      self.key = key
      self.kind = kind
    }
  }

  package init(
    _ kind: ComponentKind, _ name: String, _ documentation: String,
    keys: [KeyDeclaration] = [], companions: [ComponentKind: String] = [:],
    pytorchCompanions: [ComponentKind: String] = [:], delegate: Delegate? = nil,
    synonyms: [String] = []
  ) {
    self.kind = kind
    self.name = name
    self.documentation = documentation
    self.keys = keys
    self.companions = companions
    self.pytorchCompanions = pytorchCompanions
    self.delegate = delegate
    self.synonyms = synonyms
  }

  package func companion(_ kind: ComponentKind, in dialect: Dialect) -> String? {
    (dialect == .pytorch ? pytorchCompanions[kind] : nil) ?? companions[kind]
  }

  package func key(_ name: String) -> KeyDeclaration? { keys.first { $0.name == name } }
}

/// All the components that specs may name.
package struct Vocabulary: Equatable, Sendable {
  package private(set) var components: [ComponentKind: [ComponentDeclaration]] = [:]

  package init(_ declarations: [ComponentDeclaration]) {
    for declaration in declarations {
      components[declaration.kind, default: []].append(declaration)
    }
  }

  /// In the order of declaration.
  package func all(_ kind: ComponentKind) -> [ComponentDeclaration] { components[kind] ?? [] }

  package func names(_ kind: ComponentKind) -> [String] { all(kind).map(\.name) }

  package func component(_ kind: ComponentKind, named name: String) -> ComponentDeclaration? {
    all(kind).first { $0.name == name }
  }

  package func adding(_ declarations: [ComponentDeclaration]) -> Vocabulary {
    Vocabulary(ComponentKind.allCases.flatMap { all($0) } + declarations)
  }
}
