import LecternEngine
import Testing

@testable import LecternWeb

@Suite struct MeasuredRunTests {
  private func run(
    losses: [Double] = [4, 2, 1, 3], _ change: (inout PageRecord) -> Void = { _ in }
  )
    -> MeasuredRun
  {
    var record = PageRecord()
    record.losses = losses
    record.epochs = losses.count - 1
    change(&record)
    return MeasuredRun(record: record, settings: nil, data: .none, model: nil)
  }

  private func value(_ formula: RunFormula, _ run: MeasuredRun) -> Double {
    run.value(of: formula.numbers)
  }

  @Test func looksAtEpochs() {
    let run = run()
    #expect(value(.loss, run) == 3)
    #expect(value(RunFormula.loss.at(.constant(1)), run) == 2)
    #expect(value(RunFormula.loss.at(.constant(4)), run).isNaN)
    #expect(value(RunFormula.loss.atEnd.at(.constant(0)), run) == 3)
    #expect(value(.validationLoss, run).isNaN)
  }

  @Test func findsTheFirstEpoch() {
    let run = run()
    let low = RunFormula.loss.with(.less, .constant(3)).over(.first, from: 0)
    #expect(value(low, run) == 1)
    let lower = RunFormula.loss.with(.less, .constant(1)).over(.first, from: 0)
    #expect(value(lower, run) == RunFormula.never)
    // A number of the whole run inside the condition.
    let near = RunFormula.loss.with(.less, RunFormula.loss.atEnd).over(.first, from: 0)
    #expect(value(near, run) == 1)
    // A figure of the whole run in it, twice.
    let best = RunFormula.loss.over(.best, from: 0)
    let double = RunFormula.loss.with(.less, best.with(.plus, best).with(.plus, best))
      .over(.first, from: 0)
    #expect(value(double.with(.plus, best), run) == 2)
    // What follows an early end is read in its place.
    #expect(value(low.with(.plus, .constant(5)), run) == 6)
  }

  @Test func sumsUp() {
    let run = run()
    let loss = RunFormula.loss
    #expect(value(loss.over(.best, from: 0), run) == 1)
    #expect(value(loss.over(.bestEpoch, from: 0), run) == 2)
    #expect(value(loss.negated.over(.bestEpoch, from: 1), run) == 3)
    #expect(value(loss.over(.mean, from: 1, to: 2), run) == 1.5)
    #expect(value(loss.over(.sum, from: 2, to: 99), run) == 4)
    #expect(value(loss.over(.turns, from: 0), run) == 1)
    #expect(value(loss.over(.minimum, from: 9).with(.plus, .constant(1)), run).isNaN)
    let broken = self.run(losses: [1, .nan, 0.5])
    #expect(value(loss.over(.best, from: 0), broken) == 0.5)
    #expect(value(loss.over(.minimum, from: 0), broken).isNaN)
  }

  @Test func tellsTruthsFromNumbers() {
    #expect(RunFormula.loss.with(.less, .constant(2)).isFalse.isTruth)
    #expect(RunFormula.diverged.isTruth)
    #expect(RunFormula.constant(false).isTruth)
    #expect(value(.constant(false), run()) == 0)
    #expect(value(.constant(true), run()) == 1)
    #expect(!RunFormula.constant(1).isTruth)
    #expect(!RunFormula.loss.isTruth)
  }

  @Test func keepsWhatNeverHappens() {
    let run = run()
    let never = RunFormula.constant(RunFormula.never)
    #expect(value(RunFormula.constant(6).with(.divided, never), run) == RunFormula.never)
    #expect(value(never.with(.equal, never), run) == 1)
    #expect(value(RunFormula.constant(1e300).with(.less, never), run) == 1)
    #expect(value(RunFormula.constant(.nan).with(.notEqual, never), run) == 0)
    #expect(value(.divergedAt, run) == RunFormula.never)
  }

  @Test func countsFromOneWhatBelongsToEpochs() {
    let run = run { $0.mistakes = [2, 0, 1] }
    #expect(value(RunFormula.mistakes.at(.constant(1)), run) == 2)
    #expect(value(RunFormula.mistakes.at(.constant(0)), run).isNaN)
    let clean = RunFormula.mistakes.with(.equal, .constant(0)).over(.first, from: 1)
    #expect(value(clean, run) == 2)
  }

  @Test func readsParametersOfItsOwnModelOnly() {
    let run = run {
      $0.parameters = [7, 8]
      $0.parametersByEpoch = [[0, 0], [1, 2]]
    }
    #expect(value(.parameter(1, of: 2), run) == 8)
    #expect(value(RunFormula.parameter(1, of: 2).at(.constant(1)), run) == 2)
    #expect(value(.parameter(1, of: 3), run).isNaN)
  }

  @Test func measuresPredictionsInOriginalUnits() throws {
    let features = Matrix(rows: 3, columns: 1, elements: [-1, 0, 1])
    let targets = Matrix(rows: 3, columns: 1, elements: [-1, 0, 2])
    let settings = TrainingSettings(
      network: .linear(inputs: 1), loss: .meanSquaredError, optimizer: .sgd(learningRate: 0.1))
    var record = PageRecord()
    record.parameters = [1, 0]
    let model = PageModel(
      degree: 1, featureScaling: [.init(center: 10, scale: 2)],
      targetScaling: [.init(center: 100, scale: 10)],
      layers: [PageModel.Layer(inputs: 1, outputs: 1, activation: .identity)], output: .numbers)
    let run = MeasuredRun(
      record: record, settings: .network(settings),
      data: PageData(training: Dataset(features: features, targets: targets)), model: model)
    // The third row is missed by 10.
    #expect(value(.measure(.mae, isValidation: false), run) == 10.0 / 3)
    #expect(value(.measure(.mse, isValidation: false), run) == 100.0 / 3)
    #expect(value(.measure(.mse, isValidation: true), run).isNaN)
    #expect(value(.measure(.accuracy, isValidation: false), run).isNaN)
    #expect(value(.prediction([12]), run) == 110)
    #expect(value(.prediction([12, 13]), run).isNaN)
  }

  @Test func countsRightClasses() throws {
    let data = Dataset(
      features: Matrix(rows: 4, columns: 1, elements: [-2, -1, 1, 2]), labels: [0, 1, 1, 1],
      classes: 2)
    var record = PageRecord()
    record.parameters = [1, 0]
    record.parametersByEpoch = [[1, 0], [-1, 0]]
    let run = MeasuredRun(
      record: record,
      settings: .perceptron(
        PerceptronSettings(rule: .threshold, learningRate: 1, epochs: 1),
        stopsWithoutMistakes: false
      ), data: PageData(training: data),
      model: PageModel(
        degree: 1, featureScaling: [], targetScaling: [],
        layers: [PageModel.Layer(inputs: 1, outputs: 1, activation: .identity)], output: .score))
    let accuracy = RunFormula.measure(.accuracy, isValidation: false)
    #expect(value(accuracy, run) == 0.75)
    #expect(value(accuracy.at(.constant(1)), run) == 0.25)
    #expect(value(.batchSize, run) == 1)
    #expect(value(.updatesPerEpoch, run) == 4)
  }

  @Test(arguments: [[], [99], [1, 1], [17], [37, 0, -1], [3.5], [.nan], [14, 3]] as [[Double]])
  func refusesWhatIsNoFormula(numbers: [Double]) {
    #expect(run().value(of: numbers).isNaN)
  }
}
