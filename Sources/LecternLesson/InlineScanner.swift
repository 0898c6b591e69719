/// A link or image as it is written inline, in byte offsets of the scanned text.
struct ScannedLink: Equatable {
  var isImage: Bool
  /// From the opening bracket, or the `!` of an image, to behind the closing parenthesis.
  var range: Range<Int>
  /// Between the brackets.
  var text: Range<Int>
  /// Without angle brackets.
  var destination: Range<Int>
  /// Without quotes.
  var title: Range<Int>?
}

/// Finds, in the text of one paragraph, heading or table cell, what libcmark does not tell: inline
/// mathematics, footnote references, `~~` and the places of links.
///
/// It knows escapes, code spans, HTML tags and autolinks, which bind more tightly, and reads link
/// destinations by libcmark's own rules. It looks at every byte a bounded number of times.
struct InlineScanner {
  enum Span: Equatable {
    case math
    case footnote(label: Range<Int>)
  }
  /// A `](=` or `](term:` that did not become a link.
  enum Attempt: Equatable { case claim, term }

  let bytes: [UInt8]
  /// Behind the link definitions with which the text begins.
  let start: Int
  /// In a table mathematics cannot leave its line.
  let staysOnLine: Bool

  private(set) var spans: [(range: Range<Int>, kind: Span)] = []
  /// By the offset of their opening brackets.
  private(set) var links: [ScannedLink] = []
  /// The offsets of the closing brackets.
  private(set) var attempts: [(offset: Int, kind: Attempt)] = []
  /// Both `~~` of each pair.
  private(set) var strikes: [Int] = []
  /// Code spans, HTML tags and autolinks.
  private(set) var opaque: [Range<Int>] = []
  /// Whether an author wrote `\](=` on purpose.
  private(set) var hasEscapedAttempt = false

  /// A dollar sign without a partner, with LaTeX behind it.
  private(set) var unclosedMath: Int?

  private var index: Int
  private var brackets: [(offset: Int, isImage: Bool, isActive: Bool)] = []
  private var openStrike: Int?
  private var absent = AbsentClosers()

  init(_ bytes: [UInt8], from start: Int = 0, staysOnLine: Bool = false) {
    self.bytes = bytes
    self.start = start
    self.staysOnLine = staysOnLine
    index = start
  }

  mutating func scan() {
    while index < bytes.count {
      switch bytes[index] {
      case ascii("\\"):
        if byte(index + 1) == ascii("]"), byte(index + 2) == ascii("(") { hasEscapedAttempt = true }
        index += 2
      case ascii("`"): skipCode()
      case ascii("<"):
        let end = inlineMarkupEnd(in: bytes, at: index, absent: &absent)
        if let end { opaque.append(index..<end) }
        index = end ?? index + 1
      case ascii("$"): scanDollar()
      case ascii("!") where byte(index + 1) == ascii("["):
        brackets.append((index, true, true))
        index += 2
      case ascii("["): scanOpening()
      case ascii("]"): scanClosing()
      case ascii("~"): scanTildes()
      default: index += 1
      }
    }
    links.sort { $0.range.lowerBound < $1.range.lowerBound }
    strikes.sort()
  }

