import LecternSource

/// YAML as its author wrote it: every key and value with its bytes in the file, nothing resolved.
package struct RawNode: Equatable, Sendable {
  package indirect enum Kind: Equatable, Sendable {
    case scalar(RawScalar)
    case sequence([RawNode])
    case mapping([RawEntry])
  }

  package var kind: Kind
  /// Whether a sequence or mapping is written in brackets or braces.
  package var isFlow: Bool
  package var path: String
  package var range: SourceRange

  package init(_ kind: Kind, isFlow: Bool = false, path: String, range: SourceRange) {
    self.kind = kind
    self.isFlow = isFlow
    self.path = path
    self.range = range
  }
}

package struct RawScalar: Equatable, Sendable {
  package enum Style: Equatable, Sendable {
    case plain
    case singleQuoted
    case doubleQuoted
    case literal
    case folded
  }

  package var text: String
  package var style: Style
  /// Where each byte of `text` stands in the file.
  package var map: TextMap

  package init(_ text: String, style: Style, map: TextMap) {
    self.text = text
    self.style = style
    self.map = map
  }
}

/// A key, whose node is always a scalar, and its value.
package struct RawEntry: Equatable, Sendable {
  package var key: RawNode
  package var value: RawNode

  package init(key: RawNode, value: RawNode) {
    self.key = key
    self.value = value
  }

  package var name: String { key.scalar?.text ?? "" }
}

extension RawNode {
  package var scalar: RawScalar? {
    if case .scalar(let scalar) = kind { scalar } else { nil }
  }

  package var entries: [RawEntry]? {
    if case .mapping(let entries) = kind { entries } else { nil }
  }

  package var items: [RawNode]? {
    if case .sequence(let items) = kind { items } else { nil }
  }

  /// Nothing written, `~` or `null`.
  package var isNull: Bool {
    guard let scalar, scalar.style == .plain else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.text)
  }

  package subscript(key: String) -> RawNode? {
    entries?.first { $0.name == key }?.value
  }

  /// An empty block mapping at `range`.
  package static func empty(path: String, range: SourceRange) -> RawNode {
    RawNode(.mapping([]), path: path, range: range)
  }
}
