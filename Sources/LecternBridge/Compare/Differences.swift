/// A stretch of a line: the same in all versions, or a value of each.
enum LinePiece: Equatable {
  case same(String)
  /// `hint` names what the value is, from the argument or the variable that takes it; it may be
  /// empty.
  case differing([String], hint: String)
}

/// Where lines differ in literals, the literals; else the smallest whole expressions that differ.
/// Nil where the lines are different statements.
func differences(of lines: [String]) -> [LinePiece]? {
  let split = lines.map(tokens(of:))
  guard let first = split.first else { return nil }
  if split.allSatisfy({ $0.count == first.count }),
    let pieces = literalDifferences(split, first)
  {
    return joined(pieces)
  }
  return statementDifferences(split).map(joined)
}

private func literalDifferences(_ split: [[String]], _ first: [String]) -> [LinePiece]? {
  var pieces: [LinePiece] = []
  var open: [String] = []
  for place in first.indices {
    let versions = split.map { $0[place] }
    if versions.allSatisfy({ $0 == first[place] }) {
      let token = first[place]
      if isOpening(token) { open.append(token) }
      if isClosing(token), !open.isEmpty { open.removeLast() }
      pieces.append(.same(token))
    } else {
      // An item of a list belongs to the list.
      guard versions.allSatisfy(isLiteral), open.last != "[" else { return nil }
      pieces.append(.differing(versions, hint: hint(for: Array(first[..<place]))))
    }
  }
  return pieces
}

/// A line may differ in the value that it assigns, or in arguments of a call.
private func statementDifferences(_ split: [[String]]) -> [LinePiece]? {
  let pad = split[0].prefix { $0 == " " }
  guard split.allSatisfy({ $0.prefix { $0 == " " } == pad }) else { return nil }
  var bodies = split.map { Array($0.dropFirst(pad.count)) }
  var tail: [LinePiece] = []
  if bodies.allSatisfy({ $0.last == "," }) {
    bodies = bodies.map { Array($0.dropLast()) }
    tail = [.same(",")]
  }
  let pieces =
    assignedDifferences(bodies) ?? listDifferences(bodies) ?? callDifferences(bodies, hint: "")
  return pieces.map { [.same(pad.joined())] + $0 + tail }
}

/// `name = value` or `name=value` with the same name.
private func assignedDifferences(_ split: [[String]]) -> [LinePiece]? {
  guard let equals = assignment(in: split[0]) else { return nil }
  var start = equals + 1
  if split[0].indices.contains(start), split[0][start] == " " { start += 1 }
  let head = split[0][..<start]
  guard split.allSatisfy({ $0.count > start && $0[..<start] == head }) else { return nil }
  let value = expressionDifferences(split.map { Array($0[start...]) }, hint: hint(for: Array(head)))
  return value.map { [.same(head.joined())] + $0 }
}

private func expressionDifferences(_ split: [[String]], hint: String) -> [LinePiece]? {
  if split.allSatisfy({ $0 == split[0] }) { return [.same(split[0].joined())] }
  if let pieces = callDifferences(split, hint: hint) { return pieces }
  guard split.allSatisfy(isExpression) else { return nil }
  return [.differing(split.map { $0.joined() }, hint: hint)]
}

/// Several items of a list that is open around this line.
private func listDifferences(_ split: [[String]]) -> [LinePiece]? {
  // A bracket around the items makes them the arguments of a call.
  let lists = split.compactMap { arguments(of: ["("] + $0 + [")"], from: 0)?.arguments }
  guard lists.count == split.count, let first = lists.first, first.count > 1,
    lists.allSatisfy({ $0.count == first.count })
  else { return nil }
  var pieces: [LinePiece] = []
  for place in first.indices {
    if place > 0 { pieces.append(.same(", ")) }
    let versions = lists.map { $0[place] }
    guard
      let difference = assignedDifferences(versions) ?? expressionDifferences(versions, hint: "")
    else { return nil }
    pieces += difference
  }
  return pieces
}

