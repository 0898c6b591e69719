/// Settings that cannot be trained with, found before the first update.
public enum EngineError: Error, Equatable, Sendable {
  /// There are no rows.
  case noRows
  /// There are no features, and the model needs some.
  case noFeatures
  /// A feature is not a finite number.
  case nonfiniteFeature(row: Int, column: Int)
  /// A target is not a finite number.
  case nonfiniteTarget(row: Int, column: Int)
  /// The network takes `expected` features and the data have `found`.
  case featureCount(expected: Int, found: Int)
  /// The network has `expected` outputs and the data have `found` targets, or more classes; or a
  /// perceptron, which tells two classes apart, is given `found`.
  case outputCount(expected: Int, found: Int)
  /// The loss compares numbers and the data hold classes without numbers.
  case needsNumbers
  /// The loss compares classes and the data hold numbers.
  case needsClasses
  /// The loss takes targets of 0 and 1 and a row has another.
  case targetNotBinary(row: Int)
  /// All of two or more rows are of one class, and the loss is a cross-entropy or uses labels.
  case singleClass
  /// The batch has no rows, or more than the `rows` of the data.
  case batchSize(Int, rows: Int)
  /// A layer has no units, at `index` from 0.
  case emptyLayer(index: Int)
  /// A number of epochs below zero.
  case epochs(Int)
  /// A hyperparameter outside its range, which stands with it, and its value.
  case hyperparameter(Hyperparameter, value: Double)
  /// `expected` initial parameters of a layer, or of a function, are needed and `found` were given.
  case initialCount(expected: Int, found: Int)
  /// Early stopping watches validation rows and there are none.
  case needsValidation
  /// An order names other rows than those of the data, in epoch `epoch` from 0.
  case order(epoch: Int)

  /// Which hyperparameter is out of range.
  public enum Hyperparameter: Sendable {
    case learningRate
    case momentum
    case rho
    case beta1
    case beta2
    case epsilon
    case dropout
    case clipLimit
    case penalty
    case huberDelta
    case scheduleDuration
    case patience
    case initialAccumulator
    case momentumDecay
    case minimumDelta
    case weightDecay
    case gradientNoise
    /// A number of a schedule, besides durations.
    case schedule
    /// A number that parameters start at or are drawn with.
    case initial
  }
}
