import LecternSource

extension ForeignSyntax {
  /// Where the syntax ends that begins at `start`, if it does. `bytes` ends in a line end.
  func end(in bytes: [UInt8], at start: Int) -> Int? {
    var end = start
    for piece in pattern {
      guard let next = piece.end(in: bytes, at: end) else { return nil }
      end = next
    }
    return end
  }

  /// Whether the syntax stands at `index`, as far as the bytes alone tell. Line starts are asked for
  /// first: what is read to the end of a line is read once a line.
  func canBegin(in bytes: [UInt8], at index: Int) -> Bool {
    (place != .line || isLineStart(in: bytes, at: index)) && end(in: bytes, at: index) != nil
  }

  /// The rows that can begin with a byte in the text of a leaf, by the byte.
  static let byFirstByte: [[ForeignSyntax]] = {
    var rows = [[ForeignSyntax]](repeating: [], count: 128)
    for row in foreignSyntax where row.place != .fence {
      for byte in row.firstBytes { rows[Int(byte)].append(row) }
    }
    return rows
  }()

  private var firstBytes: Set<UInt8> {
    switch pattern.first {
    case .text(let text): Set(text.utf8.prefix(1))
    case .oneOf(let texts): Set(texts.flatMap { $0.utf8.prefix(1) })
    case .run(let scalar, _): [ascii(scalar)]
    case .attributes: [ascii("{")]
    default: []
    }
  }

  /// As a diagnostic tells it: `outcome` is what becomes of it here.
  func report(_ outcome: String) -> String { "only \(outcome) here; in \(source) \(meaning)" }
}

extension ForeignSyntax.Piece {
  /// No syntax goes on for longer: it keeps the search linear.
  private static let limit = 300

  fileprivate func end(in bytes: [UInt8], at start: Int) -> Int? {
    let limit = min(bytes.count, start + Self.limit)
    func byte(_ index: Int) -> UInt8? { index < limit ? bytes[index] : nil }
    func match(_ text: String, at place: Int) -> Int? {
      bytes[place..<limit].starts(with: text.utf8) ? place + text.utf8.count : nil
    }
    func through(_ closer: String, before end: Int? = nil) -> Int? {
      guard let first = closer.utf8.first else { return nil }
      return (start..<(end ?? limit)).first { bytes[$0] == first && match(closer, at: $0) != nil }
        .map { $0 + closer.utf8.count }
    }
    switch self {
    case .text(let text): return match(text, at: start)
    case .oneOf(let texts): return texts.lazy.compactMap { match($0, at: start) }.max()
    case .run(let scalar, let count):
      let run = bytes[start..<limit].prefix { $0 == ascii(scalar) }.count
      return run >= count ? start + run : nil
    case .blanks: return start + bytes[start..<limit].prefix { $0 == 0x20 || $0 == 0x09 }.count
    case .name(let count):
      let name = bytes[start..<limit].prefix { isNameByte($0) || $0 == ascii(":") }
      guard let first = name.first, isLetter(first) || isDigit(first) else { return nil }
      // A colon or a dash at the end belongs to the sentence.
      let end = name.lastIndex { isLetter($0) || isDigit($0) }.map { $0 + 1 }
      return end.flatMap { $0 - start >= count ? $0 : nil }
    case .nameEnd: return byte(start).map { isNameByte($0) } == true ? nil : start
    case .datedKey:
      let key = bytes[start..<limit].prefix { isNameByte($0) }
      guard let first = key.first, isLetter(first) else { return nil }
      return key.split(whereSeparator: { !isDigit($0) }).contains { $0.count == 4 }
        ? key.endIndex : nil
    case .through(let closer): return through(closer)
    case .wordsThrough(let closer):
      return through(closer).flatMap { bytes[start..<$0].contains(0x20) ? $0 : nil }
    case .throughUnbracketed(let closer):
      let inner = bytes[start..<limit].prefix { $0 != ascii("[") && $0 != ascii("]") }
      return through(closer, before: inner.endIndex)
    case .attributes: return attributesEnd(in: bytes, at: start, limit: limit)
    case .restOfLine: return lineEnd(in: bytes, from: start)
    case .lineEnd:
      let blanks = bytes[start..<limit].prefix { $0 == 0x20 || $0 == 0x09 }
      return byte(blanks.endIndex) == 0x0A ? start : nil
    }
  }

