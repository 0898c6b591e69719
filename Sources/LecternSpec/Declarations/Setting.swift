import LecternSource

/// A decoded value: of the type that its key declares, and within its bounds.
package indirect enum Setting: Equatable, Sendable {
  case number(Double)
  case integer(Int)
  case text(String)
  case flag(Bool)
  case list([Located<Setting>])
  case component(ComponentSpec)
  case mapped(MappedText)
  case expression(WrittenExpression)
  case fields(Fields)
  case dictionary([SettingEntry])
  case raw(RawNode)
  /// A missing value in a table.
  case missing

  /// A list of numbers without places, for declarations of defaults.
  package static func numbers(_ values: [Double]) -> Setting {
    .list(values.map { Located(.number($0), at: SourceRange(at: 0)) })
  }

  package static func integers(_ values: [Int]) -> Setting {
    .list(values.map { Located(.integer($0), at: SourceRange(at: 0)) })
  }
}

package struct SettingEntry: Equatable, Sendable {
  package var key: Located<String>
  package var value: Located<Setting>
}

extension Setting {
  /// A number, or an integer as a number.
  package var number: Double? {
    switch self {
    case .number(let value): value
    case .integer(let value): Double(value)
    default: nil
    }
  }

  package var integer: Int? { if case .integer(let value) = self { value } else { nil } }
  package var flag: Bool? { if case .flag(let value) = self { value } else { nil } }
  package var component: ComponentSpec? {
    if case .component(let value) = self { value } else { nil }
  }
  package var list: [Located<Setting>]? { if case .list(let items) = self { items } else { nil } }
  package var fields: Fields? { if case .fields(let value) = self { value } else { nil } }
  package var mapped: MappedText? { if case .mapped(let value) = self { value } else { nil } }
  package var expression: WrittenExpression? {
    if case .expression(let value) = self { value } else { nil }
  }
  package var raw: RawNode? { if case .raw(let value) = self { value } else { nil } }

  package var text: String? {
    switch self {
    case .text(let value): value
    case .mapped(let value): value.text
    default: nil
    }
  }

  /// The numbers of a list of numbers; nil when an item is none.
  package var numbers: [Double]? {
    guard let list else { return nil }
    let numbers = list.compactMap(\.value.number)
    return numbers.count == list.count ? numbers : nil
  }

  package var integers: [Int]? {
    guard let list else { return nil }
    let integers = list.compactMap(\.value.integer)
    return integers.count == list.count ? integers : nil
  }
}
