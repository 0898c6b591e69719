/// The style sheets and the script of a site, compiled into the program so that it needs no files beside it.
enum Assets {
  static let css = [
    PackageResources.base_css, PackageResources.components_css, PackageResources.chart_css,
    PackageResources.live_css, PackageResources.print_css,
  ].map(text).joined(separator: "\n")

  static let script = compactScript(
    text(PackageResources.page_js) + "\n" + text(PackageResources.figures_js))

  /// What only pages with a live form load.
  static let exploreScript = compactScript(text(PackageResources.explore_js))
}

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// `script` without indentation and without lines that are comments. Our script holds no text of several lines.
func compactScript(_ script: String) -> String {
  script.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { !$0.hasPrefix("//") }
    .joined(separator: "\n") + "\n"
}

/// `css` without comments and without spaces that mean nothing. Strings are kept as they are.
func compact(_ css: String) -> String {
  let source = Array(css.utf8)
  var out: [UInt8] = []
  out.reserveCapacity(source.count)
  var index = 0
  var quote: UInt8?
  while index < source.count {
    let byte = source[index]
    if let open = quote {
      out.append(byte)
      if byte == open { quote = nil }
    } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      quote = byte
      out.append(byte)
    } else if byte == UInt8(ascii: "/"), index + 1 < source.count,
      source[index + 1] == UInt8(ascii: "*")
    {
      index += 2
      while index + 1 < source.count,
        !(source[index] == UInt8(ascii: "*") && source[index + 1] == UInt8(ascii: "/"))
      { index += 1 }
      index += 1
    } else if byte == space || byte == newline {
      let next = source[index...].first { $0 != space && $0 != newline } ?? 0
      if let last = out.last, !"{};,>".utf8.contains(last), !"{};,>".utf8.contains(next) {
        if last != space { out.append(space) }
      }
    } else {
      if byte == UInt8(ascii: "}"), out.last == UInt8(ascii: ";") { out.removeLast() }
      out.append(byte)
    }
    index += 1
  }
  return String(decoding: out, as: UTF8.self)
}
