import LecternEngine

/// The rows of a run, scaled as it trains on them.
public struct PageData: Equatable, Sendable {
  /// The rows trained on, scaled.
  public var training: Dataset
  /// The rows held out, scaled alike; nil without a split.
  public var validation: Dataset?

  public init(training: Dataset, validation: Dataset? = nil) {
    self.training = training
    self.validation = validation
  }

  /// For a function, which has no rows.
  public static let none = PageData(training: Dataset(features: .empty, targets: .empty))
}

extension PageData {
  /// The rows as numbers, as a page carries them.
  public var numbers: [Double] {
    var writer = NumberWriter()
    writer.add(training)
    writer.add(validation != nil)
    if let validation { writer.add(validation) }
    return writer.numbers
  }

  /// Nil where the numbers are no such rows.
  public init?(numbers: [Double]) {
    var reader = NumberReader(numbers)
    guard let training = Dataset(&reader) else { return nil }
    var validation: Dataset?
    if reader.flag() {
      guard let rows = Dataset(&reader) else { return nil }
      validation = rows
    }
    guard !reader.isBroken, reader.isAtEnd else { return nil }
    self.init(training: training, validation: validation)
  }
}

extension NumberWriter {
  mutating func add(_ matrix: Matrix) {
    add(matrix.rows)
    add(matrix.columns)
    add(list: matrix.elements)
  }

  fileprivate mutating func add(_ data: Dataset) {
    add(data.features)
    // Two classes as 0 and 1 follow from the labels.
    let repeatsLabels = data.classes == 2 && !data.labels.isEmpty
    add(repeatsLabels ? .empty : data.targets)
    add(list: data.labels.map { Double($0) })
    add(data.classes)
  }
}

extension NumberReader {
  mutating func matrix() -> Matrix? {
    let rows = integer()
    let columns = integer()
    let elements = list()
    guard !isBroken, rows >= 0, columns >= 0, rows * columns == elements.count else { return nil }
    return Matrix(rows: rows, columns: columns, elements: elements)
  }
}

extension Dataset {
  fileprivate init?(_ reader: inout NumberReader) {
    guard let features = reader.matrix(), let targets = reader.matrix() else { return nil }
    let codes = reader.list()
    let classes = reader.integer()
    guard !reader.isBroken, codes.isEmpty || codes.count == features.rows,
      targets.isEmpty || targets.rows == features.rows
    else { return nil }
    var labels: [UInt32] = []
    labels.reserveCapacity(codes.count)
    for code in codes {
      guard code >= 0, code < Double(classes) else { return nil }
      labels.append(UInt32(code))
    }
    if targets.isEmpty, !labels.isEmpty {
      self.init(features: features, labels: labels, classes: classes)
    } else {
      self.init(features: features, targets: targets, labels: labels, classes: classes)
    }
  }
}
