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
  guard let start = line.firstRange(of: "  # ")?.lowerBound else { return line }
  return String(line[..<start])
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
      if ["(", "[", "{"].contains(token) { depth += 1 }
      if [")", "]", "}"].contains(token) { depth -= 1 }
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

/// Names, numbers, strings and single signs; spaces go with the token before them.
func tokens(of line: String) -> [String] {
  var result: [String] = []
  var rest = Substring(line)
  while let head = rest.first {
    var end = rest.index(after: rest.startIndex)
    if head == "\"" {
      while end < rest.endIndex, rest[end] != "\"" { end = rest.index(after: end) }
      if end < rest.endIndex { end = rest.index(after: end) }
    } else if isWord(head) {
      while end < rest.endIndex,
        isWord(rest[end]) || rest[end] == "."
          || ("+-".contains(rest[end]) && rest[rest.index(before: end)] == "e" && head.isNumber)
      {
        end = rest.index(after: end)
      }
    }
    result.append(String(rest[..<end]))
    rest = rest[end...]
  }
  return result
}

private func isWord(_ character: Character) -> Bool {
  character.isASCII && (character.isLetter || character.isNumber || character == "_")
}

/// The first parts of dotted names: `model` of `model.parameters()`.
func identifiers(in code: String) -> Set<String> {
  Set(
    tokens(of: code).filter { $0.first.map { $0.isLetter || $0 == "_" } ?? false }
      .map { String($0.prefix { $0 != "." }) })
}