  private func lineEnd(in bytes: [UInt8], from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    return end
  }

  private func attributesEnd(in bytes: [UInt8], at start: Int, limit: Int) -> Int? {
    guard start < limit, bytes[start] == ascii("{"),
      let close = bytes[start..<limit].firstIndex(of: ascii("}"))
    else { return nil }
    let inner = bytes[(start + 1)..<close].drop { $0 == 0x20 }
    guard let first = inner.first else { return nil }
    let second = inner.dropFirst().first
    let isNamed =
      (first == ascii(".") || first == ascii("#")) && second.map { isLetter($0) } == true
    let isUnnumbered = inner.elementsEqual([ascii("-")])
    let key = inner.prefix { isNameByte($0) }
    let behind = inner.dropFirst(key.count)
    let isPair =
      isLetter(first) && behind.first == ascii("=")
      && behind.dropFirst().first.map { $0 != 0x20 && $0 != ascii("=") } == true
    return isNamed || isUnnumbered || isPair ? close + 1 : nil
  }
}

/// Whether a line of a paragraph begins at `index`, up to three blanks left out.
private func isLineStart(in bytes: [UInt8], at index: Int) -> Bool {
  let blanks = bytes[..<index].suffix(4).reversed().prefix { $0 == 0x20 }.count
  return blanks < 4 && (index == blanks || bytes[index - blanks - 1] == 0x0A)
}

private func isNameByte(_ byte: UInt8) -> Bool {
  isLetter(byte) || isDigit(byte) || byte == ascii("-") || byte == ascii("_")
}

extension MaskedText {
  /// Warns of other tools' syntax in the text of a leaf: not in code, formulas, raw HTML and
  /// destinations, and not where CommonMark makes a link of it.
  mutating func warnAboutForeignSyntax(_ scanner: InlineScanner, in text: LeafText) {
    let bytes = scanner.bytes
    let rows = ForeignSyntax.byFirstByte
    // Most leaves hold nothing that looks like a row, and need no more than this loop.
    var finder: ForeignSyntaxFinder?
    var index = scanner.start
    while index < bytes.count {
      let byte = bytes[index]
      let next = index + (byte == ascii("\\") ? 2 : 1)
      guard byte < 0x80,
        rows[Int(byte)].contains(where: { $0.canBegin(in: bytes, at: index) })
      else {
        index = next
        continue
      }
      var known = finder ?? ForeignSyntaxFinder(scanner, isHeading: text.isHeading)
      let opaqueEnd = known.endOfOpaque(movingTo: index)
      let found = opaqueEnd == nil ? known.first(of: rows[Int(byte)], at: index) : nil
      finder = known
      if let (row, end) = found, !isDefined(bytes[index..<end]) {
        report(
          .foreignSyntax, at: text.fileRange(index..<end), row.report("text"),
          label: "shown as it stands", help: row.instead)
        index = end
      } else {
        index = opaqueEnd ?? next
      }
    }
  }

  /// Whether a link definition gives `[@key]` a destination.
  private mutating func isDefined(_ found: ArraySlice<UInt8>) -> Bool {
    guard found.first == ascii("["), found.last == ascii("]") else { return false }
    if definedKeys == nil {
      definedKeys = Set(
        lines.compactMap { line in
          let content = line.bytes.drop { $0 == 0x20 || $0 == ascii(">") }
          guard content.first == ascii("["), content.prefix(3).contains(ascii("@")),
            let close = content.firstIndex(of: ascii("]")), close + 1 < content.endIndex,
            content[close + 1] == ascii(":")
          else { return nil }
          return Array(content[...close])
        })
    }
    return definedKeys?.contains(Array(found)) == true
  }
}

/// Knows what stands where in one leaf.
private struct ForeignSyntaxFinder {
  private let bytes: [UInt8]
  private let isHeading: Bool
  private let opaque: [Range<Int>]
  private var nextOpaque = 0
  private let links: [ScannedLink]
  private var nextLink = 0
  /// The end of the links that begin at or before the place looked at.
  private var linkEnd = 0
  private let imageEnds: Set<Int>
  private let linkEnds: Set<Int>
  private let linkStarts: Set<Int>
  private let formulaEnds: Set<Int>
  private let codeEnds: Set<Int>

