import LecternChart
import LecternNumerics
import LecternRun

/// A number in a table of losses: three significant digits; what is not finite stands out.
func lossCell(_ value: Double?, isBest: Bool = false) -> ChartTable.Cell {
  guard let value else { return "–" }
  if !value.isFinite { return ChartTable.Cell(NumberFormat.natural(value), .notFinite) }
  return ChartTable.Cell(NumberFormat.natural(value), isBest ? .best : .none)
}

/// At most `limit` places in `0...last`, round ones, with both ends and every place in `events`.
func roundPlaces(to last: Int, limit: Int = 10, events: [Int] = []) -> [Int] {
  guard last > 0 else { return [0] }
  var places: Set<Int> = [0, last]
  places.formUnion(events.filter { (0...last).contains($0) })
  if last < limit {
    places.formUnion(0...last)
  } else {
    var candidates: [Int] = []
    var decade = 1
    while decade <= last {
      candidates += [1, 2, 5].map { $0 * decade }.filter { $0 < last }
      decade *= 10
    }
    // The latest round places are the most telling; the first one shows the first step.
    let room = max(2, limit - places.count)
    let kept = candidates.count <= room ? candidates : [candidates[0]] + candidates.suffix(room - 1)
    places.formUnion(kept)
  }
  return places.sorted()
}

/// The places where `texts` hold the smallest of the finite `values`: ties as printed count.
func bestPlaces(_ values: [Double?]) -> Set<Int> {
  guard let least = values.compactMap({ $0 }).filter(\.isFinite).min() else { return [] }
  let text = NumberFormat.natural(least)
  return Set(
    values.indices.filter { place in
      values[place].map { $0.isFinite && NumberFormat.natural($0) == text } ?? false
    })
}

/// How a run ended, in a word or two, beside others that ended at `best`.
func verdictWords(_ run: RunResult, best: Double?) -> String {
  if run.firstNonfiniteStep != nil { return "overflows" }
  guard let first = run.series.loss.first, let last = run.series.loss.last else { return "–" }
  if run.diverged { return "diverges" }
  if run.counts.epochs == 0, run.solver == nil { return "untrained" }
  if run.solver != nil { return "exact" }
  if last > first * 1.0001 { return "grows" }
  if abs(last - first) <= 1e-9 * abs(first) { return "stays" }
  let gain = first - (best ?? last)
  if gain <= 0 { return "stays" }
  let missing = (last - (best ?? last)) / gain
  let rises = zip(run.series.loss, run.series.loss.dropFirst()).count { $0 * (1 + 1e-9) < $1 }
  if missing < 0.01 {
    if rises > run.counts.epochs / 3, last > 0 { return "hovers" }
    let target = (best ?? last) + 0.01 * gain
    let late = run.series.loss.lastIndex { !($0 <= target) }
    return "settles by \(NumberFormat.count((late ?? -1) + 1))"
  }
  if missing > 0.5 { return "crawls" }
  return "on its way"
}
