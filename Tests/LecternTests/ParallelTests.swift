import Testing

@testable import Lectern

@Suite struct ParallelTests {
  @Test(arguments: [1, 2, 7, .max])
  func keepsTheOrder(workers: Int) {
    let numbers = Array(0..<100)
    #expect(concurrentMap(numbers, workers: workers) { $0 * $0 } == numbers.map { $0 * $0 })
  }

  @Test func nothingGivesNothing() {
    #expect(concurrentMap([Int]()) { $0 }.isEmpty)
  }
}
