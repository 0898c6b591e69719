/// a = z above zero, `slope` z elsewhere; the derivative at zero is `slope`.
///
/// Maas, Hannun and Ng 2013, "Rectifier nonlinearities improve neural network acoustic models".
public struct LeakyReLU: ActivationFunction {
  /// The slope below zero, usually in 0..<1; 0 gives ReLU.
  public var slope: Double

  public init(slope: Double) { self.slope = slope }

  public func forward(_ a: UnsafeMutablePointer<Double>, count: Int) {
    let slope = slope
    for i in 0..<count {
      let x = a[i]
      let small = slope * x
      a[i] = x > 0 ? x : small
    }
  }

  public func backward(
    z: UnsafePointer<Double>, a: UnsafePointer<Double>, gradient: UnsafeMutablePointer<Double>,
    count: Int
  ) {
    let slope = slope
    for i in 0..<count {
      let g = gradient[i]
      let small = slope * g
      let x = z[i]
      gradient[i] = x > 0 ? g : small
    }
  }
}
