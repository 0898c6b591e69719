import LecternNumerics
import LecternSource
import LecternSpec

/// Whom the text of a setting is for.
package enum SettingReader: Sendable {
  /// Lists of settings and keys: every digit, components with all their arguments.
  case record
  /// A page: numbers as pages print them, components with the arguments that their author wrote.
  case page
}

/// A value as an author would write it.
package func settingText(_ setting: Setting, for reader: SettingReader = .record) -> String {
  func text(_ item: Located<Setting>) -> String { settingText(item.value, for: reader) }
  func braced(_ entries: [(name: String, value: Located<Setting>)]) -> String {
    "{" + entries.map { "\($0.name): \(text($0.value))" }.joined(separator: ", ") + "}"
  }
  switch setting {
  case .number(let number):
    return reader == .page ? NumberFormat.setting(number) : Value.text(of: number)
  case .integer(let integer): return String(integer)
  case .text(let text): return text
  case .flag(let flag): return flag ? "true" : "false"
  case .list(let items): return "[" + items.map(text).joined(separator: ", ") + "]"
  case .component(let component):
    guard reader == .page else { return componentText(component).description }
    let written = component.arguments.filter(\.isWritten)
      .map { "\($0.name): \(text($0.value))" }
    return written.isEmpty
      ? component.name : "{\(component.name): {\(written.joined(separator: ", "))}}"
  case .mapped(let mapped): return mapped.text
  case .expression(let expression): return expression.text.text
  case .fields(let fields): return braced(fields.entries.map { ($0.name, $0.value) })
  case .dictionary(let entries): return braced(entries.map { ($0.key.value, $0.value) })
  case .raw(let node): return rawText(node)
  case .missing: return "missing"
  }
}

private func rawText(_ node: RawNode) -> String {
  switch node.kind {
  case .scalar(let scalar): scalar.text
  case .sequence(let items): "[" + items.map(rawText).joined(separator: ", ") + "]"
  case .mapping(let entries):
    "{" + entries.map { "\($0.name): \(rawText($0.value))" }.joined(separator: ", ") + "}"
  }
}
