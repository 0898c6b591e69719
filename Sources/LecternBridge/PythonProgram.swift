/// A Python program under construction: imports are gathered, sections stand apart, and the place
/// where training begins is remembered, so that several programs can become one loop.
struct PythonProgram {
  let framework: Framework
  /// The fields in which the members of a compare differ: these are written out even where they
  /// have the library's default. Nil for a program that stands alone.
  let varied: Set<String>?
  /// Whether the program is to be repeated digit for digit, and prints nothing.
  var isExact = false
  private(set) var imports: [String] = []
  /// Classes that the program brings along, after the imports.
  private(set) var definitions: [String] = []
  private(set) var body: [String] = []
  /// The index in `body` where the data are ready.
  private(set) var trainingStart = 0
  /// What is printed when the program has run: expressions, joined by commas.
  var results: [String] = []

  init(_ framework: Framework, varied: Set<String>? = nil) {
    self.framework = framework
    self.varied = varied
  }

  var isMember: Bool { varied != nil }

  /// Whether a compare varies `field` or a part of it, such as `optimizer.momentum`.
  func varies(_ field: String) -> Bool {
    varied?.contains { $0 == field || $0.hasPrefix(field + ".") } ?? false
  }

  mutating func add(import lines: String...) {
    for line in lines where !imports.contains(line) { imports.append(line) }
  }

  mutating func add(definition: String) {
    if !definitions.contains(definition) { definitions.append(definition) }
  }

  /// Adds lines; an empty line separates sections and is never doubled.
  mutating func add(_ lines: String...) { add(lines: lines) }

  mutating func add(lines: [String]) {
    for line in lines where !(line.isEmpty && body.last?.isEmpty ?? true) { body.append(line) }
  }

  mutating func beginTraining() {
    add("")
    trainingStart = body.count
  }

  func finished() -> Program {
    var lines = trimmed(body)
    if !results.isEmpty { lines.append("print(\(results.joined(separator: ", ")))") }
    return Program(framework: framework, text: pythonText(imports, definitions, lines))
  }
}

/// Imports in the order of the modules' names, the standard library first.
func importLines(_ imports: [String]) -> [String] {
  let standard: Set<String> = ["copy", "math", "os"]
  func key(_ line: String) -> String {
    let words = line.split(separator: " ")
    let module = words.count > 1 ? String(words[1]) : line
    return (standard.contains(module) ? "0" : "1") + module + (words[0] == "from" ? "~" : "")
  }
  let sorted = imports.sorted { key($0) < key($1) }
  guard let place = sorted.firstIndex(where: { key($0).hasPrefix("1") }), place > 0 else {
    return sorted
  }
  return sorted[..<place] + [""] + sorted[place...]
}

/// Imports that are used, definitions, and the lines, none too wide.
func pythonText(_ imports: [String], _ definitions: [String], _ lines: [String]) -> String {
  let used = imports.filter { line in
    !line.hasPrefix("import numpy") || (definitions + lines).contains { $0.contains("np.") }
  }
  let head = importLines(used)
  let classes = definitions.flatMap { definition in
    [""] + definition.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      + [""]
  }
  return
    ((head.isEmpty ? [] : head + [""]) + classes + (classes.isEmpty ? [] : [""])
    + wrapped(lines)).joined(separator: "\n") + "\n"
}

func trimmed(_ lines: [String]) -> [String] {
  var lines = lines
  while lines.last?.isEmpty == true { lines.removeLast() }
  return lines
}

/// `head(a, b)tail`.
func call(_ head: String, _ arguments: [String], _ brackets: String = "()", tail: String = "")
  -> String
{
  let open = brackets.prefix(brackets.count / 2)
  let close = brackets.suffix(brackets.count / 2)
  return head + open + arguments.joined(separator: ", ") + close + tail
}
