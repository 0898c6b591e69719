import LecternNumerics

/// a = z/2 (1 + tanh u) with u = √(2/π) (z + 0.044715 z³), the approximation of ``GELU``.
///
/// Hendrycks and Gimpel 2016, "Gaussian error linear units", section 2.
public struct GELUTanh: ActivationFunction {
  static let root = 0x1.9884533d43651p-1  // √(2/π)
  static let cubic = 0.044715

  @inline(__always) static func inner(_ x: Double) -> Double {
    root * (x + cubic * x * x * x)
  }

  public init() {}

  @_optimize(speed)
  public func forward(_ a: UnsafeMutablePointer<Double>, count: Int) {
    for i in 0..<count {
      let x = a[i]
      a[i] = 0.5 * x * (1 + Elementary.tanh(GELUTanh.inner(x)))
    }
  }

  public func backward(
    z: UnsafePointer<Double>, a: UnsafePointer<Double>, gradient: UnsafeMutablePointer<Double>,
    count: Int
  ) {
    for i in 0..<count {
      let x = z[i]
      let t = Elementary.tanh(GELUTanh.inner(x))
      let slope = GELUTanh.root * (1 + 3 * GELUTanh.cubic * x * x)
      gradient[i] *= 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * slope
    }
  }
}