  private func byte(_ offset: Int) -> UInt8? { offset < bytes.count ? bytes[offset] : nil }
  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A }

  /// A code span, or a run of backticks without a partner.
  private mutating func skipCode() {
    let length = run(of: ascii("`"), at: index)
    var end = index + length
    if !absent.backticks.contains(length) {
      var cursor = end
      while cursor < bytes.count {
        guard bytes[cursor] == ascii("`") else {
          cursor += 1
          continue
        }
        let other = run(of: ascii("`"), at: cursor)
        cursor += other
        if other == length {
          opaque.append(index..<cursor)
          index = cursor
          return
        }
      }
      absent.backticks.insert(length)
    }
    swap(&index, &end)
  }

  private func run(of wanted: UInt8, at start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] == wanted { end += 1 }
    return end - start
  }

  // MARK: Mathematics

  private mutating func scanDollar() {
    if byte(index + 1) == ascii("$") {
      var end = index + 2
      while end + 1 < bytes.count, !(bytes[end] == ascii("$") && bytes[end + 1] == ascii("$")),
        !(staysOnLine && bytes[end] == 0x0A)
      {
        end += bytes[end] == ascii("\\") ? 2 : 1
      }
      let closes =
        end + 1 < bytes.count && bytes[end] == ascii("$") && bytes[end + 1] == ascii("$")
      if closes, end > index + 2 { spans.append((index..<end + 2, .math)) }
      index = closes && end > index + 2 ? end + 2 : index + 2
      return
    }
    guard let next = byte(index + 1), !isSpace(next) else {
      index += 1
      return
    }
    var end = index + 1
    while end < bytes.count, bytes[end] != ascii("$"), bytes[end] != ascii("`"),
      !(staysOnLine && bytes[end] == 0x0A)
    {
      end += bytes[end] == ascii("\\") ? 2 : 1
    }
    if byte(end) == ascii("$"), !isSpace(bytes[end - 1]),
      !(byte(end + 1).map { (48...57).contains($0) } ?? false)
    {
      spans.append((index..<end + 1, .math))
      index = end + 1
    } else {
      if end >= bytes.count, unclosedMath == nil, looksLikeLaTeX(from: index + 1) {
        unclosedMath = index
      }
      index += 1
    }
  }

  private func looksLikeLaTeX(from start: Int) -> Bool {
    var last: UInt8 = 0
    for byte in bytes[start...].prefix(200) {
      if last == ascii("\\") ? isLetter(byte) : byte == ascii("^") { return true }
      last = byte
    }
    return false
  }

  // MARK: Brackets

  private mutating func scanOpening() {
    if byte(index + 1) == ascii("^"),
      let end = bytes[(index + 2)..<min(bytes.count, index + 102)].firstIndex(of: ascii("]")),
      end > index + 2,
      !bytes[(index + 2)..<end].contains(where: { isSpace($0) || $0 == ascii("[") }),
      byte(end + 1) != ascii("(")
    {
      spans.append((index..<end + 1, .footnote(label: index + 2..<end)))
      index = end + 1
      return
    }
    brackets.append((index, false, true))
    index += 1
  }

  private mutating func scanClosing() {
    let closing = index
    let opener = brackets.popLast()
    index += 1
    if let opener, opener.isActive, byte(index) == ascii("("),
      let tail = linkTail(in: bytes, at: index)
    {
      links.append(
        ScannedLink(
          isImage: opener.isImage, range: opener.offset..<tail.end,
          text: opener.offset + (opener.isImage ? 2 : 1)..<closing,
          destination: tail.destination, title: tail.title))
      index = tail.end
      // Links do not hold links.
      if !opener.isImage {
        for other in brackets.indices where !brackets[other].isImage {
          brackets[other].isActive = false
        }
      }
      return
    }
    var start = index
    while let space = byte(start), space == 0x20 { start += 1 }
    guard byte(start) == ascii("(") else { return }
    start += 1
    while let space = byte(start), isSpace(space) { start += 1 }
    if byte(start) == ascii("\\") { hasEscapedAttempt = true }
    if byte(start) == ascii("<") { start += 1 }
    if byte(start) == ascii("=") {
      attempts.append((closing, .claim))
    } else if bytes[start...].starts(with: "term:".utf8), byte(index) == ascii("(") {
      attempts.append((closing, .term))
    }
  }

  // MARK: Strikethrough

  private mutating func scanTildes() {
    let length = run(of: ascii("~"), at: index)
    defer { index += length }
    guard length == 2 else { return }
    let isAfterSpace = index == 0 || isSpace(bytes[index - 1])
    let isBeforeSpace = byte(index + 2).map { isSpace($0) } ?? true
    if let open = openStrike, !isAfterSpace {
      strikes += [open, index]
      openStrike = nil
    } else if !isBeforeSpace {
      openStrike = index
    }
  }
}

/// Closers that a text is known not to hold, so that no search for them runs twice.
struct AbsentClosers {
  var backticks: Set<Int> = []
  var comment = false
  var instruction = false
  var declaration = false
  var characterData = false
}

/// The value of an ASCII scalar.
@inline(__always) func ascii(_ scalar: Unicode.Scalar) -> UInt8 {
  UInt8(truncatingIfNeeded: scalar.value)
}
