import LecternChart
import LecternNumerics
import LecternRun
import LecternSource
import LecternSpec
import LecternWeb

/// A spec whose reader may change and repeat it in the page.
struct LiveSpec {
  /// A run that the reader may start from.
  struct Start {
    /// A member's name; empty for the spec's own run.
    var label: String
    var settings: [Double]
    /// The author's run with these settings, which a rerun is held against; else the first.
    var author: Int
    /// The same, where the start is the author's run itself, whose place a rerun then takes.
    var replaced: Int?
    /// How each control changes it, in the order of ``LiveSpec/controls``; nil for a control that
    /// this run does not have.
    var changes: [LiveChange?]
    /// The run as a spec of its own, to copy with its changes.
    var source: RunSource?
  }

  var name: String
  /// Where the script with the rows and the author's results lies.
  var address: String
  var starts: [Start]
  var controls: [Explore]
  /// The author's runs as settings, in the order of the charts.
  var authors: [[Double]]
  var plotted: [PlottedRun]
  var model: PageModel?
  var rows: PageData
  /// A few settings and what they give.
  var table: ChartTable?
}

/// The live form of an explored spec; nil where nothing of it can be repeated in a page: a rule from
/// outside the engine, or controls that change the rows.
func liveSpec(
  _ exploration: Exploration, _ runs: [RunInReport], in lesson: SiteLesson
) -> LiveSpec? {
  let authors = exploration.authors.compactMap { $0.pageSettings?.numbers }
  guard let first = exploration.starts.first, authors.count == runs.count, !runs.isEmpty else {
    return nil
  }
  let rows = first.setup.pageData
  guard exploration.authors.allSatisfy({ $0.pageData == rows }) else { return nil }
  var controls: [Explore] = []
  for start in exploration.starts {
    for control in start.controls
    where !controls.contains(where: { $0.field.value == control.explore.field.value }) {
      controls.append(control.explore)
    }
  }
  var starts: [LiveSpec.Start] = []
  for start in exploration.starts where start.setup.pageData == rows {
    guard let settings = start.setup.pageSettings?.numbers else { continue }
    let changes = controls.map { control in
      start.controls.first { $0.explore.field.value == control.field.value }
        .flatMap { change($0, from: settings, rows) }
    }
    if changes.contains(where: { $0 != nil }) {
      let replaced = authors.firstIndex { haveSameBits($0, settings) }
      starts.append(
        LiveSpec.Start(
          label: start.label, settings: settings, author: replaced ?? 0, replaced: replaced,
          changes: changes, source: start.source))
    }
  }
  guard !starts.isEmpty else { return nil }
  return LiveSpec(
    name: exploration.name, address: "results/\(lesson.stem)/\(slug(exploration.name)).live.js",
    starts: starts, controls: controls, authors: authors, plotted: runs.map(\.plotted),
    model: commonModel(first.setup, exploration.authors), rows: rows,
    table: settingsTable(exploration, rows))
}

/// The model of the runs, whose layers may differ; nil where what their last layers mean does.
private func commonModel(_ first: RunSetup, _ authors: [RunSetup]) -> PageModel? {
  guard let model = first.pageModel else { return nil }
  return authors.allSatisfy { $0.pageModel?.output == model.output } ? model : nil
}

private func haveSameBits(_ a: [Double], _ b: [Double]) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { $0.bitPattern == $1.bitPattern }
}

private func change(
  _ control: Exploration.Control, from settings: [Double], _ rows: PageData
) -> LiveChange? {
  let probes = control.probes.filter { $0.setup.pageData == rows }.compactMap { probe in
    probe.setup.pageSettings?.numbers.map { (value: probe.value, numbers: $0) }
  }
  guard probes.count == control.explore.probes.count else { return nil }
  switch control.explore.control {
  case .range:
    let values = probes.compactMap { probe in
      probe.value.number.map { (value: $0, numbers: probe.numbers) }
    }
    guard values.count == probes.count else { return nil }
    return place(ofRange: values, in: settings).map { .number(at: $0) }
  case .choices:
    return .options(
      probes.map { option(settingText($0.value, for: .page), $0.numbers, from: settings) })
  }
}

/// What a control changes, as its reader reads it.
func controlLabel(_ control: Explore) -> String {
  control.label ?? words(control.field.value.split(separator: ".").last.map(String.init) ?? "")
}

/// The first control at each of its probed values: where the loss ends, and how.
private func settingsTable(_ exploration: Exploration, _ rows: PageData) -> ChartTable? {
  guard let start = exploration.starts.first, let control = start.controls.first else { return nil }
  let cells = control.probes.compactMap { probe -> [ChartTable.Cell]? in
    guard let ending = probe.ending, probe.setup.pageSettings != nil,
      probe.setup.pageData == rows
    else { return nil }
    return [
      ChartTable.Cell(settingText(probe.value, for: .page)), lossCell(ending.lastLoss),
      ChartTable.Cell(NumberFormat.count(ending.updates)), ChartTable.Cell(inAWord(ending)),
    ]
  }
  guard !cells.isEmpty else { return nil }
  let unit = start.setup.shape.kind == .function ? "step" : "epoch"
  let unitText = control.explore.unit.map { ", \($0)" } ?? ""
  return ChartTable(
    title: "Some settings and what they give",
    headers: [
      ChartTable.Header(controlLabel(control.explore) + unitText), "loss at the end",
      "updates", "in a word",
    ], rows: cells,
    note: start.label.isEmpty
      ? "All else as written, \(unit) by \(unit)." : "Starting from \(words(start.label)).")
}

private func inAWord(_ ending: RunEnding) -> String {
  if let step = ending.firstNonfiniteStep {
    return "overflows at update \(NumberFormat.count(step))"
  }
  if ending.diverged { return "diverges" }
  return ending.lastLoss < ending.firstLoss
    ? "falls" : ending.lastLoss > ending.firstLoss ? "grows" : "stays"
}
