import LecternNumerics

/// a = tanh z, with derivative 1 − a².
///
/// LeCun, Bottou, Orr and Müller 1998, "Efficient BackProp", section 4.4, on why its middle at 0
/// helps.
public struct HyperbolicTangent: ActivationFunction {
  public init() {}

  @_optimize(speed)
  public func forward(_ a: UnsafeMutablePointer<Double>, count: Int) {
    for i in 0..<count { a[i] = Elementary.tanh(a[i]) }
  }

  public func backward(
    z: UnsafePointer<Double>, a: UnsafePointer<Double>, gradient: UnsafeMutablePointer<Double>,
    count: Int
  ) {
    for i in 0..<count {
      let y = a[i]
      gradient[i] *= 1 - y * y
    }
  }
}
