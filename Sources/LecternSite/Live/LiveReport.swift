import LecternLesson
import LecternRun
import LecternSource
import LecternSpec
import LecternWeb

extension Report {
  /// Adds what lets a reader repeat the spec's runs, where its `explore` and its figures allow it.
  mutating func addLive(_ spec: Spec, in lesson: SiteLesson) {
    let hasLiveFigure = pieces.contains {
      if case .figure(let piece) = $0 { piece.view != nil } else { false }
    }
    guard hasLiveFigure, let name = spec.heading.name?.value,
      let exploration = lesson.explorations.first(where: { $0.name == name }),
      let live = liveSpec(exploration, liveRuns(spec, name, in: lesson), in: lesson)
    else { return }
    self.live = LivePiece(
      lesson: lesson.stem, live: live, claims: liveClaims(about: live, in: lesson),
      growing: pieces.compactMap { piece in
        if case .figure(let figure) = piece { figure.view.map(\.isCurve) } else { nil }
      })
  }

  /// The exhibit that the page's module draws: the figures with their numbers.
  var exhibit: PageExhibit? {
    guard let live else { return nil }
    let figures = pieces.compactMap { piece -> PageExhibit.Piece? in
      guard case .figure(let figure) = piece, let view = figure.view else { return nil }
      return PageExhibit.Piece(id: "fig-\(figure.number)", view: view)
    }
    return PageExhibit(authors: live.live.plotted, model: live.live.model, pieces: figures)
  }

  /// Whether the page's second module draws some of the form's figures.
  var hasLivePictures: Bool { exhibit?.hasPictures ?? false }
}

/// A live form in its report.
struct LivePiece {
  /// The lesson's file name without ending.
  var lesson: String
  var live: LiveSpec
  var claims: [LiveClaim]
  /// For each figure that is drawn again, whether it is a curve that grows with the run.
  var growing: [Bool]
}

/// The author's runs of a spec as its charts have them.
private func liveRuns(_ spec: Spec, _ name: String, in lesson: SiteLesson) -> [RunInReport] {
  func entry(_ label: String, _ run: RunResult) -> RunInReport {
    RunInReport(
      label: label, run: run, spec: nil, data: run.dataName.flatMap { lesson.results.data($0) })
  }
  switch spec {
  case .train: return lesson.results.run(name).map { [entry("", $0)] } ?? []
  case .compare:
    guard let result = lesson.results.compare(name) else { return [] }
    return result.members.map { entry(memberLabel($0, of: result), $0.run) }
  default: return []
  }
}
