/// Rows to train on: features, and for each row what is to be predicted.
public struct Dataset: Equatable, Sendable {
  /// Shape `[rows, features]`.
  public var features: Matrix
  /// Numbers to predict, shape `[rows, outputs]`. For classes this is empty, or for two classes
  /// one column that repeats the labels as 0 and 1.
  public var targets: Matrix
  /// For classes, each row's class in 0..<`classes`; otherwise empty.
  public var labels: [UInt32]
  /// How many classes there are; 0 when numbers are to be predicted.
  public var classes: Int

  /// - Precondition: `targets` is empty or has a row for each row of `features`; `labels` likewise,
  ///   each below `classes`.
  public init(features: Matrix, targets: Matrix, labels: [UInt32], classes: Int) {
    precondition(targets.rows == features.rows || targets.isEmpty)
    precondition(labels.isEmpty || labels.count == features.rows)
    for label in labels { precondition(Int(label) < classes) }
    self.features = features
    self.targets = targets
    self.labels = labels
    self.classes = classes
  }

  /// Rows that predict numbers.
  public init(features: Matrix, targets: Matrix) {
    self.init(features: features, targets: targets, labels: [], classes: 0)
  }

  /// Rows that predict one number.
  public init(features: Matrix, target: [Double]) {
    self.init(features: features, targets: Matrix(column: target))
  }

  /// Rows that predict a class. With two classes ``targets`` repeats the labels as 0 and 1.
  public init(features: Matrix, labels: [UInt32], classes: Int) {
    var targets = Matrix.empty
    if classes == 2 {
      targets = Matrix(rows: labels.count, columns: 1)
      for i in 0..<labels.count { targets.elements[i] = Double(labels[i]) }
    }
    self.init(features: features, targets: targets, labels: labels, classes: classes)
  }

  /// How many rows there are.
  public var rows: Int { features.rows }

  /// The rows named by `indices`, in that order.
  public func selecting(rows indices: [UInt32]) -> Dataset {
    var chosen: [UInt32] = []
    if !labels.isEmpty {
      chosen.reserveCapacity(indices.count)
      for index in indices { chosen.append(labels[Int(index)]) }
    }
    return Dataset(
      features: features.selecting(rows: indices),
      targets: targets.isEmpty ? .empty : targets.selecting(rows: indices),
      labels: chosen, classes: classes)
  }

  /// This data set with only the named feature columns, in that order.
  public func selecting(features indices: [Int]) -> Dataset {
    var copy = self
    copy.features = features.selecting(columns: indices)
    return copy
  }
}
