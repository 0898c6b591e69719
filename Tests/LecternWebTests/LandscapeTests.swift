import LecternEngine
import Testing

@testable import LecternWeb

@Suite struct LandscapeTests {
  private let loss = LineLoss(xs: [1, 2, 3], ys: [2, 4, 7], factor: 1)

  private func record(hasBias: Bool) throws -> PageRecord {
    var settings = TrainingSettings(
      network: .linear(inputs: 1, hasBias: hasBias), loss: .meanSquaredError,
      optimizer: .sgd(learningRate: 0.05))
    settings.epochs = 12
    settings.batchSize = .full
    settings.record = [.parameters]
    let rows = Dataset(features: Matrix(column: [1, 2, 3]), target: [2, 4, 7])
    let run = try PageRun.begin(.network(settings), on: PageData(training: rows))
    run.advance(epochs: 12)
    return run.record
  }

  @Test func aLineWithoutBiasIsAParabola() throws {
    let landscape = Landscape(.line(loss), hasBias: false)
    #expect(landscape.names == ["weight"])
    #expect(landscape.value([2]) == loss.value(2, 0))
    #expect(((landscape.optimum?[0] ?? .nan) - 31.0 / 14).magnitude < 1e-14)
    let record = try record(hasBias: false)
    #expect(landscape.path(of: PlottedRun(label: "", record: record)).count == 13)
    for (place, position) in record.parametersByEpoch.enumerated() {
      #expect((landscape.value(position) - record.losses[place]).magnitude < 1e-12)
    }
    let runs = [PlottedRun(label: "", record: record)]
    let figure = try #require(landscapeFigure(landscape, runs))
    let parabola = try #require(parabolaFigure(landscape, runs))
    #expect(figure.parts(id: "fig-1") == parabola.parts(id: "fig-1"))
  }

  @Test func aLineWithBiasIsASurface() throws {
    let landscape = Landscape(.line(loss))
    #expect(landscape.names == ["weight", "bias"])
    let runs = [PlottedRun(label: "", record: try record(hasBias: true))]
    let figure = try #require(landscapeFigure(landscape, runs))
    let surface = try #require(surfaceFigure(landscape, runs))
    #expect(figure.parts(id: "fig-1") == surface.parts(id: "fig-1"))
    #expect(parabolaFigure(landscape, runs) == nil)
  }

  @Test func comesBackFromItsNumbers() throws {
    for landscape in [
      Landscape(.line(loss), hasBias: false), Landscape(.line(loss)),
      Landscape(.absoluteErrors(xs: [1, 2], ys: [3, 4]), hasBias: false),
    ] {
      let exhibit = PageExhibit(
        authors: [], model: nil,
        pieces: [PageExhibit.Piece(id: "fig-1", view: .landscape(landscape))])
      let packet = try #require(exhibit.packet)
      let again = try #require(PageExhibit(packet))
      guard case .landscape(let read)? = again.pieces.first?.view else {
        Issue.record("not a landscape")
        continue
      }
      #expect(read.names == landscape.names)
      #expect(read.value([0.5, 0]) == landscape.value([0.5, 0]))
    }
  }
}
