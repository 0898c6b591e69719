import LecternSource

/// One key of a spec or one argument of a component: everything that decoding, suggestions, the
/// reference page and the JSON Schema say about it.
package struct KeyDeclaration: Equatable, Sendable {
  /// What holds when the key is not written.
  package enum Default: Equatable, Sendable {
    /// The key must be written.
    case required
    /// The key may be missing; the sentence says what happens then.
    case absent(String)
    case value(Setting)
    /// Keras and PyTorch differ.
    case byDialect(keras: Setting, pytorch: Setting)
  }

  package var name: String
  package var type: ValueType
  package var defaultValue: Default
  /// One or two sentences in Markdown.
  package var documentation: String
  /// A YAML value as it would stand after the colon; several lines are indented under it.
  package var example: String
  /// Whether the key only changes what is shown or checked, never what is computed.
  package var isDisplay: Bool
  /// What other tools call it, in small letters: suggested for, never accepted.
  package var synonyms: [String]

  package init(
    _ name: String, _ type: ValueType, default defaultValue: Default = .absent(""),
    _ documentation: String, example: String = "", isDisplay: Bool = false,
    synonyms: [String] = []
  ) {
    self.name = name
    self.type = type
    self.defaultValue = defaultValue
    self.documentation = documentation
    self.example = example
    self.isDisplay = isDisplay
    self.synonyms = synonyms
  }

  package func value(in dialect: Dialect) -> Setting? {
    switch defaultValue {
    case .required, .absent: nil
    case .value(let value): value
    case .byDialect(let keras, let pytorch): dialect == .keras ? keras : pytorch
    }
  }
}

/// The name of the key or component that an unknown name most likely stands for: the one that other
/// tools call so, or else a near miss.
func suggestion(for name: String, among keys: [KeyDeclaration]) -> String? {
  suggestion(for: name, among: keys.map { ($0.name, $0.synonyms) })
}

func suggestion(for name: String, among components: [ComponentDeclaration]) -> String? {
  suggestion(for: name, among: components.map { ($0.name, $0.synonyms) })
}

private func suggestion(
  for name: String, among candidates: [(name: String, synonyms: [String])]
) -> String? {
  let wanted = name.lowercased()
  return candidates.first { $0.synonyms.contains(wanted) }?.name
    ?? nearMiss(to: name, among: candidates.map(\.name))
}

/// Whose conventions hold where Keras and PyTorch differ.
package enum Dialect: String, Equatable, Sendable, CaseIterable {
  case keras
  case pytorch
}
