extension Node {
  /// The markup as UTF-8.
  public func renderedBytes(capacity: Int = 1024) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(capacity)
    render(into: &output)
    return output
  }

  /// The markup as a string.
  public func rendered() -> String {
    String(decoding: renderedBytes(), as: UTF8.self)
  }

  /// Appends the markup as UTF-8.
  public func render(into output: inout [UInt8]) {
    switch self {
    case .text(let text):
      appendEscaped(text, in: .text, to: &output)
    case .rawMarkup(let markup):
      output.append(contentsOf: markup.utf8)
    case .fragment(let children):
      for child in children { child.render(into: &output) }
    case .element(let tag, let attributes, let children):
      output.append(UInt8(ascii: "<"))
      output.append(contentsOf: tag.name.utf8)
      for attribute in attributes { attribute.render(into: &output) }
      switch tag.closing {
      case .slash where children.isEmpty:
        output.append(UInt8(ascii: "/"))
        output.append(UInt8(ascii: ">"))
      case .none:
        output.append(UInt8(ascii: ">"))
      case .implied:
        output.append(UInt8(ascii: ">"))
        for child in children { child.render(into: &output) }
      case .slash, .endTag:
        output.append(UInt8(ascii: ">"))
        for child in children { child.render(into: &output) }
        output.append(UInt8(ascii: "<"))
        output.append(UInt8(ascii: "/"))
        output.append(contentsOf: tag.name.utf8)
        output.append(UInt8(ascii: ">"))
      }
    }
  }

  /// The characters alone, without markup: for a title, an index or a description.
  public var plainText: String {
    var output: [UInt8] = []
    appendPlainText(to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  private func appendPlainText(to output: inout [UInt8]) {
    switch self {
    case .text(let text): output.append(contentsOf: text.utf8)
    case .rawMarkup: break
    case .fragment(let children), .element(_, _, let children):
      for child in children { child.appendPlainText(to: &output) }
    }
  }
}

extension Attribute {
  fileprivate func render(into output: inout [UInt8]) {
    output.append(UInt8(ascii: " "))
    output.append(contentsOf: name.utf8)
    guard let value else { return }
    output.append(UInt8(ascii: "="))
    output.append(UInt8(ascii: "\""))
    appendEscaped(value, in: .attribute, to: &output)
    output.append(UInt8(ascii: "\""))
  }
}

private enum EscapingContext { case text, attribute }

/// Escapes `&`, `<` and `>` in text, and the double quote too in attribute values, which the
/// renderer always quotes. Copies the stretches between in one piece each.
private func appendEscaped(
  _ string: String, in context: EscapingContext, to output: inout [UInt8]
) {
  let copied: Void? = string.utf8.withContiguousStorageIfAvailable { bytes in
    var start = 0
    for index in bytes.indices {
      // Most bytes lie above the four that are ever escaped: one comparison passes them.
      guard bytes[index] <= UInt8(ascii: ">"), let entity = entity(for: bytes[index], in: context)
      else { continue }
      output.append(contentsOf: bytes[start..<index])
      output.append(contentsOf: entity.utf8)
      start = index + 1
    }
    output.append(contentsOf: bytes[start...])
  }
  if copied != nil { return }
  for byte in string.utf8 {
    if let entity = entity(for: byte, in: context) {
      output.append(contentsOf: entity.utf8)
    } else {
      output.append(byte)
    }
  }
}

private func entity(for byte: UInt8, in context: EscapingContext) -> String? {
  switch byte {
  case UInt8(ascii: "&"): return "&amp;"
  case UInt8(ascii: "<"): return "&lt;"
  case UInt8(ascii: ">"): return context == .text ? "&gt;" : nil
  case UInt8(ascii: "\""): return context == .attribute ? "&quot;" : nil
  default: return nil
  }
}
