import LecternChart
import LecternEngine
import LecternLesson
import LecternNumerics
import LecternRun
import LecternSource
import LecternSpec

extension Report {
  /// What `verdict:` says of each member: a last row below the table of losses, or a table of its own.
  mutating func addVerdicts(
    _ verdict: WrittenExpression, _ result: CompareResult, _ labels: [String], in lesson: SiteLesson
  ) {
    let words = result.members.map { member -> String in
      let scope = Scope(results: lesson.results, run: member.run)
      switch evaluate(verdict.expression, in: scope, path: lesson.document.file.path) {
      case .value(.truth(let isTrue)): return isTrue ? "✓ yes" : "✕ no"
      case .value(let value): return valueText(value)
      default: return "–"
      }
    }
    let question = verdict.text.text
    for place in pieces.indices {
      guard case .table(var piece) = pieces[place], piece.foot.count == words.count + 1 else {
        continue
      }
      piece.foot = [question] + words
      pieces[place] = .table(piece)
      return
    }
    pieces.append(
      .table(
        TablePiece(
          table: ChartTable(
            title: "What holds of which run", headers: ["run", ChartTable.Header(question)],
            rows: zip(labels, words).map { [ChartTable.Cell($0), ChartTable.Cell($1)] }))))
  }
}

/// The final losses of every member over its seeds; nil where the comparison asks one seed alone.
func seedTable(_ result: CompareResult, _ labels: [String]) -> TablePiece? {
  guard result.seeds.count > 1 else { return nil }
  let rows = zip(result.members, labels).map { member, label -> [ChartTable.Cell] in
    let ends = member.seedRuns.compactMap(\.series.loss.last)
    let finite = ends.filter(\.isFinite).sorted()
    let diverged = member.seedRuns.count { $0.diverged }
    return [
      ChartTable.Cell(label), lossCell(finite.first),
      lossCell(finite.isEmpty ? nil : Statistics.median(finite)),
      lossCell(finite.last), ChartTable.Cell(NumberFormat.count(diverged)),
    ]
  }
  let count = NumberFormat.count(result.seeds.count)
  return TablePiece(
    table: ChartTable(
      title: "The final loss over \(count) seeds",
      headers: ["run", "lowest", "median", "highest", "diverged"], rows: rows,
      note: "Charts and other tables show the first seed, \(result.seeds[0])."))
}
