/// What a run minimizes: Lectern's losses, and by name those that another package added.
package enum LossName: Hashable, Sendable {
  case meanSquaredError
  case halfMeanSquaredError
  case meanAbsoluteError
  case huber
  case binaryCrossEntropy
  case crossEntropy
  case hinge
  /// The perceptron's, which no spec writes.
  case mistakes
  /// That of a bare function, which no spec writes.
  case value
  case added(String)

  /// Lectern's own.
  private static let own: [LossName] = [
    .meanSquaredError, .halfMeanSquaredError, .meanAbsoluteError, .huber, .binaryCrossEntropy,
    .crossEntropy, .hinge, .mistakes, .value,
  ]

  /// The factor of the mean squared error; nil for a loss that is none.
  package var squaredErrorFactor: Double? {
    switch self {
    case .meanSquaredError: 1
    case .halfMeanSquaredError: 0.5
    default: nil
    }
  }
}

extension LossName: RawRepresentable {
  package init(rawValue: String) {
    self = Self.own.first { $0.rawValue == rawValue } ?? .added(rawValue)
  }

  /// As specs write it.
  package var rawValue: String {
    switch self {
    case .meanSquaredError: "mse"
    case .halfMeanSquaredError: "half_mse"
    case .meanAbsoluteError: "mae"
    case .huber: "huber"
    case .binaryCrossEntropy: "binary_cross_entropy"
    case .crossEntropy: "cross_entropy"
    case .hinge: "hinge"
    case .mistakes: "mistakes"
    case .value: "value"
    case .added(let name): name
    }
  }
}

extension LossName: Codable, CustomStringConvertible {
  package var description: String { rawValue }
}
