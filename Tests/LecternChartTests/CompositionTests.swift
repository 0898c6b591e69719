import Foundation
import LecternMarkup
import LecternNumerics
import Testing

@testable import LecternChart

/// What the single charts promise beyond what holds for all of them.
@Suite struct CompositionTests {
  private func count(_ part: String, in text: String) -> Int {
    text.components(separatedBy: part).count - 1
  }

  private func wide(_ figure: Figure) -> String { figure.svg(.wide, id: "f").rendered() }

  @Test func histogramBinsHoldEveryFiniteValueOnce() {
    var random = Lcg(41)
    for size in [1, 2, 10, 100, 1000] {
      let values = (0..<size).map { _ in 100 * random.uniform() - 50 } + [.nan, .infinity]
      let bins = Bins(values)
      #expect(bins.counts.reduce(0, +) == size)
      #expect(bins.lower <= values[0] && bins.upper >= values[0])
      #expect(bins.counts.count <= 45)
    }
    #expect(Bins([5, 5, 5]).counts.reduce(0, +) == 3)
    #expect(Bins([]).counts.allSatisfy { $0 == 0 })
  }

  @Test func barsStandOnZeroAndPrintTheirCountsWhileTheyAreFew() {
    let figure = HistogramChart(values: [1, 1, 2, 3, 3, 3, 4], quantity: "x").figure()
    let drawn = wide(figure)
    #expect(
      count("class=\"bar\"", in: drawn)
        == Bins([1, 1, 2, 3, 3, 3, 4]).counts.filter { $0 > 0 }.count)
    #expect(drawn.contains(">3</text>"))
  }

  @Test func aBoundaryRingsExactlyTheMistakes() {
    let chart = BoundaryChart(
      x: [0, 1, 2, 3], y: [0, 1, 0, 1], classes: [0, 0, 1, 1], classNames: ["low", "high"],
      regions: .halfPlane(w1: 1, w2: 0, b: -0.5), predicted: [0, 1, 1, 1], xQuantity: "x",
      yQuantity: "y")
    #expect(chart.mistakes == [1])
    #expect(count("r=\"8.5\"", in: wide(chart.figure())) == 1)
    #expect(chart.figure().title == "1 point of 4 lies on the wrong side")
  }

  /// One mapping of classes: a straight boundary drawn exactly and by contours names its sides alike.
  @Test func exactAndContouredBoundariesAgree() {
    let x = [-1.0, -0.5, 0.5, 1]
    let y = [-1.0, 1, -1, 1]
    let extent = BoundaryChart.extent(x: x, y: y)
    func chart(_ regions: BoundaryChart.Regions) -> Figure {
      BoundaryChart(
        x: x, y: y, classes: [0, 0, 1, 1], classNames: ["left", "right"], regions: regions,
        xQuantity: "x", yQuantity: "y"
      ).figure()
    }
    let exact = wide(chart(.halfPlane(w1: 1, w2: 0.2, b: 0)))
    let contoured = wide(
      chart(.score(Grid(x: extent.x, y: extent.y) { $0 + 0.2 * $1 }, threshold: 0)))
    func label(_ text: String, _ name: String) -> Substring? {
      text.components(separatedBy: "<text").first { $0.contains("> predicts") || $0.contains(name) }
        .map {
          $0.prefix { $0 != "c" }
        }
    }
    #expect(label(exact, "predicts ● left") == label(contoured, "predicts ● left"))
    #expect(label(exact, "predicts ■ right") != nil)
  }

  @Test func comparableAxesKeepTheFramesProportion() {
    let extent = BoundaryChart.extent(x: [0, 1], y: [0, 2])
    let ratio =
      (extent.x.upperBound - extent.x.lowerBound) / (extent.y.upperBound - extent.y.lowerBound)
    #expect((ratio - 4.0 / 3).magnitude < 1e-12)
    let different = BoundaryChart.extent(x: [0, 1000], y: [0, 1])
    #expect(different.y.upperBound < 1.2)
  }

  @Test func aFitNamesItsLineAndItsLargestResidual() {
    let figure = FitChart(
      x: [1, 2, 3], y: [2, 4, 7], xQuantity: Quantity("water", unit: "liters"),
      yQuantity: Quantity("time", unit: "minutes"),
      history: [
        .init(time: 0, curve: .line(slope: 0, intercept: 0)),
        .init(time: 20, curve: .line(slope: 2, intercept: -0.5)),
      ]
    ).figure()
    #expect(figure.title == "Time rises by 2.00 minutes per liter")
    #expect(figure.caption.contains("time = 2.00 × water − 0.500"))
    #expect(figure.caption.contains("the largest residual is 1.50 minutes, at 3.00 liters"))
    #expect(figure.table?.rows[2].map { $0.text } == ["3.00", "7.00", "5.50", "1.50"])
  }

  @Test func aLineThatLeftForInfinityDoesNotBreakTheFit() {
    let figure = FitChart(
      x: [1, 2, 3], y: [2, 4, 7], xQuantity: "x", yQuantity: "y",
      history: [
        .init(time: 0, curve: .line(slope: 0, intercept: 0)),
        .init(time: 9, curve: .line(slope: .infinity, intercept: .nan)),
      ]
    ).figure()
    let drawn = wide(figure)
    #expect(!drawn.contains("100000") && !drawn.contains("nan"))
    #expect(figure.table?.rows[0][2] == .init("NaN", .notFinite))
  }

  @Test func aSweepMarksEveryDivergedRun() {
    let outcomes: [SweepChart.Outcome] = [
      .init(setting: 0.1, result: 1), .init(setting: 1, result: 0.5),
      .init(setting: 2, result: nil),
      .init(setting: 4, result: .infinity), .init(setting: 8, result: 90),
    ]
    let figure = SweepChart(
      series: [.init(label: "SGD", slot: 1, outcomes: outcomes)], setting: "rate", start: 6
    ).figure()
    #expect(figure.title == "Final loss is lowest at rate 1: 0.500; at 2 the run diverges")
    #expect(figure.caption.contains("diverged at 2, 4 and 8"))
    #expect(figure.table?.rows.map { $0[1].text } == ["1.00", "0.500", "diverged", "∞", "90.0"])
  }

  @Test func theRunningMedianIsAMedian() {
    #expect(runningMedian([1, 9, 2, 8, 3], window: 3) == [1, 2, 8, 3, 3])
    #expect(runningMedian([], window: 3).isEmpty)
    let smooth = runningMedian([1, .nan, 3, 4, 5], window: 5)
    #expect(smooth[2] == 3.5)
  }

  @Test func aNetworkDrawsEveryWeightOfASmallLayer() {
    let figure = NetworkChart(layers: [
      .init(label: "inputs", units: 3),
      .init(label: "output", units: 2, weights: [1, -1, 2, -2, 3, 0]),
    ]).figure()
    let edges = wide(figure).components(separatedBy: "<path").filter {
      $0.contains("class=\"pos\"") || $0.contains("class=\"neg\"")
    }
    #expect(edges.map { count("M", in: $0) }.reduce(0, +) == 5)
    #expect(figure.title == "3 and 2 units, 8 parameters")
  }

  @Test func aTraceDropsEdgesThatRunBackwards() {
    let graph = TraceGraph(
      quantities: [.init(label: "a", value: "1"), .init(label: "b", value: "2")],
      edges: [(0, 1), (1, 0), (0, 7)])
    #expect(graph.edges.count == 1)
  }

  @Test func aPreviewShowsFiveRowsWithAHistogramForEachColumn() {
    let table = DataPreview(
      name: "d",
      columns: [
        .init("n", .numbers((0..<50).map(Double.init))),
        .init("c", .categories([0, 1, 0], names: ["no", "yes"])),
      ]
    ).table()
    #expect(table.rows.count == 5)
    #expect(table.headers[1].swatch != nil && table.headers[2].swatch != nil)
    #expect(table.rows[4].map { $0.text } == ["5", "4", ""])
  }

  @Test func aSurfaceSaysHowFarARunIsFromTheLowestLoss() {
    let figure = SurfaceChart(
      grid: Grid(columns: 21, rows: 21, x: -2...2, y: -2...2) { $0 * $0 + $1 * $1 },
      runs: [
        Trajectory(label: "SGD", slot: 1, x: [1, 0.5, 0.1], y: [1, 0.5, 0], loss: [2, 0.5, 0.01])
      ],
      xQuantity: "a", yQuantity: "b", minimum: 0
    ).figure()
    #expect(figure.title == "SGD comes within 0.0100 of the lowest loss")
    #expect(figure.caption.contains("is at (0.100, 0) after 2 steps"))
  }

  @Test func comparableParametersOfOneUnitShareAScale() {
    let way = Trajectory(label: "", slot: 1, x: [0, 1, 2], y: [0, 0.2, 0.9])
    func pixels(_ sharesUnit: Bool) -> (x: Double, y: Double) {
      let extent = SurfaceChart.extent(runs: [way], optimum: (2, 1), sharesUnit: sharesUnit)
      var chart = SurfaceChart(
        grid: Grid(columns: 21, rows: 21, x: extent.x, y: extent.y) { $0 * $0 + $1 * $1 },
        runs: [way], xQuantity: "w₁", yQuantity: "w₂")
      chart.sharesUnit = sharesUnit
      let plot = SurfaceDrawing(chart, .wide).plot
      return (plot.x(1) - plot.x(0), plot.y(0) - plot.y(1))
    }
    let shared = pixels(true)
    #expect((shared.x - shared.y).magnitude < 1e-9)
    let own = pixels(false)
    #expect(own.x < own.y)
  }

  @Test func pictureCardsStaySmall() {
    let grid = Grid(x: -2...2, y: -2...2) { $0 * $0 + 4 * $1 * $1 }
    var random = Lcg(51)
    let noisy = (0..<2000).map { _ in random.uniform() }
    for picture in [
      LessonPicture.curves([noisy, noisy]), .surface(grid, []), .bars(noisy.prefix(20).map { $0 }),
      .fit(x: noisy, y: noisy, slope: 1, intercept: 0), .curves([]), .curves([[.nan]]), .bars([]),
    ] {
      let text = picture.node.rendered()
      #expect(text.utf8.count < 4096)
      #expect(!text.contains("nan"))
    }
  }
}
