import LecternChart
import LecternMarkup
import LecternNumerics
import LecternRun
import LecternSource
import LecternSpec

/// The figures and tables of several runs that differ in the fields named, and that difference.
func compareReport(_ spec: CompareSpec, in lesson: SiteLesson, catalog: Catalog) -> Report {
  guard let name = spec.heading.name?.value, let result = lesson.results.compare(name) else {
    return Report()
  }
  let runs = result.members.enumerated().map { place, member in
    RunInReport(
      label: memberLabel(member, of: result), run: member.run,
      spec: spec.members.indices.contains(place) ? spec.members[place].spec : nil,
      data: member.run.dataName.flatMap { lesson.results.data($0) })
  }
  let shown = spec.show.map { $0.map(\.value) } ?? defaultViews(result)
  var report = Report()
  for view in shown {
    switch view {
    case "none": break
    // These stand below every comparison.
    case "keras", "pytorch", "spec", "differences": break
    case "counts": report.pieces.append(.table(countTable(runs)))
    case "table": report.pieces.append(.table(lossTable(runs)))
    case "seeds":
      if let table = seedTable(result, runs.map(\.label)) { report.pieces.append(.table(table)) }
    case "parameters", "coefficients": report.pieces.append(.table(parameterTable(runs)))
    case "sweep":
      report.pieces += sweepView(result, named: name).map { .figure($0) }
    default:
      var figures = runView(view, runs, named: name, catalog: catalog)
      if figures.count == runs.count, figures.count > 2 {
        for place in figures.indices { figures[place].variant = runs[place].label }
      }
      report.pieces += figures.map { .figure($0) }
      if figures.isEmpty, spec.show != nil { report.undrawn.append(view) }
    }
  }
  if spec.explore.isEmpty { report.dropRepeatedTable() }
  if let verdict = spec.verdict {
    report.addVerdicts(verdict, result, runs.map(\.label), in: lesson)
  }
  var extras = [differenceDisclosure(result, runs.map(\.label))]
  if let first = runs.first?.run {
    extras.append(receipt(first, data: runs.first?.data, in: lesson))
  }
  report.extras = extras + programDisclosures(lesson.programs[name] ?? [], of: name)
  return report
}

private func defaultViews(_ result: CompareResult) -> [String] {
  (result.axes.count == 1 && result.members.count > 5 ? ["sweep", "table"] : ["loss", "table"])
    + (result.seeds.count > 1 ? ["seeds"] : [])
}

/// `η = 0.1` for a sweep of the learning rate, `batch size 32`, or the member's own name.
func memberLabel(_ member: CompareMember, of result: CompareResult) -> String {
  guard !result.axes.isEmpty, member.coordinates.count == result.axes.count else {
    return words(member.label)
  }
  return zip(result.axes, member.coordinates).map { axis, value in
    let field = axis.field.split(separator: ".").last.map(String.init) ?? axis.field
    let text = value.number.map { NumberFormat.setting($0) } ?? valueText(value)
    return field == "learning_rate" ? "η = \(text)" : "\(words(field)) \(text)"
  }.joined(separator: ", ")
}

/// Every setting in which the members differ.
private func differenceDisclosure(_ result: CompareResult, _ labels: [String]) -> Node {
  guard !result.differences.isEmpty else { return .empty }
  let table = ChartTable(
    title: "Settings in which the runs differ",
    headers: [ChartTable.Header("run")]
      + result.differences.map { ChartTable.Header(words($0.field)) },
    rows: labels.enumerated().map { place, label in
      [ChartTable.Cell(label)]
        + result.differences.map {
          ChartTable.Cell(place < $0.values.count ? $0.values[place] : "–")
        }
    })
  return disclosure(
    "What differs", class: "spec",
    [scrollBox(label: "Settings in which the runs differ", table.node())])
}
