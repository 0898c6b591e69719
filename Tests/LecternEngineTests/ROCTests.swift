import LecternEngine
import LecternNumerics
import Testing

@Suite struct ROCTests {
  @Test func measuresTheAreaOfAKnownCase() {
    #expect(ROC(scores: [0.1, 0.4, 0.35, 0.8], labels: [0, 0, 1, 1]).area == 0.75)
    #expect(ROC(scores: [1, 2, 3, 4], labels: [0, 0, 1, 1]).area == 1)
    #expect(ROC(scores: [1, 2, 3, 4], labels: [1, 1, 0, 0]).area == 0)
    #expect(ROC(scores: [5, 5, 5, 5], labels: [1, 0, 0, 1]).area == 0.5)
    #expect(ROC(scores: [1, 2], labels: [1, 1]).area.isNaN)
  }

  @Test func runsFromCornerToCorner() {
    let points = ROC(scores: [0.9, 0.9, 0.2], labels: [1, 0, 0]).points
    #expect(points.map(\.falsePositiveRate) == [0, 0.5, 1])
    #expect(points.map(\.truePositiveRate) == [0, 1, 1])
  }

  /// The area counts pairs: the chance that a positive outscores a negative, ties half.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func agreesWithCountingPairs(seed: UInt64) {
    var stream = RandomStream(seed: seed, stream: .data)
    let scores = (0..<80).map { _ in Double(stream.below(12)) }
    let labels = (0..<80).map { _ in stream.below(2) }
    var pairs = 0.0
    var wins = 0.0
    for i in 0..<80 where labels[i] == 1 {
      for j in 0..<80 where labels[j] == 0 {
        pairs += 1
        wins += scores[i] > scores[j] ? 1 : (scores[i] == scores[j] ? 0.5 : 0)
      }
    }
    #expect(isClose(ROC(scores: scores, labels: labels).area, wins / pairs, relative: 1e-15))
  }
}
