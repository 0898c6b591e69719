import LecternSource

/// A decoded mapping: the keys that were written and fit their declarations, and the declared
/// defaults of the others.
package struct Fields: Equatable, Sendable {
  package struct Entry: Equatable, Sendable {
    package var name: String
    package var keyRange: SourceRange
    package var value: Located<Setting>
    package var isWritten: Bool
  }

  package var entries: [Entry]
  /// The place of the whole mapping.
  package var range: SourceRange

  package init(_ entries: [Entry] = [], range: SourceRange) {
    self.entries = entries
    self.range = range
  }

  package func entry(_ name: String) -> Entry? { entries.first { $0.name == name } }

  /// Whether the author wrote the key, here or in defaults.
  package func has(_ name: String) -> Bool { entry(name)?.isWritten ?? false }

  package subscript(name: String) -> Located<Setting>? { entry(name)?.value }

  package func number(_ name: String) -> Double? { self[name]?.value.number }
  package func integer(_ name: String) -> Int? { self[name]?.value.integer }
  package func isOn(_ name: String) -> Bool { self[name]?.value.flag ?? false }
  package func component(_ name: String) -> ComponentSpec? { self[name]?.value.component }
  package func list(_ name: String) -> [Located<Setting>]? { self[name]?.value.list }
  package func fields(_ name: String) -> Fields? { self[name]?.value.fields }
  package func mapped(_ name: String) -> MappedText? { self[name]?.value.mapped }

  package func text(_ name: String) -> Located<String>? {
    guard let value = self[name], let text = value.value.text else { return nil }
    return Located(text, at: value.range)
  }

  /// The texts of a list.
  package func texts(_ name: String) -> [Located<String>]? {
    list(name)?.compactMap { item in
      item.value.text.map { Located($0, at: item.range) }
    }
  }

  /// The case of a closed choice; nil when the key is missing.
  package func choice<Choice: RawRepresentable<String>>(_ name: String, as type: Choice.Type)
    -> Choice?
  {
    self[name]?.value.text.flatMap(Choice.init(rawValue:))
  }

  /// The whole numbers of a list.
  package func integers(_ name: String) -> [Located<Int>]? {
    list(name)?.compactMap { item in
      item.value.integer.map { Located($0, at: item.range) }
    }
  }

  package func expressions(_ name: String) -> [WrittenExpression] {
    list(name)?.compactMap(\.value.expression) ?? []
  }
}
