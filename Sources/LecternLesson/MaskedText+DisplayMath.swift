import LecternSource

extension MaskedText {
  private static let fence = Array("~~~~~~~~~~~~~~~~".utf8)

  /// Turns `$$` lines into fences, so that libcmark itself nests them in quotes and lists and no
  /// line of a formula can be read as a list, a heading or a table.
  mutating func fenceDisplayMath() {
    guard lines.contains(where: { dollarsEnd(of: $0, opens: true) != nil }) else { return }
    let isOpaque = opaqueLines()
    var index = 0
    while index < lines.count {
      defer { index += 1 }
      guard !isOpaque[index], let open = dollarsEnd(of: lines[index], opens: true) else { continue }
      let place = lines[index].offset(open)..<lines[index].offset(open) + 2
      let close = lines.indices[(index + 1)...].first {
        isOpaque[$0] || dollarsEnd(of: lines[$0], opens: false) != nil
      }
      guard let close, !isOpaque[close], let end = dollarsEnd(of: lines[close], opens: false) else {
        report(
          .displayMathNotClosed, at: place, "this '$$' is never closed", label: "opened here",
          help: "write a line '$$' behind the formula")
        continue
      }
      guard let mask = placeholders.make(.displayMath) else { return }
      replaceDollars(in: index, at: open, with: Self.fence + [0x20] + mask.bytes)
      replaceDollars(in: close, at: end, with: Self.fence)
      index = close
    }
  }

  private mutating func replaceDollars(in line: Int, at start: Int, with bytes: [UInt8]) {
    lines[line].bytes = ArraySlice(lines[line].bytes.prefix(start) + bytes)
  }

  /// Where `$$` begins on a line that holds nothing else but quote marks, spaces and, if it opens,
  /// a list marker.
  private func dollarsEnd(of line: TextLine, opens: Bool) -> Int? {
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
