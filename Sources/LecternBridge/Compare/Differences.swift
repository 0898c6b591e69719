/// A stretch of a line: the same in all versions, or a value of each.
enum LinePiece: Equatable {
  case same(String)
  /// `hint` names what the value is, from the argument or the variable that takes it.
  case differing([String], hint: String)
}

/// Where lines differ in literals, the literals; else the one expression that holds all that
/// differs. Nil where no single expression does.
func differences(of lines: [String]) -> [LinePiece]? {
  let split = lines.map(tokens(of:))
  guard let first = split.first else { return nil }
  if split.allSatisfy({ $0.count == first.count }),
    let pieces = literalDifferences(split, first)
  {
    return pieces
  }
  return expressionDifference(split, first)
}

private func literalDifferences(_ split: [[String]], _ first: [String]) -> [LinePiece]? {
  var pieces: [LinePiece] = []
  var open: [String] = []
  for place in first.indices {
    let versions = split.map { $0[place] }
    if versions.allSatisfy({ $0 == first[place] }) {
      let token = first[place]
      if ["(", "[", "{"].contains(token) { open.append(token) }
      if [")", "]", "}"].contains(token), !open.isEmpty { open.removeLast() }
      pieces.append(.same(token))
    } else {
      // An item of a list belongs to the list.
      guard versions.allSatisfy(isLiteral), open.last != "[" else { return nil }
      pieces.append(.differing(versions, hint: hint(for: Array(first[..<place]))))
    }
  }
  return pieces
}

private func isLiteral(_ token: String) -> Bool {
  token.first.map { $0.isNumber || $0 == "\"" } ?? false
}

private func expressionDifference(_ split: [[String]], _ first: [String]) -> [LinePiece]? {
  let shortest = split.map(\.count).min() ?? 0
  var start = 0
  while start < shortest, split.allSatisfy({ $0[start] == first[start] }) { start += 1 }
  var end = 0  // Tokens from the end.
  while end < shortest - start,
    split.allSatisfy({ $0[$0.count - 1 - end] == first[first.count - 1 - end] })
  { end += 1 }
  // Outward to the borders of the argument or of the right-hand side.
  var depth = 0
  while start > 0 {
    let token = first[start - 1]
    if [")", "]", "}"].contains(token) { depth += 1 }
    if ["(", "[", "{"].contains(token) {
      if depth == 0 { if token == "(" { break } } else { depth -= 1 }
    }
    if depth == 0, token == "=" || token == " " && isBoundary(first, start - 1) { break }
    start -= 1
  }
  // A statement that is another function's call is another statement.
  guard first[..<start].contains(where: { $0 != " " }) else { return nil }
  var candidate = LineCut(start: start, end: end)
  // Whole expressions only: brackets balance in every version, no comma stands at depth 0.
  for _ in 0...8 {
    if split.allSatisfy({ isExpression(Array($0[candidate.range(in: $0)])) }) {
      let values = split.map { $0[candidate.range(in: $0)].joined() }
      return [
        .same(first[..<candidate.start].joined()),
        .differing(values, hint: hint(for: Array(first[..<candidate.start]))),
        .same(first[(first.count - candidate.end)...].joined()),
      ]
    }
    guard candidate.end > 0 else { return nil }
    candidate.end -= 1
  }
  return nil
}

private struct LineCut {
  var start: Int
  /// Tokens after the cut.
  var end: Int

  func range(in tokens: [String]) -> Range<Int> { start..<max(start, tokens.count - end) }
}

/// Whether the space after this token separates arguments or sides of an assignment.
private func isBoundary(_ tokens: [String], _ place: Int) -> Bool {
  place > 0 && [",", "="].contains(tokens[place - 1])
}

/// Whether these tokens are one whole expression.
private func isExpression(_ tokens: [String]) -> Bool {
  guard let last = tokens.last, last != ",", last != " ", last != ".", tokens.first != " " else {
    return false
  }
  var depth = 0
  var isInLambda = false
  for token in tokens {
    if token == "lambda" { isInLambda = true }
    if ["(", "[", "{"].contains(token) { depth += 1 }
    if [")", "]", "}"].contains(token) {
      depth -= 1
      if depth < 0 { return false }
    }
    if depth == 0, token == "=" || token == "," || token == ":" && !isInLambda { return false }
  }
  return depth == 0
}

/// What a value at the end of these tokens is called.
private func hint(for tokens: [String]) -> String {
  var rest = tokens
  while rest.last == " " { rest.removeLast() }
  if rest.last == "=" {
    rest.removeLast()
    while rest.last == " " { rest.removeLast() }
    let name = rest.last?.split(separator: ".").filter { $0 != "data" }.last.map(String.init) ?? ""
    return renamed[name] ?? name
  }
  if rest.last == ",", rest.dropLast(2).last == "(", rest.dropLast(3).last == "nn.Linear" {
    return "width"
  }
  if rest.last == ",", rest.contains("nn.Linear") { return "activation" }
  // The first argument of a call, or the nearest name of an assignment.
  if rest.last == "(" {
    let callee = rest.dropLast().last?.split(separator: ".").last.map(String.init) ?? ""
    if let name = firstArguments[callee] { return name }
  }
  if let equals = rest.lastIndex(of: "="), equals > 1 {
    let name = rest[equals - 2].split(separator: ".").filter { $0 != "data" }.last.map(String.init)
    if let name { return renamed[name] ?? name }
  }
  return "value"
}

private let renamed = [
  "lr": "learning_rate", "kernel_initializer": "initializer", "kernel_regularizer": "regularizer",
  "kernel_constraint": "constraint", "from_logits": "logits",
]

private let firstArguments = [
  "Dense": "width", "read_csv": "file", "range": "epochs", "Linear": "inputs",
  "set_weights": "start", "Constant": "start",
]
