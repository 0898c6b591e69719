/// How often each true class was predicted as each class, and the figures that follow from it.
///
/// Van Rijsbergen 1979, "Information retrieval", chapter 7, for precision, recall and their mean.
/// A figure without cases to judge (no row of the class, or none predicted as it) is NaN, not 0.
public struct ConfusionMatrix: Equatable, Sendable {
  /// How many classes there are.
  public let classes: Int
  /// `classes * classes` counts; row = true class, column = predicted class.
  public private(set) var counts: [Int]

  /// - Precondition: equal lengths, labels below `classes`.
  public init(predicted: [UInt32], actual: [UInt32], classes: Int) {
    precondition(predicted.count == actual.count)
    self.classes = classes
    counts = [Int](repeating: 0, count: classes * classes)
    for i in 0..<actual.count {
      precondition(Int(predicted[i]) < classes && Int(actual[i]) < classes)
      counts[Int(actual[i]) * classes + Int(predicted[i])] += 1
    }
  }

  /// How many rows of class `actual` were predicted as class `predicted`, both from 0.
  public subscript(actual: Int, predicted predicted: Int) -> Int {
    counts[actual * classes + predicted]
  }

  /// How many rows were counted.
  public var total: Int {
    var sum = 0
    for count in counts { sum += count }
    return sum
  }

  /// Rows of class `label`.
  public func actualCount(_ label: Int) -> Int {
    var sum = 0
    for k in 0..<classes { sum += self[label, predicted: k] }
    return sum
  }

  /// Rows predicted as class `label`.
  public func predictedCount(_ label: Int) -> Int {
    var sum = 0
    for k in 0..<classes { sum += self[k, predicted: label] }
    return sum
  }

  /// The share of rows predicted right.
  public var accuracy: Double {
    var right = 0
    for k in 0..<classes { right += self[k, predicted: k] }
    return share(right, of: total)
  }

  /// Of the rows predicted as `label`, the share that is of that class.
  public func precision(of label: Int = 1) -> Double {
    share(self[label, predicted: label], of: predictedCount(label))
  }

  /// Of the rows of class `label`, the share predicted as it.
  public func recall(of label: Int = 1) -> Double {
    share(self[label, predicted: label], of: actualCount(label))
  }

  /// The harmonic mean of precision and recall: 2·hits / (rows of the class + predicted as it).
  public func f1(of label: Int = 1) -> Double {
    share(2 * self[label, predicted: label], of: actualCount(label) + predictedCount(label))
  }

  /// The mean over classes of ``precision(of:)``; NaN if any is.
  public var macroPrecision: Double { macro(precision) }
  /// The mean over classes of ``recall(of:)``; NaN if any is.
  public var macroRecall: Double { macro(recall) }
  /// The mean over classes of ``f1(of:)``; NaN if any is.
  public var macroF1: Double { macro(f1) }

  private func macro(_ figure: (Int) -> Double) -> Double {
    var sum = 0.0
    for k in 0..<classes { sum += figure(k) }
    return sum / Double(classes)
  }

  private func share(_ part: Int, of whole: Int) -> Double {
    whole == 0 ? .nan : Double(part) / Double(whole)
  }
}
