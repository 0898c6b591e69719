import LecternSource

extension MaskedText {
  /// A pair of `$$` lines, and what stood there before it became a fence.
  private struct DollarPair {
    var open: Int
    var close: Int
    var openLine: ArraySlice<UInt8>
    var closeLine: ArraySlice<UInt8>
    var place: Range<Int>
    var scalar: UInt32
  }

  private static let fence = Array("~~~~~~~~~~~~~~~~".utf8)

  /// Turns `$$` lines into fences, so that libcmark itself nests them in quotes and lists and no
  /// line of a formula can be read as a list, a heading or a table.
  mutating func fenceDisplayMath() {
    guard lines.contains(where: { dollars(in: $0, opens: true) != nil }) else { return }
    var pairs = replaceDollarLines()
    if pairs.isEmpty { return }
    // A fence that ends with its quote or list item leaves a partner outside, which would open
    // another one: such pairs are taken back, the first one first.
    for attempt in 0..<10 {
      linesChanged()
      let broken = brokenPairs(pairs)
      if broken.isEmpty { return }
      for index in (attempt < 9 ? Array(broken.prefix(1)) : broken).reversed() {
        let pair = pairs.remove(at: index)
        lines[pair.open].bytes = pair.openLine
        lines[pair.close].bytes = pair.closeLine
        reportNotClosed(pair.place)
      }
    }
    linesChanged()
  }

  private mutating func replaceDollarLines() -> [DollarPair] {
    let isOpaque = opaqueLines()
    var pairs: [DollarPair] = []
    var index = 0
    while index < lines.count {
      defer { index += 1 }
      guard !isOpaque[index], let start = dollars(in: lines[index], opens: true) else { continue }
      let place = lines[index].offset(start)..<lines[index].offset(start) + 2
      let close = lines.indices[(index + 1)...].first {
        isOpaque[$0] || dollars(in: lines[$0], opens: false) != nil
      }
      guard let close, !isOpaque[close], let end = dollars(in: lines[close], opens: false) else {
        reportNotClosed(place)
        continue
      }
      guard let mask = placeholders.make(.displayMath) else { break }
      pairs.append(
        DollarPair(
          open: index, close: close, openLine: lines[index].bytes, closeLine: lines[close].bytes,
          place: place, scalar: mask.scalar))
      lines[index].bytes = ArraySlice(
        lines[index].bytes.prefix(start) + Self.fence + [0x20] + mask.bytes)
      lines[close].bytes = ArraySlice(lines[close].bytes.prefix(end) + Self.fence)
      index = close
    }
    return pairs
  }

  private mutating func reportNotClosed(_ place: Range<Int>) {
    report(
      .displayMathNotClosed, at: place, "this '$$' is never closed", label: "opened here",
      help: "write a line '$$' behind the formula, in the same quote or list item")
  }

  /// The indices of pairs between whose lines libcmark finds no code block.
  private mutating func brokenPairs(_ pairs: [DollarPair]) -> [Int] {
    var counts: [UInt32: Int] = [:]
    for case .code(_, let info, let count) in leafBlocks() where info > 0 { counts[info] = count }
    return pairs.indices.filter {
      counts[pairs[$0].scalar] != pairs[$0].close - pairs[$0].open - 1
    }
  }

  /// Where `$$` begins on a line that holds nothing else but quote marks, spaces and, if it opens,
  /// a list marker.
  private func dollars(in line: TextLine, opens: Bool) -> Int? {
    var bytes = line.bytes
    while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
    guard bytes.count >= 2, bytes.suffix(2).allSatisfy({ $0 == ascii("$") }) else { return nil }
    let prefix = bytes.dropLast(2)
    let isPrefix = prefix.allSatisfy { byte in
      byte == 0x20 || byte == 0x09 || byte == ascii(">")
        || (opens && (isDigit(byte) || "-+*.)".utf8.contains(byte)))
    }
    return isPrefix ? prefix.count : nil
  }
}
