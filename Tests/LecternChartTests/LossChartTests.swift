import Foundation
import LecternMarkup
import LecternNumerics
import Testing

@testable import LecternChart

@Suite struct LossChartTests {
  private func chart(_ curves: [[Double]], scale: ScaleChoice = .automatic) -> LossChart {
    LossChart(
      runs: curves.indices.map { index in
        .init(
          label: "run \(index + 1)", slot: index + 1, x: curves[index].indices.map(Double.init),
          training: curves[index])
      }, scale: scale)
  }

  private func markup(_ chart: LossChart, _ layout: Layout = .wide) -> String {
    chart.figure().svg(layout, id: "f").rendered()
  }

  @Test func divergedRunsDoNotStretchTheDomain() {
    let story = LossStory(chart([[4, 2, 1], [4, 90, 5000]]))
    #expect(story.fates[1].diverged)
    #expect(story.domain.upper <= 5)
    #expect(story.gutter == [1])
  }

  @Test func lossesBelowRoundingStandOnAFootThatSaysSo() {
    let falling = (0...300).map { Elementary.exp(-2 * Double($0)) }
    let story = LossStory(chart([falling]))
    #expect(story.domain.lower > 0.99e-20 && story.domain.lower < 1.01e-20)
    #expect(story.footLabel == "< 10⁻²⁰")
    #expect(story.caption.contains("Below 10⁻²⁰"))
    let text = markup(chart([falling]))
    #expect(text.contains(">&lt; 10⁻²⁰</text>"))
    #expect(text.contains("data-foot"))
    // Twenty-four decades and fewer are shown whole.
    #expect(LossStory(chart([[1, 1e-10, 1e-23]])).least == nil)
  }

  @Test func countsAreWholeAndStandOnZero() {
    var chart = chart([[3, 3, 4, 2]], scale: .linear)
    chart.quantity = "mistakes"
    chart.counts = true
    let figure = chart.figure()
    #expect(figure.title == "Mistakes fall from 3 to 2 in 3 epochs")
    #expect(!figure.caption.contains("." + "00"))
    #expect(figure.table?.rows[0].map(\.text) == ["0", "3"])
    let ticks = markup(chart).split(separator: "<text").compactMap {
      $0.split(separator: ">").dropFirst().first
    }
    #expect(!ticks.contains { $0.hasPrefix("2.5") || $0.hasPrefix("1.0") })
    #expect(LossStory(chart).domain.lower == 0)
  }

  @Test func aNumberThatRoundsTwiceKeepsItsDigits() {
    var json = JSONWriter()
    json.list([0.03804976, 0.5, 26550, 1236.4])
    #expect(json.text == "\".038 .5 26600 1236\"")
  }

  @Test func aRunThatEndsAtTenTimesItsStartHasNotDiverged() {
    #expect(!RunFate([1, 50, 10]).diverged)
    #expect(RunFate([1, 10.1]).diverged)
    #expect(RunFate([1, .nan]).diverged)
    #expect(RunFate([1, .infinity]).firstNotFinite == 1)
    #expect(!RunFate([]).diverged)
  }

  @Test func theGutterShowsExitAndEnd() {
    let text = markup(chart([[4, 2, 1, 0.5], [4, 90, .infinity, .nan]]))
    #expect(text.contains("class=\"gut\""))
    #expect(text.contains("class=\"xx s2\""))
    #expect(text.contains("off from 1, ∞ from epoch 2"))
    let stillFinite = markup(chart([[4, 2, 1, 0.5], [4, 90, 100, 120]]))
    #expect(stillFinite.contains("off the chart from epoch 1, still finite"))
    #expect(!stillFinite.contains("class=\"xx"))
  }

  @Test func captionAndTableNameTheSteps() {
    let figure = chart([[4, 2, 1, 0.5], [4, 90, .infinity, .nan]]).figure()
    #expect(figure.title == "Run “run 1” ends at 0.500; “run 2” diverges")
    #expect(figure.caption.contains("leaves the chart at epoch 1 (90.0)"))
    #expect(figure.caption.contains("no longer a finite number from epoch 2 on"))
    let cells = figure.table?.rows.map { $0[2].text }
    #expect(cells == ["4.00", "90.0", "∞", "NaN"])
    #expect(figure.table?.rows[3][2].emphasis == .notFinite)
  }

  @Test func bestValuesAreMarkedTiesIncluded() {
    let rows = chart([[4, 2, 1], [4, 3, 1.0001]]).figure().table?.rows ?? []
    #expect(rows[1].map { $0.emphasis } == [.none, .best, .none])
    #expect(rows[2].map { $0.emphasis } == [.none, .best, .best])
  }

  @Test func zerosStandOnAFootLineAndNegativesForceALinearScale() {
    let zeros = chart([[40, 1, 0, 0]], scale: .logarithmic).figure()
    #expect(zeros.caption.contains("foot line marked 0"))
    let negative = chart([[40, 1, -1]], scale: .logarithmic).figure()
    #expect(negative.warnings.count == 1)
    #expect(!negative.svg(.wide, id: "f").rendered().contains("log scale"))
  }

  @Test func everyRunDivergedIsSaid() {
    let figure = chart([[1, 100, .infinity], [1, 50, 5000]]).figure()
    #expect(figure.caption.contains("Every run diverged; the finite part is drawn."))
    #expect(figure.title == "Both runs diverge")
  }

  @Test(arguments: [
    [[Double]](), [[]], [[.nan]], [[1]], [[.nan, .nan], [.infinity]], [[0, 0]], [[1e-300, 1e300]],
    [[1, .nan, 2, .nan, 3]], [[5, 5, 5]],
  ])
  func oddRunsAreDrawnWithoutNonsense(curves: [[Double]]) {
    for layout in [Layout.wide, .narrow] {
      let text = markup(chart(curves), layout)
      #expect(!text.contains("NaN\"") && !text.contains("nan") && !text.contains("-1000"))
    }
  }

  @Test func aSixthRunIsGrayContext() {
    let text = markup(chart((1...6).map { [Double($0), 0.5] }))
    #expect(text.contains("s0"))
    #expect(!text.contains("s6"))
  }

  @Test func validationMeasuredNowAndThenIsJoinedUp() {
    let run = LossChart.Run(
      label: "run", slot: 1, x: [0, 1, 2, 3, 4], training: [5, 4, 3, 2, 1],
      validation: [6, .nan, 4, .nan, 3])
    let text = markup(LossChart(runs: [run]))
    #expect(text.components(separatedBy: "ln tr val s1").count == 2)
    #expect(!text.contains("r=\"3\" class=\"pt"), "no lone dots")
  }

  @Test func eventsAreMarkedAndSaid() {
    var early = chart([[4, 2, 1, 0.9, 0.95]])
    early.events = [.init(x: 3, label: "best epoch")]
    let figure = early.figure()
    #expect(figure.caption.contains("Marked: best epoch at epoch 3."))
    #expect(figure.svg(.narrow, id: "f").rendered().contains(">best epoch</text>"))
  }

  @Test func drawingTwiceGivesTheSameBytes() {
    #expect(
      markup(chart([[4, 2, 1], [4, 90, 5000]])) == markup(chart([[4, 2, 1], [4, 90, 5000]])))
  }
}
