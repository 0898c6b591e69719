import LecternNumerics
import Testing

@Suite struct ShuffleTests {
  @Test func givesTheSameOrderEverywhere() {
    var stream = RandomStream(seed: 42, stream: .shuffling)
    #expect(stream.permutation(of: 12) == [4, 6, 5, 8, 2, 0, 3, 9, 7, 1, 11, 10])
  }

  @Test(arguments: [0, 1, 2, 3, 1000])
  func keepsEveryIndex(count: Int) {
    var stream = RandomStream(seed: 9, stream: .shuffling)
    #expect(stream.permutation(of: count).sorted() == (0..<UInt32(count)).map { $0 })
  }

  @Test func reachesEveryOrderAboutAsOften() {
    var stream = RandomStream(seed: 3, stream: .shuffling)
    var counts: [[UInt32]: Int] = [:]
    for _ in 0..<6000 { counts[stream.permutation(of: 3), default: 0] += 1 }
    #expect(counts.count == 6)
    #expect(counts.values.allSatisfy { (870...1130).contains($0) })
  }
}
