import LecternNumerics

/// The functions by which a fitted model turns sums into outputs.
enum Activating {
  static func apply(_ name: String, _ x: Double) -> Double {
    switch name {
    case "sigmoid": sigmoid(x)
    case "tanh": tanh(x)
    case "relu": x > 0 ? x : 0
    default: x
    }
  }
  static func sigmoid(_ x: Double) -> Double { x }
  static func tanh(_ x: Double) -> Double { x }
  static func softmax(_ z: [Double]) -> [Double] { z }
}