  init(_ scanner: InlineScanner, isHeading: Bool) {
    bytes = scanner.bytes
    self.isHeading = isHeading
    links = scanner.links
    imageEnds = Set(links.filter(\.isImage).map(\.range.upperBound))
    linkEnds = Set(links.filter { !$0.isImage }.map(\.range.upperBound))
    linkStarts = Set(links.map(\.range.lowerBound))
    let formulas = scanner.spans.filter { $0.kind == .math }.map(\.range)
    formulaEnds = Set(formulas.map(\.upperBound))
    codeEnds = Set(scanner.opaque.map(\.upperBound))
    // What a destination holds is no text, nor is an e-mail address or a tag.
    let tails = links.map { $0.text.upperBound..<$0.range.upperBound }
    opaque = (scanner.opaque + formulas + tails).sorted { $0.lowerBound < $1.lowerBound }
  }

  /// Behind the code, formula, tag or destination that `index` lies in. Indices rise from call to
  /// call.
  mutating func endOfOpaque(movingTo index: Int) -> Int? {
    while nextLink < links.count, links[nextLink].range.lowerBound <= index {
      linkEnd = max(linkEnd, links[nextLink].range.upperBound)
      nextLink += 1
    }
    while nextOpaque < opaque.count, opaque[nextOpaque].upperBound <= index { nextOpaque += 1 }
    guard nextOpaque < opaque.count, opaque[nextOpaque].contains(index) else { return nil }
    return opaque[nextOpaque].upperBound
  }

  /// The first row that begins at the place moved to, and where it ends.
  func first(of rows: [ForeignSyntax], at index: Int) -> (row: ForeignSyntax, end: Int)? {
    for row in rows {
      if let end = end(of: row, at: index) { return (row, end) }
    }
    return nil
  }

  private func end(of row: ForeignSyntax, at index: Int) -> Int? {
    guard stands(row.place, at: index), let end = row.end(in: bytes, at: index) else { return nil }
    let next = end < bytes.count ? bytes[end] : 0x0A
    if bytes[end - 1] == ascii("]"), "([:".utf8.contains(next) { return nil }
    // `{#name}` behind a heading is ours.
    if isHeading, bytes[index...].starts(with: "{#".utf8) { return nil }
    guard row.place == .headingEnd else { return end }
    return bytes[end...].allSatisfy { " #\n".utf8.contains($0) } ? end : nil
  }

  private func stands(_ place: ForeignSyntax.Place, at index: Int) -> Bool {
    let before = index > 0 ? bytes[index - 1] : 0x0A
    switch place {
    case .anywhere: return true
    case .word:
      return !isLetter(before) && !isDigit(before) && before < 0x80
        && !"@._/-+\\]".utf8.contains(before) && index >= linkEnd
    case .line: return isLineStart(in: bytes, at: index)
    case .behindWord:
      return before != 0x20 && before != 0x0A && !isDigit(before)
        && !linkStarts.contains(index + 1)
    case .behindImage: return imageEnds.contains(index)
    case .behindLink: return linkEnds.contains(index)
    case .behindBracket:
      return before == ascii("]") || (before == ascii("`") && codeEnds.contains(index))
    case .behindFormula:
      return formulaEnds.contains(index) || (before == 0x20 && formulaEnds.contains(index - 1))
    case .headingEnd: return isHeading && before == 0x20
    case .fence: return false
    }
  }
}

extension LessonBuilder {
  /// Warns of a fence whose info string is another tool's; whether it is one.
  mutating func warnAboutForeignFence(_ fence: Fence) -> Bool {
    guard fence.kind.value.hasPrefix("{") else { return false }
    let bytes = Array(fence.info.utf8) + [0x0A]
    let rows = foreignSyntax.lazy.filter { $0.place == .fence }
    guard let row = rows.first(where: { $0.end(in: bytes, at: 0) != nil }) else { return false }
    let start = fence.kind.range.lowerBound
    let whole = SourceRange(start..<start + fence.info.utf8.count)
    let isExact = text.surroundings == nil && document.file.text(in: whole) == fence.info
    let range = isExact ? whole : fence.kind.range
    report(
      .foreignSyntax, at: range, row.report("code"), label: "shown as it stands",
      help: row.instead)
    return true
  }
}
