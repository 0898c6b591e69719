import LecternSource
import LecternSpec

/// Where problems of one file's specs go, with what they are read against.
struct Problems {
  var path: String
  var catalog: Catalog
  var diagnostics: [Diagnostic] = []

  mutating func add(
    _ rule: Rule, at range: SourceRange, _ message: String, label: String = "", help: String = ""
  ) {
    diagnostics.append(Diagnostic(rule, in: path, at: range, message, label: label, help: help))
  }

  /// A problem of another file.
  mutating func add(
    _ rule: Rule, at place: (path: String, range: SourceRange), _ message: String,
    label: String = "", help: String = ""
  ) {
    diagnostics.append(
      Diagnostic(rule, in: place.path, at: place.range, message, label: label, help: help))
  }

  /// Of what was found at `range`, only the first, where it was found after the first `count`.
  mutating func keepOne(at range: SourceRange, since count: Int) {
    var isReported = diagnostics[..<count].contains { $0.range == range }
    diagnostics =
      Array(diagnostics[..<count])
      + diagnostics[count...].filter { diagnostic in
        guard diagnostic.range == range else { return true }
        defer { isReported = true }
        return !isReported
      }
  }
}
