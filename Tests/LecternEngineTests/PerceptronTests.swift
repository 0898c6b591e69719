import LecternEngine
import Testing

@Suite struct PerceptronTests {
  static func gate(_ labels: [UInt32]) -> Dataset {
    Dataset(
      features: Matrix(rows: 4, columns: 2, elements: [0, 0, 0, 1, 1, 0, 1, 1]), labels: labels,
      classes: 2)
  }

  @Test(arguments: [([0, 1, 1, 1], 4), ([0, 0, 0, 1], 6)] as [([UInt32], Int)])
  func separatesWhatALineSeparates(labels: [UInt32], clean: Int) throws {
    var training = try PerceptronTraining(PerceptronSettings(epochs: 10), on: Self.gate(labels))
    training.run()
    #expect(training.recording.firstCleanEpoch == clean)
    #expect(training.recording.errors.last == 0)
    if clean == 6 {
      #expect(training.weights == [2, 1])
      #expect(training.bias == -3)
    }
  }

  @Test func refusesOrdersOfOtherRows() {
    #expect(throws: EngineError.order(epoch: 1)) {
      try PerceptronTraining(
        PerceptronSettings(epochs: 3, order: .listed([[3, 2, 1, 0], [0, 1, 2, 4]])),
        on: Self.gate([0, 0, 0, 1]))
    }
  }

  @Test func neverSeparatesXOR() throws {
    var training = try PerceptronTraining(
      PerceptronSettings(epochs: 50, keepsPocket: true), on: Self.gate([0, 1, 1, 0]))
    training.run()
    #expect(training.recording.firstCleanEpoch == nil)
    #expect(training.recording.mistakes.dropFirst(2).allSatisfy { $0 == 4 })
    #expect(training.weights == [-1, 0])
    #expect(training.bias == 0)
  }

  @Test func thePocketKeepsTheBest() throws {
    let data = Dataset(
      features: Matrix(column: [-2, -1, 3, 1, 2, 0.5]), labels: [0, 0, 0, 1, 1, 1], classes: 2)
    var training = try PerceptronTraining(
      PerceptronSettings(epochs: 20, keepsPocket: true), on: data)
    training.run()
    let pocket = try #require(training.recording.pocket)
    // One row lies on the wrong side of every good threshold.
    #expect(pocket.errors == 1)
    #expect(pocket.errors <= training.recording.errors.min() ?? 0)
    #expect(training.recording.errors.max() ?? 0 > 1)
  }

  @Test func theRateOnlyScalesTheWeights() throws {
    let data = Self.gate([0, 0, 0, 1])
    var one = try PerceptronTraining(PerceptronSettings(), on: data)
    var quarter = try PerceptronTraining(PerceptronSettings(learningRate: 0.25), on: data)
    one.run()
    quarter.run()
    #expect(one.recording.mistakes == quarter.recording.mistakes)
    #expect(one.weights.map { $0 * 0.25 } == quarter.weights)
  }

  @Test func tracesEveryRow() throws {
    var training = try PerceptronTraining(
      PerceptronSettings(epochs: 2, keepsTrace: true), on: Self.gate([0, 1, 1, 1]))
    training.run()
    let trace = training.recording.trace
    #expect(trace.map(\.row) == [0, 1, 2, 3, 0, 1, 2, 3])
    #expect(trace[0].z == 0 && trace[0].isMistake && trace[0].bias == -1)
    #expect(trace.filter(\.isMistake).count == training.recording.updates)
  }

  @Test func refusesWhatIsNoTwoClasses() {
    let numbers = Dataset(features: Matrix(column: [1, 2]), target: [0.5, 1])
    #expect(throws: EngineError.needsClasses) {
      try PerceptronTraining(PerceptronSettings(), on: numbers)
    }
  }
}
