import LecternSource

/// Whether `name` is one of `names`; otherwise says so.
@discardableResult
func checkColumn(
  _ name: Located<String>, among names: [String], _ problems: inout Problems
) -> Bool {
  if names.contains(name.value) { return true }
  problems.diagnostics.append(unknownColumn(name, among: names, in: problems.path))
  return false
}

/// That `name` is none of the columns `names`.
func unknownColumn(
  _ name: Located<String>, among names: [String], in path: String
) -> Diagnostic {
  let near = nearMiss(to: name.value, among: names)
  return Diagnostic(
    .unknownColumn, in: path, at: name.range, "unknown column '\(name.value)'",
    label: didYouMean(near),
    help: near == nil ? "the columns are \(list(some(names)))" : "")
}
