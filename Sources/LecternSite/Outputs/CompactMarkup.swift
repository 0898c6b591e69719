/// A page's HTML without the quotes and empty values that HTML can do without (13.1.2.3, unquoted and
/// empty attribute syntax): two bytes an attribute, some thousand attributes a page.
///
/// What stands in scripts, styles and comments, and attributes in single quotes, stay as they are.
func withoutNeedlessQuotes(_ html: [UInt8]) -> [UInt8] {
  var out: [UInt8] = []
  out.reserveCapacity(html.count)
  html.withUnsafeBufferPointer { html in
    var scan = QuoteScan(html: html)
    scan.run(into: &out)
  }
  return out
}

private struct QuoteScan {
  let html: UnsafeBufferPointer<UInt8>
  var place = 0
  /// What is before here is in the result.
  var done = 0

  init(html: UnsafeBufferPointer<UInt8>) { self.html = html }

  mutating func run(into out: inout [UInt8]) {
    while let start = index(of: UInt8(ascii: "<"), from: place) {
      place = start + 1
      if follows("!--", place) {
        skip(past: "-->")
      } else if place < html.count, isTagStart(html[place]) {
        let name = place
        tag(into: &out)
        for (raw, end) in rawElements where follows(raw, name) { skip(past: end) }
      }
    }
    out += html[done...]
  }

  /// From the first letter of a tag's name to behind its `>`.
  private mutating func tag(into out: inout [UInt8]) {
    while place < html.count {
      switch html[place] {
      case UInt8(ascii: ">"):
        place += 1
        return
      case UInt8(ascii: "'"):
        guard let end = index(of: UInt8(ascii: "'"), from: place + 1) else { return finish() }
        place = end + 1
      case UInt8(ascii: "\""):
        guard let end = index(of: UInt8(ascii: "\""), from: place + 1) else { return finish() }
        value(place..<end, into: &out)
        place = end + 1
      default: place += 1
      }
    }
  }

  /// A quoted value, from its first quote to before its last.
  private mutating func value(_ quoted: Range<Int>, into out: inout [UInt8]) {
    let next = quoted.upperBound + 1
    guard html[quoted.lowerBound - 1] == UInt8(ascii: "="), next < html.count else { return }
    let isLast = html[next] == UInt8(ascii: "/")
    guard isLast || html[next] == space || html[next] == UInt8(ascii: ">") else { return }
    let inside = quoted.dropFirst()
    if inside.isEmpty {
      out += html[done..<quoted.lowerBound - 1]
    } else if inside.allSatisfy({ isPlain(html[$0]) }),
      html[inside.upperBound - 1] != UInt8(ascii: "/")
    {
      out += html[done..<quoted.lowerBound]
      out += html[inside]
      // A slash would belong to the value.
      if isLast { out.append(space) }
    } else {
      return
    }
    done = next
  }

  private mutating func finish() { place = html.count }

  private mutating func skip(past end: StaticString) {
    while place < html.count, !follows(end, place) { place += 1 }
    place = min(place + end.utf8CodeUnitCount, html.count)
  }

  private func index(of byte: UInt8, from start: Int) -> Int? {
    start < html.count ? html[start...].firstIndex(of: byte) : nil
  }

  private func follows(_ word: StaticString, _ start: Int) -> Bool {
    word.withUTF8Buffer { word in
      start + word.count <= html.count
        && (0..<word.count).allSatisfy { html[start + $0] == word[$0] }
    }
  }
}

/// Elements whose content is text, and where it ends.
private let rawElements: [(StaticString, StaticString)] = [
  ("script", "</script"), ("style", "</style"), ("textarea", "</textarea"), ("title", "</title"),
]

private func isTagStart(_ byte: UInt8) -> Bool { byte | 32 >= 97 && byte | 32 <= 122 }

/// Whether a byte may stand in a value without quotes.
private func isPlain(_ byte: UInt8) -> Bool {
  switch byte {
  case 0...32, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "="), UInt8(ascii: "<"),
    UInt8(ascii: ">"), UInt8(ascii: "`"):
    false
  default: true
  }
}
