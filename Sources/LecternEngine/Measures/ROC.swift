/// The receiver operating characteristic of a score that should be higher for class 1.
public struct ROC: Equatable, Sendable {
  /// The two rates at one threshold, each in 0...1; NaN where its class has no rows.
  public struct Point: Equatable, Sendable {
    /// Rows of class 0 at or above the threshold, as a share of class 0.
    public let falsePositiveRate: Double
    /// Rows of class 1 at or above the threshold, as a share of class 1.
    public let truePositiveRate: Double
  }

  /// From (0, 0) to (1, 1), one point for each distinct score, the highest first.
  public let points: [Point]
  /// The area under the points: the chance that a row of class 1 scores above one of class 0, ties
  /// counting half (Mann and Whitney 1947). NaN unless both classes occur.
  public let area: Double

  /// - Precondition: equal lengths; labels are 0 or 1.
  public init(scores: [Double], labels: [UInt32]) {
    precondition(scores.count == labels.count)
    var order: [Int] = []
    for i in 0..<scores.count { order.append(i) }
    order.sort { a, b in scores[a] != scores[b] ? scores[a] > scores[b] : a < b }
    var positives = 0
    for label in labels where label == 1 { positives += 1 }
    let negatives = labels.count - positives
    var hits = 0
    var falseAlarms = 0
    var points: [Point] = []
    // Twice the number of pairs in the right order, ties counting one: whole numbers stay exact.
    var doubledPairs = 0.0
    func append() {
      points.append(
        Point(
          falsePositiveRate: negatives == 0 ? .nan : Double(falseAlarms) / Double(negatives),
          truePositiveRate: positives == 0 ? .nan : Double(hits) / Double(positives)))
    }
    append()
    var place = 0
    while place < order.count {
      let score = scores[order[place]]
      let hitsBefore = hits
      let alarmsBefore = falseAlarms
      repeat {
        if labels[order[place]] == 1 { hits += 1 } else { falseAlarms += 1 }
        place += 1
      } while place < order.count && scores[order[place]] == score
      doubledPairs += Double(falseAlarms - alarmsBefore) * Double(hits + hitsBefore)
      append()
    }
    self.points = points
    area =
      positives == 0 || negatives == 0
      ? .nan : doubledPairs / 2 / Double(positives) / Double(negatives)
  }
}
