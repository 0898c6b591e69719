import LecternEngine
import Testing

@Suite struct ScheduleTests {
  static func rates(_ schedule: Schedule, _ times: [Int], updatesPerEpoch: Int = 1) -> [Double] {
    times.map { schedule.learningRate(base: 0.8, update: $0, updatesPerEpoch: updatesPerEpoch) }
  }

  static func areClose(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { ($0 - $1).magnitude < 1e-14 }
  }

  static let cases: [(Schedule, [Int], [Double])] = [
    (Schedule(.constant), [0, 99], [0.8, 0.8]),
    (Schedule(.step(every: 10, factor: 0.5)), [0, 9, 10, 29], [0.8, 0.8, 0.4, 0.2]),
    (Schedule(.exponential(factor: 0.25, duration: 10)), [0, 5, 10], [0.8, 0.4, 0.2]),
    (
      Schedule(.exponential(factor: 0.25, duration: 10, isStaircase: true)), [5, 10], [0.8, 0.2]
    ),
    (Schedule(.inverseTime(decay: 3, duration: 10)), [0, 10], [0.8, 0.2]),
    (Schedule(.polynomial(duration: 10, end: 0.2)), [0, 5, 10, 50], [0.8, 0.5, 0.2, 0.2]),
    (Schedule(.polynomial(duration: 10, power: 2)), [5], [0.2]),
    (Schedule(.cosine(duration: 10)), [0, 5, 10, 12], [0.8, 0.4, 0, 0]),
    (Schedule(.cosine(duration: 10, end: 0.4)), [5], [0.6]),
    (
      Schedule(.piecewise(boundaries: [5, 15], factors: [1, 0.5, 0.1])), [5, 6, 15, 16],
      [0.8, 0.4, 0.4, 0.08]
    ),
    (Schedule(.constant, warmUp: .init(duration: 4)), [0, 1, 4, 5], [0, 0.2, 0.8, 0.8]),
    (
      Schedule(.cosine(duration: 10), warmUp: .init(duration: 4, start: 0.5)), [0, 4, 9],
      [0.4, 0.8, 0.4]
    ),
    (Schedule(.custom { base, time in base / Double(time + 1) }), [0, 3], [0.8, 0.2]),
  ]

  @Test(arguments: cases)
  func followsItsFormula(schedule: Schedule, times: [Int], expected: [Double]) {
    #expect(Self.areClose(Self.rates(schedule, times), expected))
  }

  @Test func countsEpochsWhereAsked() {
    let schedule = Schedule(.step(every: 2, factor: 0.5), unit: .epochs)
    #expect(Self.rates(schedule, [0, 13, 14, 15], updatesPerEpoch: 7) == [0.8, 0.8, 0.4, 0.4])
  }

  @Test func oneCycleRisesAndFalls() {
    let schedule = Schedule(.oneCycle(duration: 100))
    let rates = Self.rates(schedule, [0, 29, 99, 150])
    #expect(Self.areClose(rates, [0.032, 0.8, 0.032e-4, 0.032e-4]))
    let all = Self.rates(schedule, Array(0..<100))
    #expect(zip(all[0..<29], all[1..<30]).allSatisfy { $0 < $1 })
    #expect(zip(all[29..<99], all[30..<100]).allSatisfy { $0 > $1 })
  }

  /// PyTorch's `OneCycleLR` over 10 updates of base 0.1, its loop computed by hand.
  @Test(
    arguments: [
      (0.0, [0.09755283560345443, 0.0904508879153485, 0.009549512084651508, 4e-07]),
      (0.05, [0.09931806789787544, 0.09397371166557421, 0.010543332358282207, 4e-07]),
      (0.5, [0.004, 0.018058874503045733, 0.03454941208465151, 4e-07]),
      (1, [0.004, 0.006894754202276393, 0.08877013326971095, 0.1]),
    ] as [(Double, [Double])]) func oneCycleRisesForAnyShare(_ rise: Double, _ expected: [Double])
  {
    let schedule = Schedule(.oneCycle(duration: 10, rise: rise))
    let rates = [0, 1, 7, 9].map {
      schedule.learningRate(base: 0.1, update: $0, updatesPerEpoch: 1)
    }
    #expect(Self.areClose(rates, expected))
  }

  @Test func oneCycleThatRisesInOneUpdateStartsAtItsBase() {
    let schedule = Schedule(.oneCycle(duration: 10, rise: 0.1))
    #expect(schedule.learningRate(base: 0.1, update: 0, updatesPerEpoch: 1) == 0.1)
    #expect(schedule.learningRate(base: 0.1, update: 1, updatesPerEpoch: 1) < 0.1)
  }
}
