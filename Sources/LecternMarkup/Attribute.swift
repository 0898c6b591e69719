/// An attribute of an element, in the order in which it is written out.
public struct Attribute: Equatable, Sendable {
  public let name: String
  /// The value before escaping, or `nil` for an attribute that stands alone, as `hidden` does.
  public let value: String?

  public init(_ name: String, _ value: String?) {
    self.name = name
    self.value = value
  }
}

extension Attribute {
  /// Any attribute by its name.
  public static func attribute(_ name: String, _ value: String) -> Attribute { .init(name, value) }
  /// An attribute without a value: `hidden`, `open`, `checked`.
  public static func flag(_ name: String) -> Attribute { .init(name, nil) }
  /// A coordinate or length in pixels, with at most one decimal.
  @inline(never)
  public static func number(_ name: String, _ value: Double) -> Attribute {
    .init(name, coordinateText(value))
  }
  /// A whole number.
  public static func count(_ name: String, _ value: Int) -> Attribute {
    .init(name, wholeNumberText(value))
  }
  /// `data-name`.
  public static func data(_ name: String, _ value: String) -> Attribute {
    .init("data-" + name, value)
  }
  /// `aria-name`.
  public static func aria(_ name: String, _ value: String) -> Attribute {
    .init("aria-" + name, value)
  }

  public static func `class`(_ value: String) -> Attribute { .init("class", value) }
  public static func id(_ value: String) -> Attribute { .init("id", value) }
  public static func href(_ value: String) -> Attribute { .init("href", value) }
  public static func src(_ value: String) -> Attribute { .init("src", value) }
  public static func rel(_ value: String) -> Attribute { .init("rel", value) }
  public static func type(_ value: String) -> Attribute { .init("type", value) }
  public static func title(_ value: String) -> Attribute { .init("title", value) }
  public static func role(_ value: String) -> Attribute { .init("role", value) }
  public static func lang(_ value: String) -> Attribute { .init("lang", value) }
  public static func alt(_ value: String) -> Attribute { .init("alt", value) }
  public static func content(_ value: String) -> Attribute { .init("content", value) }
  public static func scope(_ value: String) -> Attribute { .init("scope", value) }
  public static func `for`(_ value: String) -> Attribute { .init("for", value) }
  public static func name(_ value: String) -> Attribute { .init("name", value) }
  public static func value(_ value: String) -> Attribute { .init("value", value) }
  public static func style(_ value: String) -> Attribute { .init("style", value) }
  /// The path of an SVG `path` element.
  public static func d(_ path: PathData) -> Attribute { .init("d", path.text) }
}
