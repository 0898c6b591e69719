import LecternSource

/// The typed head of a lesson.
package struct FrontMatter: Equatable, Sendable {
  package var title: MappedText
  package var summary: MappedText
  package var minutes: Int?
  package var part: Located<String>?
  package var objectives: [MappedText]
  package var prerequisites: [MappedText]
  package var keywords: [String]
  package var isDraft: Bool
  package var defaults: SpecDefaults
}

/// Partial specs that specs of the same kind start from, checked on their own. Later layers win
/// key by key.
package struct SpecDefaults: Equatable, Sendable {
  /// Every node is a mapping.
  package var nodes: [SpecKind: RawNode]

  package init(_ nodes: [SpecKind: RawNode] = [:]) { self.nodes = nodes }
}
