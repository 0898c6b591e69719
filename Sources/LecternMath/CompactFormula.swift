/// KaTeX's HTML without what a page does not need: the namespace that HTML gives MathML by itself, the
/// LaTeX source kept as an annotation, and superfluous characters of styles.
func compactFormula(_ html: String) -> String {
  let source = Array(html.utf8)
  var out: [UInt8] = []
  out.reserveCapacity(source.count)
  var index = 0
  var isStyle = false
  func follows(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { text in
      guard index + text.count <= source.count else { return false }
      for offset in 0..<text.count where source[index + offset] != text[offset] { return false }
      return true
    }
  }
  while index < source.count {
    let byte = source[index]
    if isStyle {
      if byte == UInt8(ascii: "\"") {
        isStyle = false
        if out.last == UInt8(ascii: ";") { out.removeLast() }
      } else if byte == UInt8(ascii: "0"), follows("0."),
        let before = out.last, before == UInt8(ascii: ":") || before == UInt8(ascii: "-")
      {
        index += 1
        continue
      }
    } else if byte == UInt8(ascii: "<") {
      if follows("<annotation ") {
        while index < source.count, !follows("</annotation>") { index += 1 }
        index += "</annotation>".utf8.count
        continue
      }
      if follows("<semantics>") || follows("</semantics>") {
        index += follows("<semantics>") ? 11 : 12
        continue
      }
    } else if byte == UInt8(ascii: " ") {
      if follows(" xmlns=\"http://www.w3.org/1998/Math/MathML\"") {
        index += 43
        continue
      }
      if follows(" style=\"") {
        out += Array(" style=\"".utf8)
        index += 8
        isStyle = true
        continue
      }
    }
    out.append(byte)
    index += 1
  }
  return String(decoding: out, as: UTF8.self)
}
