import LecternNumerics

/// A source of synthetic rows.
///
/// The same generator and seed give the same table everywhere. Features, disturbances and drawn
/// coefficients come from streams of their own, so that more noise moves no feature.
public protocol DataGenerator: Sendable {
  /// The table for `seed`.
  /// - Throws: ``GeneratorError`` when an argument is not finite or outside the range stated with
  ///   it.
  func table(seed: UInt64) throws(GeneratorError) -> GeneratedTable
}

/// Why a generator cannot make a table.
public enum GeneratorError: Error, Equatable, Sendable {
  /// Fewer rows than the generator needs, such as one for each class.
  case tooFewRows(Int, least: Int)
  /// More rows than any generator makes.
  case tooManyRows(Int, most: Int)
  /// An argument is not finite or outside the range its generator states.
  case unusable(GeneratorArgument)
}

/// The arguments of the built-in generators, for ``GeneratorError``.
public enum GeneratorArgument: Equatable, Sendable {
  case slope, intercept, noise, range, amplitude, frequency, phase, coefficients
  case centers, classes, features, spread, radius, factor, gap, arms, turns, weights
  case shift, moved
}

/// Where a generator puts the values of its feature between `low` and `high`.
public enum Spacing: Equatable, Sendable {
  /// At equal distances, both ends included.
  case even
  /// Anywhere, each place equally likely, in the order drawn.
  case random
}

// MARK: - What generators share

/// The most rows a generator makes.
let mostGeneratedRows = 10_000_000

func requireRows(_ rows: Int, least: Int) throws(GeneratorError) {
  if rows < least { throw .tooFewRows(rows, least: least) }
  if rows > mostGeneratedRows { throw .tooManyRows(rows, most: mostGeneratedRows) }
}

func require(_ condition: Bool, _ argument: GeneratorArgument) throws(GeneratorError) {
  if !condition { throw .unusable(argument) }
}

func requireSpread(_ value: Double, _ argument: GeneratorArgument) throws(GeneratorError) {
  try require(value.isFinite && value >= 0, argument)
}

extension Spacing {
  /// `count` values from `low` to `high`.
  func values(count: Int, from low: Double, to high: Double, seed: UInt64) -> [Double] {
    var values = [Double](repeating: low, count: count)
    switch self {
    case .even:
      if count > 1 {
        for i in 0..<count {
          values[i] = low + (high - low) * (Double(i) / Double(count - 1))
        }
      }
    case .random:
      var stream = RandomStream(seed: seed, stream: .data)
      for i in 0..<count { values[i] = stream.uniform(from: low, to: high) }
    }
    return values
  }
}
