/// KaTeX's style sheet as a site ships it, and the fonts that go with it.
public enum KaTeXStyle {
  /// The style sheet with every `@font-face` reduced to its WOFF2 file, whose address `address` gives from the
  /// file's name; a font for which it answers `nil` loses its rule.
  public static func sheet(_ css: String, address: (String) -> String?) -> String {
    var out = ""
    var rest = css[...]
    while let start = rest.range(ofASCII: "@font-face{") ?? rest.range(ofASCII: "@font-face {") {
      out += rest[..<start.lowerBound]
      let body = rest[start.upperBound...]
      guard let end = body.firstIndex(of: "}") else { return out + rest[start.lowerBound...] }
      if let rule = fontFace(body[..<end], address: address) { out += rule }
      rest = body[body.index(after: end)...]
    }
    return out + rest
  }

  /// The names of the WOFF2 files that `css` asks for, in order and once each.
  public static func fonts(in css: String) -> [String] {
    var names: [String] = []
    _ = sheet(css) { name in
      if !names.contains(name) { names.append(name) }
      return nil
    }
    return names
  }

  /// The fonts among KaTeX's that `html` can need, judged by the classes in it.
  public static func fonts(usedBy html: String) -> Set<String> {
    guard html.contains("class=\"katex") else { return [] }
    var used: Set<String> = ["KaTeX_Main-Regular.woff2", "KaTeX_Math-Italic.woff2"]
    for (mark, files) in fontMarks where html.contains(mark) {
      used.formUnion(files.map { "KaTeX_\($0).woff2" })
    }
    return used
  }

  private static func fontFace(_ body: Substring, address: (String) -> String?) -> String? {
    guard let start = body.range(ofASCII: "url("), let end = body.range(ofASCII: ".woff2") else {
      return nil
    }
    let file = body[start.upperBound..<end.upperBound].split(separator: "/").last.map(String.init)
    guard let file, let target = address(file) else { return nil }
    let kept = body.split(separator: ";").filter { !$0.contains("src:") }
    return "@font-face{\(kept.map { $0.trimmed }.joined(separator: ";"));font-display:block;"
      + "src:url(\(target)) format(\"woff2\")}"
  }
}

/// Class names of KaTeX's HTML and the font files behind them.
private let fontMarks: [(String, [String])] = [
  ("mathbf", ["Main-Bold"]), ("textbf", ["Main-Bold"]), ("mathit", ["Main-Italic"]),
  ("textit", ["Main-Italic"]), ("boldsymbol", ["Math-BoldItalic", "Main-BoldItalic"]),
  ("mathbb", ["AMS-Regular"]), ("amsrm", ["AMS-Regular"]), ("textbb", ["AMS-Regular"]),
  ("mathcal", ["Caligraphic-Regular", "Caligraphic-Bold"]),
  ("mathfrak", ["Fraktur-Regular", "Fraktur-Bold"]),
  ("mathscr", ["Script-Regular"]), ("mathsf", ["SansSerif-Regular", "SansSerif-Bold"]),
  ("textsf", ["SansSerif-Regular", "SansSerif-Bold", "SansSerif-Italic"]),
  ("mathtt", ["Typewriter-Regular"]), ("texttt", ["Typewriter-Regular"]),
  ("small-op", ["Size1-Regular"]), ("large-op", ["Size2-Regular"]), ("size1", ["Size1-Regular"]),
  ("size2", ["Size2-Regular"]), ("size3", ["Size3-Regular"]), ("size4", ["Size4-Regular"]),
  ("delim-size", ["Size1-Regular", "Size4-Regular"]),
]

extension Substring {
  func range(ofASCII part: String) -> Range<Index>? {
    let wanted = Array(part.utf8)
    guard let first = wanted.first else { return nil }
    var index = utf8.startIndex
    while let start = utf8[index...].firstIndex(of: first) {
      if utf8[start...].starts(with: wanted) {
        return start..<utf8.index(start, offsetBy: wanted.count)
      }
      index = utf8.index(after: start)
    }
    return nil
  }

  fileprivate var trimmed: Substring {
    var text = self
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }
}
