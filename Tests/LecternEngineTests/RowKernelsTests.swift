import LecternEngine
import LecternNumerics
import Testing

@Suite struct RowKernelsTests {
  /// Rows of `width` features of which all but the first `used` are zero: beyond a width the engine
  /// reads rows in place, below it gathers them, and the sums must not notice.
  static func rows(_ count: Int, width: Int, used: Int) -> Dataset {
    var random = RandomStream(seed: 3, stream: .data)
    var features = Matrix(rows: count, columns: width)
    var target = [Double](repeating: 0, count: count)
    for i in 0..<count {
      for j in 0..<used { features[i, j] = random.normal() }
      target[i] = random.normal()
    }
    return Dataset(features: features, target: target)
  }

  static func settings(width: Int, batch: BatchSize) -> TrainingSettings {
    var settings = TrainingSettings(
      network: .linear(inputs: width), loss: .meanSquaredError, optimizer: .sgd(learningRate: 0.05))
    settings.batchSize = batch
    settings.epochs = 3
    settings.seed = 5
    settings.record = [.steps]
    return settings
  }

  /// Features that are zero add zeros after the others in every sum.
  @Test(
    arguments: [1, 2, 3],
    [(1, 1), (7, 3), (8, 8), (33, 4), (130, 129), (261, 261)])
  func rowsInPlaceGiveTheBitsOfGatheredOnes(used: Int, size: (rows: Int, batch: Int)) throws {
    let narrow = try train(
      Self.settings(width: used, batch: .rows(size.batch)),
      on: Self.rows(size.rows, width: used, used: used))
    for width in 4...9 {
      let wide = try train(
        Self.settings(width: width, batch: .rows(size.batch)),
        on: Self.rows(size.rows, width: width, used: used))
      #expect(wide.recording.loss == narrow.recording.loss)
      #expect(wide.recording.stepLoss == narrow.recording.stepLoss)
      #expect([Double](wide.parameters[0..<used]) == [Double](narrow.parameters[0..<used]))
      #expect(wide.parameters[width] == narrow.parameters[used])
      #expect(wide.parameters[used..<width].allSatisfy { $0 == 0 })
    }
  }

  /// Every feature counts: each column's weight moves by its own sum alone in one step from zero.
  @Test(arguments: 4...11)
  func eachFeatureHasItsOwnGradient(width: Int) throws {
    let data = Self.rows(37, width: width, used: width)
    var whole = try Training(Self.settings(width: width, batch: .full), on: data)
    whole.step()
    for j in 0..<width {
      var column = Matrix(rows: 37, columns: 1)
      for i in 0..<37 { column[i, 0] = data.features[i, j] }
      var alone = try Training(
        Self.settings(width: 1, batch: .full),
        on: Dataset(features: column, target: data.targets.elements))
      alone.step()
      #expect(whole.parameters[j] == alone.parameters[0])
    }
    let predicted = whole.outputs(for: data.features)
    let expected = data.features.linearPredictions(
      weights: [Double](whole.parameters[0..<width]), bias: 0)
    for i in 0..<37 {
      #expect((predicted[i, 0] - whole.parameters[width] - expected[i]).magnitude < 1e-13)
    }
  }
}
