import LecternRun
import LecternSpec

/// A compare as it is translated.
package struct BridgedCompare: Sendable {
  package var name: String
  /// The varied field of a sweep; nil for grids and named members.
  package var axis: String?
  /// In the order of the compare, with the labels of its table: `adam`, or `0.1`.
  package var members: [(label: String, run: BridgedRun)]
  /// Dotted names of every field in which members differ.
  package var fields: [String]

  package init(
    name: String, axis: String?, members: [(label: String, run: BridgedRun)], fields: [String]
  ) {
    self.name = name
    self.axis = axis
    self.members = members
    self.fields = fields
  }
}

/// All runs of a compare as one program: what they share once, and a loop over what they do not.
///
/// Each member is translated by itself; where their statements differ in a value, the value becomes
/// a variable of the loop, and where they differ in kind, the loop branches by the member's name.
package func program(for compare: BridgedCompare, in framework: Framework) -> Program {
  var varied = Set(compare.fields)
  if compare.members.contains(where: { $0.run.spec.descent?.initial?.name == "constant" }) {
    varied.insert("initial.constant")
  }
  let drafts = compare.members.map {
    draft(of: $0.run, in: PythonProgram(framework, varied: varied))
  }
  let imports = drafts.reduce(into: [String]()) { all, draft in
    all += draft.imports.filter { !all.contains($0) }
  }
  let definitions = drafts.reduce(into: [String]()) { all, draft in
    all += draft.definitions.filter { !all.contains($0) }
  }
  let labels = compare.members.map(\.label)
  if let lines = merged(drafts, labels: labels, axis: compare.axis) {
    return Program(framework: framework, text: pythonText(imports, definitions, lines))
  }
  // Too different for one loop: one program after the other, data and all.
  var lines: [String] = []
  for (label, draft) in zip(labels, drafts) {
    lines += ["# \(label)"] + trimmed(draft.body)
    lines += [call("print", [PythonLiteral.string(label)] + draft.results), ""]
  }
  return Program(framework: framework, text: pythonText(imports, definitions, trimmed(lines)))
}

/// The drafts as one loop, or nil where their statements cannot stand in one.
private func merged(_ drafts: [PythonProgram], labels: [String], axis: String?) -> [String]? {
  let programs = drafts.map { statements(of: trimmed($0.body)) }
  let results = drafts.map(\.results)
  guard let first = programs.first, results.allSatisfy({ $0 == results[0] }) else { return nil }
  let spine = programs.dropFirst().reduce(first) { commonStatements($0, $1) }
  let gaps = programs.map { gapsBetween(spine, in: $0) }
  guard let gapCount = gaps.first?.count else { return nil }

  // Where the loop begins: at the first difference, and no later than training does.
  var shared = 0
  while shared < spine.count, gaps.allSatisfy({ $0[shared].isEmpty }) { shared += 1 }
  let training = drafts[0].trainingStart
  var lineCount = 0
  var trainingPlace = 0
  while trainingPlace < spine.count, lineCount < training {
    lineCount += spine[trainingPlace].lines.count
    trainingPlace += 1
  }
  if shared >= trainingPlace {
    shared = trainingPlace
  } else if let rows = spine.firstIndex(where: { $0.lines[0].hasPrefix("x = ") }) {
    shared = min(shared, rows)  // Rows that the loop scales are made anew each time.
  }
  // A difference inside of a block takes the whole block into the loop.
  let differing = gaps.lazy.flatMap { $0[shared] }.first { !$0.isBlank }
  if shared > 0, differing?.indent ?? 0 > 0 {
    repeat { shared -= 1 } while shared > 0 && spine[shared].indent > 0
  }
  while shared > 0, spine[shared - 1].isComment { shared -= 1 }

  var loop = MergedLoop(labels: labels, axis: axis)
  loop.assigned = assignedNames(
    spine[shared...].flatMap(\.lines)
      + programs.flatMap { $0 }.filter { !spine[..<shared].contains($0) }
      .flatMap(\.lines))
  for place in shared..<gapCount {
    let hunks = gaps.map { $0[place] }
    guard loop.add(hunks, before: place < spine.count ? spine[place] : nil) else { return nil }
    if place < spine.count { loop.add(spine[place]) }
  }
  var lines = spine[..<shared].flatMap(\.lines)
  if let last = lines.last, !last.isEmpty { lines.append("") }
  return lines + loop.finished(results: results[0])
}

/// Names that these lines bind.
private func assignedNames(_ lines: [String]) -> Set<String> {
  var names = Set<String>()
  for line in lines {
    let text = line.drop { $0 == " " }
    if text.hasPrefix("for "), let end = text.place(of: " in ") {
      names.formUnion(identifiers(in: String(text[..<end].dropFirst(4))))
    } else if let end = text.place(of: " = "),
      !text[..<end].contains("("), !text[..<end].contains("[")
    {
      names.formUnion(identifiers(in: String(text[..<end])).filter { !$0.contains(".") })
    }
  }
  return names
}
