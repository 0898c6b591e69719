import LecternNumerics

/// a = z above zero, `alpha` (eᶻ − 1) elsewhere, with derivative a + `alpha` there.
///
/// Clevert, Unterthiner and Hochreiter 2015, "Fast and accurate deep network learning by
/// exponential linear units", section 3.
public struct ELU: ActivationFunction {
  /// α, above 0 in the paper: the activation falls towards −α.
  public var alpha: Double

  public init(alpha: Double) { self.alpha = alpha }

  @_optimize(speed)
  public func forward(_ a: UnsafeMutablePointer<Double>, count: Int) {
    let alpha = alpha
    for i in 0..<count {
      let x = a[i]
      let low = alpha * Elementary.expm1(x > 0 ? 0 : x)
      a[i] = x > 0 ? x : low
    }
  }

  public func backward(
    z: UnsafePointer<Double>, a: UnsafePointer<Double>, gradient: UnsafeMutablePointer<Double>,
    count: Int
  ) {
    let alpha = alpha
    for i in 0..<count {
      let g = gradient[i]
      let y = a[i]
      let low = g * (y + alpha)
      gradient[i] = z[i] > 0 ? g : low
    }
  }
}
