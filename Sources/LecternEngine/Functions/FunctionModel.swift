import LecternNumerics

/// A function of one or two parameters, to watch optimizers on.
public enum FunctionModel: Sendable {
  /// ½ curvature (w − center)²
  case parabola(curvature: Double = 1, center: Double = 0)
  /// ½ (first · w₁² + second · w₂²)
  case bowl(first: Double = 1, second: Double = 100)
  /// The bowl turned by `angle` radians against the axes.
  case rotatedBowl(first: Double = 1, second: Double = 100, angle: Double = 0.7853981633974483)
  /// (a − w₁)² + b (w₂ − w₁²)², a curved valley with its minimum 0 at (a, a²). Rosenbrock 1960,
  /// "An automatic method for finding the greatest or least value of a function".
  case rosenbrock(a: Double = 1, b: Double = 100)
  /// (w₁² + w₂ − 11)² + (w₁ + w₂² − 7)², with four minima of 0. Himmelblau 1972, "Applied
  /// nonlinear programming".
  case himmelblau
  /// ½ (w₁² − w₂²), flat at 0 and lower along w₂.
  case saddle
  /// w⁴ / 4 − w² / 2 + tilt · w, with two minima of unequal depth.
  case doubleWell(tilt: Double = 0.1)
  case custom(CustomFunction)

  /// How many parameters there are, 1 or 2.
  public var dimension: Int {
    switch self {
    case .parabola, .doubleWell: 1
    case .custom(let custom): custom.dimension
    default: 2
    }
  }
}

/// A function from outside the engine.
public struct CustomFunction: Sendable {
  /// How many parameters there are, at least 1.
  public let dimension: Int
  /// Returns the value and writes the gradient.
  let evaluate: @Sendable (UnsafePointer<Double>, UnsafeMutablePointer<Double>) -> Double

  /// - Parameters:
  ///   - dimension: how many parameters there are, at least 1.
  ///   - evaluate: returns the value at `dimension` parameters and writes as many numbers of the
  ///     gradient.
  public init(
    dimension: Int,
    evaluate:
      @escaping @Sendable (UnsafePointer<Double>, UnsafeMutablePointer<Double>) -> Double
  ) {
    self.dimension = dimension
    self.evaluate = evaluate
  }
}

extension FunctionModel {
  /// The value at `point`, which has ``dimension`` numbers.
  public func value(at point: [Double]) -> Double { valueAndGradient(at: point).value }

  /// The value and the gradient at `point`, which has ``dimension`` numbers.
  public func valueAndGradient(at point: [Double]) -> (value: Double, gradient: [Double]) {
    precondition(point.count == dimension)
    var gradient = [Double](repeating: 0, count: dimension)
    let value = point.withUnsafeBufferPointer { w in
      gradient.withUnsafeMutableBufferPointer { g in
        evaluate(w.start, gradient: g.start)
      }
    }
    return (value, gradient)
  }

  func evaluate(_ w: ConstantNumbers, gradient g: Numbers) -> Double {
    switch self {
    case .parabola(let curvature, let center):
      let d = w[0] - center
      g[0] = curvature * d
      return 0.5 * curvature * d * d
    case .bowl(let first, let second):
      g[0] = first * w[0]
      g[1] = second * w[1]
      return 0.5 * (first * w[0] * w[0] + second * w[1] * w[1])
    case .rotatedBowl(let first, let second, let angle):
      let (sine, cosine) = Elementary.sineAndCosine(angle)
      let u = cosine * w[0] + sine * w[1]
      let v = cosine * w[1] - sine * w[0]
      g[0] = first * u * cosine - second * v * sine
      g[1] = first * u * sine + second * v * cosine
      return 0.5 * (first * u * u + second * v * v)
    case .rosenbrock(let a, let b):
      let across = a - w[0]
      let along = w[1] - w[0] * w[0]
      g[0] = -2 * across - 4 * b * along * w[0]
      g[1] = 2 * b * along
      return across * across + b * along * along
    case .himmelblau:
      let p = w[0] * w[0] + w[1] - 11
      let q = w[0] + w[1] * w[1] - 7
      g[0] = 4 * p * w[0] + 2 * q
      g[1] = 2 * p + 4 * q * w[1]
      return p * p + q * q
    case .saddle:
      g[0] = w[0]
      g[1] = -w[1]
      return 0.5 * (w[0] * w[0] - w[1] * w[1])
    case .doubleWell(let tilt):
      let square = w[0] * w[0]
      g[0] = square * w[0] - w[0] + tilt
      return 0.25 * square * square - 0.5 * square + tilt * w[0]
    case .custom(let custom):
      return custom.evaluate(w, g)
    }
  }
}
