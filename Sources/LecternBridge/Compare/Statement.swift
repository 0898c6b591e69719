/// Lines of a program that belong together because a bracket is open between them.
struct Statement: Hashable {
  var lines: [String]

  var indent: Int { lines.first.map { $0.prefix { $0 == " " }.count } ?? 0 }
  var isBlank: Bool { lines.allSatisfy { $0.allSatisfy { $0 == " " } } }
  var isComment: Bool { lines.allSatisfy { $0.drop { $0 == " " }.hasPrefix("#") } }
  /// Whether a block must follow.
  var opensBlock: Bool {
    let code = lines.last.map(withoutComment) ?? ""
    return code.hasSuffix(":")
  }

  func indented(by width: Int) -> [String] {
    lines.map { $0.isEmpty ? $0 : String(repeating: " ", count: width) + $0 }
  }
}

func withoutComment(_ line: String) -> String {
  guard let start = line.place(of: "  # ") else { return line }
  return String(line[..<start])
}

extension StringProtocol {
  /// Where `part` first begins, byte by byte.
  func place(of part: StaticString) -> Index? {
    part.withUTF8Buffer { part in
      utf8.indices.first { utf8[$0] == part[0] && utf8[$0...].starts(with: part) }
    }
  }
}

func statements(of lines: [String]) -> [Statement] {
  var result: [Statement] = []
  var depth = 0
  for line in lines {
    if depth > 0 {
      result[result.count - 1].lines.append(line)
    } else {
      result.append(Statement(lines: [line]))
    }
    for token in tokens(of: withoutComment(line)) {
      if isOpening(token) { depth += 1 }
      if isClosing(token) { depth -= 1 }
    }
  }
  return result
}

/// The longest list of statements that both programs hold in order.
func commonStatements(_ a: [Statement], _ b: [Statement]) -> [Statement] {
  var lengths = Array(repeating: Array(repeating: 0, count: b.count + 1), count: a.count + 1)
  for i in a.indices.reversed() {
    for j in b.indices.reversed() {
      lengths[i][j] =
        a[i] == b[j] ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
    }
  }
  var common: [Statement] = []
  var (i, j) = (0, 0)
  while i < a.count, j < b.count {
    if a[i] == b[j] {
      common.append(a[i])
      (i, j) = (i + 1, j + 1)
    } else if lengths[i + 1][j] >= lengths[i][j + 1] {
      i += 1
    } else {
      j += 1
    }
  }
  return common
}

/// What stands before each statement of `spine`, and after the last one.
func gapsBetween(_ spine: [Statement], in program: [Statement]) -> [[Statement]] {
  var gaps: [[Statement]] = [[]]
  var place = 0
  for statement in program {
    if place < spine.count, statement == spine[place] {
      gaps.append([])
      place += 1
    } else {
      gaps[gaps.count - 1].append(statement)
    }
  }
  return gaps
}

/// Names, numbers, strings and single signs, in order and without a gap.
func tokens(of line: String) -> [String] {
  var line = line
  return line.withUTF8 { bytes in
    var result: [String] = []
    var start = 0
    while start < bytes.count {
      let end = tokenEnd(from: start, in: bytes)
      result.append(
        String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self))
      start = end
    }
    return result
  }
}

func isOpening(_ token: String) -> Bool { token == "(" || token == "[" || token == "{" }
func isClosing(_ token: String) -> Bool { token == ")" || token == "]" || token == "}" }

/// Where the token ends that begins at `start`.
private func tokenEnd(from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
  let head = bytes[start]
  var end = start + 1
  if head == UInt8(ascii: "\"") {
    while end < bytes.count, bytes[end] != head { end += 1 }
    return min(end + 1, bytes.count)
  }
  if isWordByte(head) {
    func continues(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "."): true
      case UInt8(ascii: "+"), UInt8(ascii: "-"):
        bytes[end - 1] == UInt8(ascii: "e") && isDigit(head)
      default: isWordByte(byte)
      }
    }
    while end < bytes.count, continues(bytes[end]) { end += 1 }
    return end
  }
  // A sign beyond ASCII keeps its bytes together.
  while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
  return end
}

private func isDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}

private func isWordByte(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || isDigit(byte)
    || byte == UInt8(ascii: "_")
}

/// The first parts of dotted names: `model` of `model.parameters()`.
func identifiers(in code: String) -> Set<String> {
  Set(
    tokens(of: code).filter { $0.first.map { $0.isLetter || $0 == "_" } ?? false }
      .map { String($0.prefix { $0 != "." }) })
}
