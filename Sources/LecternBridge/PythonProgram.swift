/// A Python program under construction: imports are gathered, sections stand apart.
struct PythonProgram {
  let framework: Framework
  private var imports: [String] = []
  private var body: [String] = []
  private(set) var notes: [String] = []

  init(_ framework: Framework) {
    self.framework = framework
  }

  mutating func add(import line: String) {
    if !imports.contains(line) { imports.append(line) }
  }

  mutating func add(note: String) {
    if !notes.contains(note) { notes.append(note) }
  }

  /// Adds lines; an empty line separates sections and is never doubled.
  mutating func add(_ lines: String...) {
    for line in lines where !(line.isEmpty && body.last?.isEmpty ?? true) { body.append(line) }
  }

  mutating func add(lines: [String]) {
    for line in lines { add(line) }
  }

  func finished() -> Program {
    var lines = body
    while lines.last?.isEmpty == true { lines.removeLast() }
    let head = imports.isEmpty ? [] : imports + [""]
    return Program(
      framework: framework, text: (head + lines).joined(separator: "\n") + "\n", notes: notes)
  }
}
