import LecternEngine
import Testing

@testable import LecternWeb

@Suite struct PageSettingsTests {
  private func network() -> TrainingSettings {
    var settings = TrainingSettings(
      network: .dense(
        inputs: 2, hidden: [4], activation: .leakyReLU(slope: 0.2), outputs: 3, dropout: 0.1,
        weights: .heNormal(.keras), biases: .constant(0.1)),
      loss: .crossEntropy, optimizer: .adam(Adam(dialect: .pytorch, learningRate: 0.03)))
    settings.schedule = Schedule(.cosine(duration: 50, end: 0.001), warmUp: .init(duration: 5))
    settings.regularization = Regularization(l2: 0.01, weightDecay: .decoupled(0.002))
    settings.clipping = .globalNorm(1, dialect: .keras)
    settings.epochs = 17
    settings.batchSize = .rows(8)
    settings.order = .fixed
    settings.seed = 0xFEDC_BA98_7654_3210
    settings.earlyStopping = EarlyStopping(patience: 4, minimumDelta: 0.001)
    settings.record = [.parameters]
    return settings
  }

  @Test func comeBackFromTheirNumbers() throws {
    let numbers = try #require(PageSettings.network(network()).numbers)
    // Layers begin behind the numbers that all runs have.
    #expect(numbers[PageSettings.fixedCount] == Double(network().network.inputs))
    let again = try #require(PageSettings(numbers: numbers))
    #expect(again.numbers == numbers)
    guard case .network(let settings) = again else {
      Issue.record("not a network")
      return
    }
    #expect(settings.seed == 0xFEDC_BA98_7654_3210)
    #expect(settings.epochs == 17)
    #expect(settings.batchSize == .rows(8))
    #expect(settings.earlyStopping == EarlyStopping(patience: 4, minimumDelta: 0.001))
    #expect(settings.network.layers.map(\.units) == [4, 3])
  }

  @Test func keepTheLearningRateAtOnePlace() throws {
    let function = FunctionSettings(
      function: .bowl(), start: [1, 2], optimizer: .sgd(learningRate: 0.25))
    let perceptron = PerceptronSettings(learningRate: 0.25)
    var numbers = [
      PageSettings.function(function).numbers,
      PageSettings.perceptron(perceptron, stopsWithoutMistakes: true).numbers,
    ].compactMap { $0 }
    var trained = network()
    trained.optimizer.learningRate = 0.25
    numbers.append(try #require(PageSettings.network(trained).numbers))
    #expect(numbers.count == 3)
    for list in numbers {
      #expect(list[10] == 0.25)
      #expect(PageSettings(numbers: list)?.numbers == list)
    }
  }

  @Test(arguments: [[], [0], [7, 1, 2], [Double](repeating: -1, count: 60)])
  func refuseWhatIsNone(numbers: [Double]) {
    #expect(PageSettings(numbers: numbers) == nil)
  }

  @Test func refuseEveryShorterList() throws {
    let numbers = try #require(PageSettings.network(network()).numbers)
    for count in 0..<numbers.count {
      #expect(PageSettings(numbers: Array(numbers[..<count])) == nil)
    }
  }

  @Test func keepWhichLayersHaveABias() throws {
    var settings = network()
    settings.network.layers[0].hasBias = false
    let numbers = try #require(PageSettings.network(settings).numbers)
    guard case .network(let again)? = PageSettings(numbers: numbers) else {
      Issue.record("not a network")
      return
    }
    #expect(again.network.layers.map(\.hasBias) == [false, true])
    #expect(again.network.parameterCount == 8 + 15)
  }

  @Test func haveNoNumbersForACustomSchedule() {
    var settings = network()
    settings.schedule = Schedule(.custom { base, _ in base })
    #expect(PageSettings.network(settings).numbers == nil)
  }

  @Test func takeNoMomentumForAHeavyBallOfZero() throws {
    let plain = OptimizerChoice.sgd(SGD(learningRate: 0.1))
    let heavy = OptimizerChoice.sgd(SGD(learningRate: 0.1, momentum: .heavyBall(0)))
    #expect(plain.numbers == heavy.numbers)
  }
}
