import LecternSource

/// A decoded mapping: the keys that were written and fit their declarations.
package struct Fields: Equatable, Sendable {
  package struct Entry: Equatable, Sendable {
    package var name: String
    package var keyRange: SourceRange
    package var value: Located<Setting>
  }

  package var entries: [Entry]
  /// The place of the whole mapping.
  package var range: SourceRange

  package init(_ entries: [Entry] = [], range: SourceRange) {
    self.entries = entries
    self.range = range
  }

  package func entry(_ name: String) -> Entry? { entries.first { $0.name == name } }
  package func has(_ name: String) -> Bool { entry(name) != nil }

  package subscript(name: String) -> Located<Setting>? { entry(name)?.value }

  package func number(_ name: String) -> Double? { self[name]?.value.number }
  package func integer(_ name: String) -> Int? { self[name]?.value.integer }
  package func flag(_ name: String) -> Bool? { self[name]?.value.flag }
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

  package func expressions(_ name: String) -> [WrittenExpression] {
    list(name)?.compactMap(\.value.expression) ?? []
  }
}
