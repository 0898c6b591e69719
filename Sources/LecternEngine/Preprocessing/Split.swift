import LecternNumerics

/// Which rows train, which validate and which test. Each part lists its rows in the table's order,
/// so that a split decides who is in a part and nothing else.
public struct Split: Equatable, Sendable {
  /// Rows to fit on, by number from 0, ascending.
  public var training: [UInt32]
  /// Rows to choose settings by, ascending; may be empty.
  public var validation: [UInt32]
  /// Rows to judge the end result by, ascending; may be empty.
  public var test: [UInt32]

  /// Who lands in which part.
  public enum Choice: Equatable, Sendable {
    /// Every row is equally likely to land in each part.
    case shuffled(seed: UInt64)
    /// The last rows test and those before validate: a trap when the table is sorted.
    case lastRows
  }

  /// All rows train.
  public init(rows: Int) {
    training = []
    training.reserveCapacity(rows)
    for i in 0..<rows { training.append(UInt32(i)) }
    validation = []
    test = []
  }

  /// Parts by share of the rows.
  ///
  /// A share above 0 gives at least one row and is otherwise rounded to the nearest count, half up.
  /// - Throws: ``SplitError`` when a share is outside 0..<1 or no row is left to train on.
  public init(
    rows: Int, validation: Double, test: Double = 0, choice: Choice
  ) throws(SplitError) {
    let validating = try Split.count(of: rows, share: validation)
    let testing = try Split.count(of: rows, share: test)
    let trainingCount = rows - validating - testing
    if trainingCount < 1 { throw .nothingToTrainOn(rows: rows, held: validating + testing) }
    self.init(rows: rows)
    var order = training
    if case .shuffled(let seed) = choice {
      var stream = RandomStream(seed: seed, stream: .split)
      stream.shuffle(&order)
    }
    training = order[..<trainingCount].sorted()
    self.validation = order[trainingCount..<(trainingCount + validating)].sorted()
    self.test = order[(trainingCount + validating)...].sorted()
  }

  private static func count(of rows: Int, share: Double) throws(SplitError) -> Int {
    if !(share >= 0 && share < 1) { throw .unusableShare(share) }
    if share == 0 { return 0 }
    let rounded = Int(Double(rows) * share + 0.5)
    return rounded > 0 ? rounded : 1
  }
}

/// Why rows cannot be split.
public enum SplitError: Error, Equatable, Sendable {
  /// A share outside 0..<1.
  case unusableShare(Double)
  /// Validation and test rows together leave none to train on.
  case nothingToTrainOn(rows: Int, held: Int)
}
