import LecternNumerics

/// a = 1 / (1 + e⁻ᶻ), with derivative a (1 − a).
///
/// Bishop 2006, "Pattern recognition and machine learning", equations 4.59 and 4.88.
public struct Sigmoid: ActivationFunction {
  public init() {}

  @_optimize(speed)
  public func forward(_ a: UnsafeMutablePointer<Double>, count: Int) {
    for i in 0..<count { a[i] = Elementary.sigmoid(a[i]) }
  }

  public func backward(
    z: UnsafePointer<Double>, a: UnsafePointer<Double>, gradient: UnsafeMutablePointer<Double>,
    count: Int
  ) {
    for i in 0..<count {
      let y = a[i]
      gradient[i] *= y * (1 - y)
    }
  }
}
