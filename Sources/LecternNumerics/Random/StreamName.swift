/// What a stream of random numbers is for.
///
/// Each purpose draws from a stream of its own, so that one more draw for one purpose never moves
/// the numbers of another: a larger network leaves the data as they are. The numbers are part of
/// the numerics version; they are never reused for another purpose.
public struct StreamName: Equatable, Hashable, Sendable {
  /// What tells streams of one seed apart.
  public let number: UInt32

  /// A stream by number. Numbers below 1000 belong to Lectern, the others to anyone.
  public init(number: UInt32) {
    self.number = number
  }

  /// Feature values of a generator.
  public static let data = StreamName(number: 1)
  /// Disturbances that a generator adds to its targets.
  public static let noise = StreamName(number: 2)
  /// The order of a data set's rows before anything else happens to them.
  public static let rowOrder = StreamName(number: 3)
  /// Which rows validate and which test.
  public static let split = StreamName(number: 4)
  /// Initial parameters.
  public static let initialization = StreamName(number: 5)
  /// The order of rows within each epoch of training.
  public static let shuffling = StreamName(number: 6)
  /// Which units are dropped.
  public static let dropout = StreamName(number: 7)
  /// Which batches are sampled to measure gradient noise.
  public static let gradientNoise = StreamName(number: 8)
  /// Coefficients that a generator draws, such as the true weights of a sparse regression.
  public static let coefficients = StreamName(number: 9)
}
