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
  let shown = spec.show.map { $0.map(\.value) } ?? defaultViews(result).map(\.rawValue)
  var report = Report()
  for (place, asked) in shown.enumerated() {
    var drawn: [ReportPiece] =
      switch View(rawValue: asked) {
      case .seeds: seedTable(result, runs.map(\.label)).map { [.table($0)] } ?? []
      case .sweep: sweepView(result, named: name).map { .figure($0) }
      case let view?:
        pieces(of: view, runs, named: name, as: .compareView, catalog: catalog)
      case nil: addedPieces(asked, runs, named: name, catalog: catalog)
      }
    drawn.nameVariants(runs.map(\.label))
    report.add(drawn, asked: spec.show?[place])
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

private func defaultViews(_ result: CompareResult) -> [View] {
  (result.axes.count == 1 && result.members.count > 5 ? [.sweep, .table] : [.loss, .table])
    + (result.seeds.count > 1 ? [.seeds] : [])
}

extension [ReportPiece] {
  /// Gives each of three and more figures the label of its run: a script shows one at a time.
  fileprivate mutating func nameVariants(_ labels: [String]) {
    let figures = indices.filter { if case .figure = self[$0] { true } else { false } }
    guard figures.count == labels.count, labels.count > 2 else { return }
    for (place, label) in zip(figures, labels) {
      guard case .figure(var piece) = self[place] else { continue }
      piece.variant = label
      self[place] = .figure(piece)
    }
  }
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
