import LecternChart
import LecternLesson
import LecternRun
import LecternSource
import LecternSpec
import LecternWeb

/// The picture for a lesson's card: shapes without numbers, from the most telling view that the lesson shows. Maps
/// come before boundaries, several curves before fits, and one curve last.
func cover(of lesson: SiteLesson, catalog: Catalog) -> LessonPicture? {
  var best: (rank: Int, picture: LessonPicture)?
  func offer(_ picture: LessonPicture?) {
    guard let picture, rank(picture) < best?.rank ?? .max else { return }
    best = (rank(picture), picture)
  }
  for fence in lesson.document.specFences {
    var runs: [RunInReport] = []
    var views: [View] = []
    switch lesson.specs[fence.bodyRange] {
    case .train(let spec)?:
      guard let name = spec.heading.name?.value, let run = lesson.results.run(name) else {
        continue
      }
      runs = [
        RunInReport(
          label: "", run: run, spec: spec, data: run.dataName.flatMap { lesson.results.data($0) })
      ]
      views = shownViews(spec.show) ?? defaultViews(run)
    case .compare(let spec)?:
      guard let name = spec.heading.name?.value, let result = lesson.results.compare(name) else {
        continue
      }
      runs = zip(result.members, spec.members).map { member, written in
        RunInReport(
          label: member.label, run: member.run, spec: written.spec,
          data: member.run.dataName.flatMap { lesson.results.data($0) })
      }
      views = shownViews(spec.show) ?? [.loss]
    default: continue
    }
    for view in views { offer(picture(view, runs, catalog: catalog)) }
    if best == nil { offer(curves(runs)) }
  }
  return best?.picture
}

/// Those of the views that `show:` names which are not another package's; nil where it is not written.
private func shownViews(_ show: [Located<String>]?) -> [View]? {
  show.map { $0.compactMap { View(rawValue: $0.value) } }
}

private func rank(_ picture: LessonPicture) -> Int {
  switch picture {
  case .surface: 0
  case .boundary: 1
  case .curves(let curves): curves.count > 1 ? 2 : 4
  case .fit: 3
  case .bars: 5
  }
}

private func picture(_ view: View, _ runs: [RunInReport], catalog: Catalog) -> LessonPicture? {
  guard let first = runs.first else { return nil }
  switch view {
  case .loss, .table, .sweep: return curves(runs)
  case .fit: return fitPicture(first)
  case .boundary: return boundaryPicture(first)
  case .surface:
    guard
      let landscape = Landscape(
        of: first.run, spec: first.spec, data: first.data, catalog: catalog),
      landscape.names.count == 2
    else { return nil }
    let ways = runs.prefix(3).enumerated().map { place, entry in
      let path = landscape.path(of: entry.plotted)
      return Trajectory(label: "", slot: place + 1, x: path.map { $0[0] }, y: path.map { $0[1] })
    }
    let extent = SurfaceChart.extent(runs: ways, optimum: landscape.optimum.map { ($0[0], $0[1]) })
    return .surface(
      Grid(columns: 61, rows: 33, x: extent.x, y: extent.y) { landscape.value([$0, $1]) }, ways)
  default: return nil
  }
}

private func curves(_ runs: [RunInReport]) -> LessonPicture? {
  let losses = runs.filter { !$0.run.diverged }.map(\.run.series.loss).filter { $0.count > 2 }
  return losses.isEmpty ? nil : .curves(Array(losses.prefix(4)))
}

private func fitPicture(_ run: RunInReport) -> LessonPicture? {
  let model = run.run.fitted
  guard let data = run.data, model.inputs.count == 1, model.output == .numbers,
    run.run.model.kind == .linear, let x = data.column(model.inputs[0]), let y = data.target
  else { return nil }
  let rows = evenPlaces(data.training.count, limit: 60).map { data.training[$0] }
  let intercept = model.predict([0]).first ?? 0
  return .fit(
    x: values(x, rows), y: values(y, rows), slope: (model.predict([1]).first ?? 0) - intercept,
    intercept: intercept)
}

private func boundaryPicture(_ run: RunInReport) -> LessonPicture? {
  let model = run.run.fitted
  guard let data = run.data, model.inputs.count == 2, model.layers.last?.outputs == 1,
    let x = data.column(model.inputs[0]), let y = data.column(model.inputs[1]),
    let target = data.target
  else { return nil }
  let rows = evenPlaces(data.training.count, limit: 60).map { data.training[$0] }
  let (xs, ys) = (values(x, rows), values(y, rows))
  let extent = BoundaryChart.extent(x: xs, y: ys)
  return .boundary(
    x: xs, y: ys, classes: values(target, rows).map { $0.isFinite ? Int($0.rounded()) : 0 },
    score: Grid(columns: 61, rows: 49, x: extent.x, y: extent.y) {
      model.logits([$0, $1]).first ?? 0
    })
}
