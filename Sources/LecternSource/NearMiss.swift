/// The candidate nearest to `name`, when it is near enough to be what the author meant: an edit
/// distance (insertions, deletions, substitutions and swaps of neighbors) of at most a third of
/// the length of `name`, and at least one edit allowed from three characters on.
///
/// Ties go to the candidate that stands first.
public func nearMiss(to name: String, among candidates: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars)
  let limit = wanted.count / 3
  guard limit > 0 else { return nil }
  var best: (distance: Int, candidate: String)?
  for candidate in candidates {
    let scalars = Array(candidate.lowercased().unicodeScalars)
    guard abs(scalars.count - wanted.count) <= limit else { continue }
    let distance = editDistance(wanted, scalars)
    if distance <= limit, distance < best?.distance ?? .max { best = (distance, candidate) }
  }
  return best?.candidate
}

/// The question that stands beside the caret under a name that is near to another, or `otherwise`
/// when nothing is near.
public func didYouMean(_ near: String?, otherwise: String = "") -> String {
  near.map { "did you mean '\($0)'?" } ?? otherwise
}

/// The optimal string alignment distance (Damerau 1964, restricted: no substring edited twice).
func editDistance<Element: Equatable>(_ a: [Element], _ b: [Element]) -> Int {
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var before = [Int](repeating: 0, count: b.count + 1)
  var previous = Array(0...b.count)
  for i in 1...a.count {
    var current = [i] + [Int](repeating: 0, count: b.count)
    for j in 1...b.count {
      let substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
      current[j] = min(previous[j] + 1, current[j - 1] + 1, substitution)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        current[j] = min(current[j], before[j - 2] + 1)
      }
    }
    before = previous
    previous = current
  }
  return previous[b.count]
}
