/// A table that a generator made.
public struct GeneratedTable: Equatable, Sendable {
  /// What each column of ``values`` holds.
  public var columns: [GeneratedColumn]
  /// Shape `[rows, columns]`.
  public var values: Matrix
  /// The columns that predict by default.
  public var features: [Int]
  /// The column to predict.
  public var target: Int
  /// How many classes the target has, its values being 0..<`classes`; 0 for numbers.
  public var classes: Int

  /// - Precondition: a column for each of `values`, and `target` is one of them.
  public init(
    columns: [GeneratedColumn], values: Matrix, features: [Int], target: Int, classes: Int
  ) {
    precondition(columns.count == values.columns && target < columns.count)
    self.columns = columns
    self.values = values
    self.features = features
    self.target = target
    self.classes = classes
  }

  /// The default features and the target.
  public var dataset: Dataset {
    let chosen = values.selecting(columns: features)
    let goal = values.column(target)
    if classes == 0 { return Dataset(features: chosen, target: goal) }
    return Dataset(features: chosen, labels: labels(of: goal), classes: classes)
  }

  private func labels(of values: [Double]) -> [UInt32] {
    var labels = [UInt32](repeating: 0, count: values.count)
    for i in 0..<values.count { labels[i] = UInt32(values[i]) }
    return labels
  }
}

/// What a column of a generated table holds. Names and units belong to the layers above.
public enum GeneratedColumn: Equatable, Sendable {
  /// A feature of `count` such features, counted from 1: `x`, or `x1`, `x2`, ...
  case feature(Int, of: Int)
  /// The number to predict, `y`.
  case target
  /// The class to predict, `label`.
  case label
  /// Body height, in inches or centimeters.
  case height
  /// Body weight, in pounds or kilograms.
  case weight
  /// 0 for men, 1 for women.
  case sex
}

extension GeneratedTable {
  /// One feature `x` and a number `y`.
  init(x: [Double], y: [Double]) {
    self.init(
      columns: [.feature(1, of: 1), .target], values: Matrix(columns: [x, y]), features: [0],
      target: 1, classes: 0)
  }

  /// `features` and a class for each row.
  init(features: Matrix, labels: [UInt32], classes: Int) {
    var goal = Matrix(rows: labels.count, columns: 1)
    for i in 0..<labels.count { goal.elements[i] = Double(labels[i]) }
    self.init(features: features, goal: goal, as: .label, classes: classes)
  }

  /// `features` and a number for each row.
  init(features: Matrix, target: [Double]) {
    self.init(features: features, goal: Matrix(column: target), as: .target, classes: 0)
  }

  private init(features: Matrix, goal: Matrix, as column: GeneratedColumn, classes: Int) {
    var columns: [GeneratedColumn] = []
    var indices: [Int] = []
    for j in 0..<features.columns {
      columns.append(.feature(j + 1, of: features.columns))
      indices.append(j)
    }
    columns.append(column)
    self.init(
      columns: columns, values: features.joined(with: goal), features: indices,
      target: features.columns, classes: classes)
  }
}
