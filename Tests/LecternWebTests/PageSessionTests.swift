import LecternChart
import LecternEngine
import Testing

@testable import LecternWeb

@Suite struct PageSessionTests {
  private func line() throws -> PageData {
    let rows = try LineGenerator(rows: 30, noise: 0.5, low: -1, high: 1).table(seed: 1).dataset
    return PageData(training: rows)
  }

  private func settings(rate: Double) -> PageSettings {
    var settings = TrainingSettings(
      network: .linear(inputs: 1), loss: .meanSquaredError, optimizer: .sgd(learningRate: rate))
    settings.epochs = 25
    settings.batchSize = .full
    settings.record = [.parameters]
    return .network(settings)
  }

  private func record(rate: Double) throws -> PageRecord {
    let run = try PageRun.begin(settings(rate: rate), on: line())
    run.advance(epochs: 1000)
    return run.record
  }

  private func exhibit() throws -> PageExhibit {
    let data = try line().training
    return PageExhibit(
      authors: [PlottedRun(label: "", record: try record(rate: 0.1))],
      model: PageModel(
        degree: 1, featureScaling: [], targetScaling: [],
        layers: [PageModel.Layer(inputs: 1, outputs: 1, activation: .identity)],
        output: .numbers),
      pieces: [
        PageExhibit.Piece(id: "fig-1", view: .loss(.automatic)),
        PageExhibit.Piece(
          id: "fig-2",
          view: .fit(
            FitView(
              x: data.features.elements, y: data.targets.elements, heldOut: [], xQuantity: "x",
              yQuantity: "y", isLine: true, label: "", note: ""))),
      ])
  }

  @Test func readsBackWhatAPageCarries() throws {
    let exhibit = try exhibit()
    let data = try line()
    let packet = try #require(exhibit.packet)
    let session = try #require(PageSession(packet: packet, data: data.numbers))
    #expect(session.data == data)
    #expect(session.exhibit.packet == packet)
    #expect(session.exhibit.authors[0].record == exhibit.authors[0].record)
  }

  @Test func drawsTheAuthorsFigureByteForByteAfterTheSameRun() throws {
    let exhibit = try exhibit()
    let session = PageSession(exhibit: exhibit, data: try line())
    #expect(session.start(settings(rate: 0.1)) == nil)
    while !session.advance(epochs: 3) {}
    session.look()
    #expect(session.record == exhibit.authors[0].record)
    let built = try #require(lossFigure(exhibit.authors)).parts(id: "fig-1")
    #expect(session.figure(0, author: 0) == built)
    #expect(session.figure(0, author: nil) != built)
    #expect(!session.figure(1, author: 0).isEmpty)
  }

  @Test func givesTheSameRecordInStepsOfAnySize() throws {
    let whole = try record(rate: 0.05)
    let run = try PageRun.begin(settings(rate: 0.05), on: line())
    for step in 1...7 { run.advance(epochs: step) }
    #expect(run.isFinished)
    #expect(run.record == whole)
  }

  @Test func saysWhatChanged() throws {
    let author = try record(rate: 0.1)
    let words = changeInWords(from: author, to: try record(rate: 0.01))
    #expect(words.contains("It does not come as low as "))
    #expect(words.contains(" in 25 epochs; as written that took "))
    #expect(changeInWords(from: author, to: author).contains("As written it ends there too."))
    var low = author
    low.losses = low.losses.map { _ in author.losses[24] }
    #expect(changeInWords(from: author, to: low).contains("It begins as low as "))
    let other = changeInWords(from: author, to: low, isSameLoss: false)
    #expect(other.hasSuffix("so the two cannot be compared."))
    #expect(changeInWords(from: author, to: try record(rate: 1e200)).contains("breaks off"))
  }

  @Test func saysWhyARunCannotBegin() throws {
    let session = PageSession(exhibit: try exhibit(), data: try line())
    guard case .network(var network) = settings(rate: 0.1) else { return }
    network.batchSize = .rows(64)
    #expect(session.start(.network(network)) == "A batch of 64 rows is larger than the 30 rows.")
    #expect(session.advance(epochs: 1))
  }

  @Test(arguments: [0, 1, 5, 20])
  func refusesABrokenPacket(cut: Int) throws {
    var packet = try #require(try exhibit().packet)
    packet.numbers.removeLast(packet.numbers.count - cut)
    #expect(PageSession(packet: packet, data: try line().numbers) == nil)
  }
}
