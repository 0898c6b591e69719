import LecternSource

/// A component chosen by an author, with every argument: the written ones and the defaults of the
/// spec's dialect. Arguments without a default that were not written are missing.
package struct ComponentSpec: Equatable, Sendable {
  package struct Argument: Equatable, Sendable {
    package var name: String
    package var value: Located<Setting>
    /// Whether the author wrote it, in the spec or in defaults.
    package var isWritten: Bool
  }

  package var kind: ComponentKind
  package var name: String
  /// In the order of the declaration.
  package var arguments: [Argument]
  /// The place of the whole component in the lesson; where nothing was written, of the spec.
  package var range: SourceRange

  package init(kind: ComponentKind, name: String, arguments: [Argument], range: SourceRange) {
    self.kind = kind
    self.name = name
    self.arguments = arguments
    self.range = range
  }

  package subscript(argument: String) -> Setting? {
    arguments.first { $0.name == argument }?.value.value
  }

  package func number(_ name: String) -> Double? { self[name]?.number }
  package func integer(_ name: String) -> Int? { self[name]?.integer }
  package func flag(_ name: String) -> Bool? { self[name]?.flag }
  package func text(_ name: String) -> String? { self[name]?.text }
  package func numbers(_ name: String) -> [Double]? { self[name]?.numbers }
  package func component(_ name: String) -> ComponentSpec? { self[name]?.component }

  /// The same component with one argument replaced or added.
  package func setting(_ name: String, to value: Setting) -> ComponentSpec {
    var copy = self
    let located = Located(value, at: range)
    if let index = copy.arguments.firstIndex(where: { $0.name == name }) {
      copy.arguments[index].value = located
      copy.arguments[index].isWritten = true
    } else {
      copy.arguments.append(Argument(name: name, value: located, isWritten: true))
    }
    return copy
  }
}
