import LecternNumerics

/// a = z Φ(z), with Φ the normal distribution function; derivative Φ(z) + z φ(z).
///
/// Hendrycks and Gimpel 2016, "Gaussian error linear units", section 2.
public struct GELU: ActivationFunction {
  public init() {}

  public func forward(_ a: UnsafeMutablePointer<Double>, count: Int) {
    for i in 0..<count { a[i] = a[i] * Elementary.normalDistribution(a[i]) }
  }

  public func backward(
    z: UnsafePointer<Double>, a: UnsafePointer<Double>, gradient: UnsafeMutablePointer<Double>,
    count: Int
  ) {
    let densityAtZero = 0x1.9884533d43651p-2  // 1 / √(2π)
    for i in 0..<count {
      let x = z[i]
      let density = densityAtZero * Elementary.exp(-0.5 * x * x)
      gradient[i] *= Elementary.normalDistribution(x) + x * density
    }
  }
}
