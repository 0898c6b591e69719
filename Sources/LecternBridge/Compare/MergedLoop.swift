/// A loop over the members of a compare under construction.
struct MergedLoop {
  let labels: [String]
  let axis: String?
  /// Names that the loop binds, which its own values therefore cannot mention.
  var assigned: Set<String> = []
  private var body: [String] = []
  private var variables: [LoopVariable] = []
  /// Whether lines ask for the member's name.
  private var branches = false

  init(labels: [String], axis: String?) {
    self.labels = labels
    self.axis = axis
  }

  mutating func add(_ statement: Statement) {
    body += statement.indented(by: 4)
  }

  /// Adds what the members have in one place, or returns false where that cannot stand in a loop.
  ///
  /// `next` is the statement that follows.
  mutating func add(_ hunks: [[Statement]], before next: Statement?) -> Bool {
    let trimmedHunks = hunks.map { $0.filter { !$0.isBlank } }
    if trimmedHunks.allSatisfy(\.isEmpty) { return true }
    if let first = hunks.first, hunks.allSatisfy({ $0.count == first.count }) {
      var copy = self
      if copy.unify(hunks, of: Array(labels.indices)) {
        self = copy
        return true
      }
    }
    var copy = self
    if copy.branch(trimmedHunks, before: next) {
      self = copy
      return true
    }
    return addOneByOne(trimmedHunks, before: next)
  }

  /// Adds what cannot stand in one branch statement by statement, remarks with what follows them.
  private mutating func addOneByOne(_ hunks: [[Statement]], before next: Statement?) -> Bool {
    let units = hunks.map { hunk in
      hunk.reduce(into: [[Statement]]()) { units, statement in
        if let last = units.last?.last, last.isComment {
          units[units.count - 1].append(statement)
        } else {
          units.append([statement])
        }
      }
    }
    guard let count = units.first?.count, count > 1, units.allSatisfy({ $0.count == count }) else {
      return false
    }
    return (0..<count).allSatisfy { place in
      let following = place + 1 < count ? units[0][place + 1].first : next
      return add(units.map { $0[place] }, before: following)
    }
  }

  /// Adds statements that differ in values only, as one with variables.
  private mutating func unify(
    _ hunks: [[Statement]], of members: [Int], indent: Int = 4
  ) -> Bool {
    guard let count = hunks.first?.count else { return false }
    var lines: [String] = []
    for place in 0..<count {
      let versions = hunks.map { $0[place] }
      guard let height = versions.first?.lines.count,
        versions.allSatisfy({ $0.lines.count == height })
      else { return false }
      for row in 0..<height {
        guard let line = unify(versions.map { $0.lines[row] }, of: members) else { return false }
        if let line { lines.append(line) }
      }
    }
    body += lines.map { $0.isEmpty ? $0 : String(repeating: " ", count: indent) + $0 }
    return true
  }

  /// One line for all members' lines; the inner nil where the line has become the variable itself.
  private mutating func unify(_ lines: [String], of members: [Int]) -> String?? {
    guard let first = lines.first else { return nil }
    if lines.allSatisfy({ $0 == first }) { return .some(first) }
    // A remark is no value.
    guard lines.allSatisfy({ !Statement(lines: [$0]).isComment }) else { return nil }
    guard let pieces = differences(of: lines) else { return nil }
    var result = ""
    for piece in pieces {
      switch piece {
      case .same(let text): result += text
      case .differing(let values, let hint):
        guard values.allSatisfy({ identifiers(in: $0).isDisjoint(with: assigned) }) else {
          return nil
        }
        // A name that the loop binds itself is free only where it takes the whole value.
        let binds = result.drop { $0 == " " } == "\(hint) = "
        result += variable(values, hint: assigned.contains(hint) && !binds ? "" : hint, members)
      }
    }
    let sides = result.drop { $0 == " " }.split(separator: " = ", maxSplits: 1)
    if sides.count == 2, sides[0] == sides[1] { return .some(nil) }
    return .some(result)
  }

  /// The name of the variable with these values.
  private mutating func variable(_ values: [String], hint: String, _ members: [Int]) -> String {
    var all = Array(repeating: "None", count: labels.count)
    for (member, value) in zip(members, values) { all[member] = value }
    if let known = variables.first(where: { $0.values == all }) { return known.name }
    let isModule = values.allSatisfy { $0.hasPrefix("nn.") }
    var name = hint.isEmpty ? (isModule ? "activation" : "value") : hint
    if let axis, isAxis(all) { name = axis.split(separator: ".").last.map(String.init) ?? axis }
    var number = 2
    let plain = name
    while variables.contains(where: { $0.name == name }) || name == "name" {
      name = "\(plain)_\(number)"
      number += 1
    }
    variables.append(LoopVariable(name: name, values: all))
    return name
  }