/// Calls of the same function with as many arguments, which differ in some of them.
private func callDifferences(_ split: [[String]], hint: String) -> [LinePiece]? {
  guard let open = split[0].firstIndex(of: "("), open > 0, split[0][open - 1] != "np.array" else {
    return nil
  }
  let head = split[0][...open]
  let calls = split.map { tokens -> (arguments: [[String]], tail: [String])? in
    guard tokens.count > open, tokens[...open] == head else { return nil }
    return arguments(of: tokens, from: open)
  }
  guard let first = calls[0],
    calls.allSatisfy({ $0?.tail == first.tail && $0?.arguments.count == first.arguments.count })
  else { return nil }
  let callee = split[0][open - 1].split(separator: ".").last.map(String.init) ?? ""
  var pieces: [LinePiece] = [.same(head.joined())]
  for place in first.arguments.indices {
    if place > 0 { pieces.append(.same(", ")) }
    let versions = calls.compactMap { $0?.arguments[place] }
    let name = (place == 0 ? firstArguments[callee] : secondArguments[callee]) ?? hint
    guard
      let difference = assignedDifferences(versions) ?? expressionDifferences(versions, hint: name)
    else { return nil }
    pieces += difference
  }
  return pieces + [.same(")" + first.tail.joined())]
}

/// The arguments of the call that opens at `open`, and what follows it.
private func arguments(
  of tokens: [String], from open: Int
) -> (arguments: [[String]], tail: [String])? {
  var depth = 0
  var arguments: [[String]] = [[]]
  for place in (open + 1)..<tokens.count {
    let token = tokens[place]
    if isClosing(token) {
      if depth == 0 { return (arguments, Array(tokens[(place + 1)...])) }
      depth -= 1
    }
    if isOpening(token) { depth += 1 }
    if depth == 0, token == "," {
      arguments.append([])
    } else if token != " " || !(arguments.last?.isEmpty ?? true) {
      arguments[arguments.count - 1].append(token)
    }
  }
  return nil
}

/// Whether these tokens are one whole expression.
private func isExpression(_ tokens: [String]) -> Bool {
  guard let last = tokens.last, last != " ", assignment(in: tokens) == nil else { return false }
  var depth = 0
  for token in tokens {
    if isOpening(token) { depth += 1 }
    if isClosing(token) { depth -= 1 }
    if depth < 0 || depth == 0 && token == "," && tokens[0] != "lambda" { return false }
  }
  return depth == 0
}

/// The place of the sign that gives a name its value, outside of brackets.
private func assignment(in tokens: [String]) -> Int? {
  var depth = 0
  for (place, token) in tokens.enumerated() {
    if isOpening(token) { depth += 1 }
    if isClosing(token) { depth -= 1 }
    guard depth == 0, token == "=", place > 0 else { continue }
    let next = place + 1 < tokens.count ? tokens[place + 1] : ""
    return ["=", "<", ">", "!"].contains(tokens[place - 1]) || next == "=" ? nil : place
  }
  return nil
}

private func isLiteral(_ token: String) -> Bool {
  token.first.map { $0.isNumber || $0 == "\"" } ?? false
}

/// Neighbors that are the same in all versions, as one.
private func joined(_ pieces: [LinePiece]) -> [LinePiece] {
  pieces.reduce(into: []) { all, piece in
    if case .same(let text) = piece, case .same(let before)? = all.last {
      all[all.count - 1] = .same(before + text)
    } else if piece != .same("") {
      all.append(piece)
    }
  }
}

// MARK: - Names

/// What a value at the end of these tokens is called.
private func hint(for tokens: [String]) -> String {
  var rest = tokens
  while rest.last == " " { rest.removeLast() }
  if rest.last == "=" {
    rest.removeLast()
    while rest.last == " " { rest.removeLast() }
    if rest.last == ">" { return rest.contains("best_epoch") ? "patience" : "" }
    let name = rest.last?.split(separator: ".").filter { $0 != "data" }.last.map(String.init) ?? ""
    return renamed[name] ?? name
  }
  if rest.last == "(" {
    let callee = rest.dropLast().last?.split(separator: ".").last.map(String.init) ?? ""
    return firstArguments[callee] ?? ""
  }
  if rest.last == ",", rest.dropLast(2).last == "(" {
    let callee = rest.dropLast(3).last?.split(separator: ".").last.map(String.init) ?? ""
    return secondArguments[callee] ?? ""
  }
  return ""
}

private let renamed = [
  "lr": "learning_rate", "kernel_initializer": "initializer", "kernel_regularizer": "regularizer",
  "kernel_constraint": "constraint",
]

private let firstArguments = [
  "Dense": "width", "read_csv": "file", "range": "epochs", "Linear": "inputs",
  "set_weights": "start", "Constant": "start", "Sequential": "layers",
]

private let secondArguments = ["Linear": "width"]
