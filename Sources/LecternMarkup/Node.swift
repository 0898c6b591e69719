/// A piece of an HTML or SVG document.
///
/// Text and attribute values are kept as written and escaped by the renderer, so a tree built from
/// values can never produce broken or injected markup. The one way around it is ``rawMarkup(_:)``.
public indirect enum Node: Equatable, Sendable {
  case element(Tag, attributes: [Attribute], children: [Node])
  /// Characters, escaped on output.
  case text(String)
  /// Markup written out unescaped. The caller vouches for it: use it only for output of a renderer
  /// that escapes by itself (mathematics, highlighted code), never for what an author wrote.
  case rawMarkup(String)
  /// Children without an element of their own.
  case fragment([Node])
}

extension Node: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self = .text(value) }
}

extension Node {
  /// Nothing at all.
  public static var empty: Node { .fragment([]) }

  /// The line that begins an HTML page.
  public static var doctype: Node { .rawMarkup("<!doctype html>\n") }

  /// JSON to stand inside a `script` element: `<` becomes an escape of JSON, so that the text can
  /// neither end the element nor open a comment.
  public static func embeddedJSON(_ json: String) -> Node {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(json.utf8.count)
    for byte in json.utf8 {
      if byte == UInt8(ascii: "<") {
        bytes.append(contentsOf: "\\u003c".utf8)
      } else {
        bytes.append(byte)
      }
    }
    return .rawMarkup(String(decoding: bytes, as: UTF8.self))
  }
}

/// An element, read aloud as markup: `element(.p, [.class("note")], .text("…"))`.
@inline(never)
public func element(_ tag: Tag, _ attributes: [Attribute] = [], _ children: Node...) -> Node {
  .element(tag, attributes: attributes, children: children)
}

/// An element whose children are computed.
@inline(never)
public func element(_ tag: Tag, _ attributes: [Attribute] = [], _ children: [Node]) -> Node {
  .element(tag, attributes: attributes, children: children)
}
