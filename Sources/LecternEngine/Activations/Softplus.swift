import LecternNumerics

/// a = log(1 + eᶻ), with derivative sigmoid z.
///
/// Dugas et al. 2001, "Incorporating second-order functional knowledge for better option pricing".
/// PyTorch's form is exactly linear above 20; there the two differ by less than 2.1e-9.
public struct Softplus: ActivationFunction {
  public init() {}

  @_optimize(speed)
  public func forward(_ a: UnsafeMutablePointer<Double>, count: Int) {
    for i in 0..<count { a[i] = Elementary.softplus(a[i]) }
  }

  public func backward(
    z: UnsafePointer<Double>, a: UnsafePointer<Double>, gradient: UnsafeMutablePointer<Double>,
    count: Int
  ) {
    for i in 0..<count { gradient[i] *= Elementary.sigmoid(z[i]) }
  }
}
