import LecternSource

/// Whether `name` is one of `names`; otherwise says so.
@discardableResult
func checkColumn(
  _ name: Located<String>, among names: [String], _ problems: inout Problems
) -> Bool {
  if names.contains(name.value) { return true }
  let near = nearMiss(to: name.value, among: names)
  problems.add(
    .unknownColumn, at: name.range, "unknown column '\(name.value)'",
    label: didYouMean(near),
    help: near == nil ? "the columns are \(list(some(names)))" : "")
  return false
}