  /// Whether these are the values of the compare's axis.
  private func isAxis(_ values: [String]) -> Bool {
    zip(values, labels).allSatisfy { value, label in
      value == label || Double(value) != nil && Double(value) == Double(label)
        || label == "full" && value == "len(x)"
    }
  }

  private mutating func branch(_ hunks: [[Statement]], before next: Statement?) -> Bool {
    guard let inner = hunks.first(where: { !$0.isEmpty })?.first?.indent else { return false }
    // What leaves the block is another place.
    let heads = hunks.map { Array($0.prefix { $0.indent >= inner }) }
    let tails = zip(hunks, heads).map { Array($0.dropFirst($1.count)) }
    if let after = tails.first(where: { !$0.isEmpty })?.first {
      return branch(heads, before: after) && add(tails, before: next)
    }
    for hunk in hunks where !hunk.isEmpty {
      guard let last = hunk.last, hunk[0].indent == inner, !last.opensBlock,
        hunk.allSatisfy({ $0.indent >= inner }), next?.indent ?? 0 <= inner
      else { return false }
    }
    let pad = String(repeating: " ", count: inner + 4)
    var groups: [(statements: [Statement], members: [Int])] = []
    for (member, hunk) in hunks.enumerated() where !hunk.isEmpty {
      if let place = groups.firstIndex(where: { $0.statements == hunk }) {
        groups[place].members.append(member)
      } else {
        groups.append((hunk, [member]))
      }
    }
    let concerned = groups.flatMap(\.members)
    if groups.count > 1, concerned.count < labels.count {
      // Those that have something here may differ in values only.
      var copy = self
      copy.body.append(pad + "if \(condition(concerned.sorted())):")
      if let first = hunks.first(where: { !$0.isEmpty }),
        hunks.allSatisfy({ $0.isEmpty || $0.count == first.count }),
        copy.unify(hunks.filter { !$0.isEmpty }, of: concerned.sorted(), indent: 8)
      {
        copy.branches = true
        self = copy
        return true
      }
    }
    guard groups.allSatisfy({ !$0.statements.allSatisfy(\.isComment) }) else {
      // A remark needs no branch.
      for group in groups { for statement in group.statements { add(statement) } }
      return groups.allSatisfy { $0.statements.allSatisfy(\.isComment) }
    }
    branches = true
    for (place, group) in groups.enumerated() {
      let isRest = concerned.count == labels.count && place == groups.count - 1 && place > 0
      body.append(
        pad + (isRest ? "else:" : "\(place == 0 ? "if" : "elif") \(condition(group.members)):"))
      for statement in group.statements { body += statement.indented(by: 8) }
    }
    return true
  }

  private func condition(_ members: [Int]) -> String {
    let names = members.map { PythonLiteral.string(labels[$0]) }
    if names.count == 1 { return "name == \(names[0])" }
    if let other = labels.indices.first(where: { !members.contains($0) }),
      members.count == labels.count - 1
    {
      return "name != \(PythonLiteral.string(labels[other]))"
    }
    return "name in (\(names.joined(separator: ", ")))"
  }

  // MARK: - The finished loop

  func finished(results: [String]) -> [String] {
    var lines: [String]
    var shown = "name"
    if !branches, let only = variables.first, variables.count == 1, axis != nil,
      isAxis(only.values)
    {
      lines = [call("for \(only.name) in ", only.values, "[]", tail: ":")]
      shown = only.name
    } else if variables.isEmpty {
      lines = [call("for name in ", labels.map(PythonLiteral.string), "[]", tail: ":")]
    } else {
      let rows = labels.indices.map { member in
        "("
          + ([PythonLiteral.string(labels[member])] + variables.map { $0.values[member] })
          .joined(separator: ", ") + ")"
      }
      let names = (["name"] + variables.map(\.name)).joined(separator: ", ")
      let line = call("for \(names) in ", rows, "[]", tail: ":")
      lines =
        line.count <= pythonWidth
        ? [line] : ["for \(names) in ["] + rows.map { "    \($0)," } + ["]:"]
    }
    var inner = body
    while inner.first?.isEmpty == true { inner.removeFirst() }
    lines += trimmed(inner)
    lines.append(call("    print", [shown] + results))
    return lines
  }
}

private struct LoopVariable {
  var name: String
  /// One for each member.
  var values: [String]
}
