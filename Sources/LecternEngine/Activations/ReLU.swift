/// a = max(0, z); the derivative at zero is 0. A z that is not a number stays so.
///
/// Nair and Hinton 2010, "Rectified linear units improve restricted Boltzmann machines".
public struct ReLU: ActivationFunction {
  public init() {}

  public func forward(_ a: UnsafeMutablePointer<Double>, count: Int) {
    for i in 0..<count {
      let x = a[i]
      a[i] = x <= 0 ? 0 : x
    }
  }

  public func backward(
    z: UnsafePointer<Double>, a: UnsafePointer<Double>, gradient: UnsafeMutablePointer<Double>,
    count: Int
  ) {
    for i in 0..<count {
      // Both operands are loaded first: a selection, not a branch.
      let g = gradient[i]
      let y = a[i]
      gradient[i] = y <= 0 ? 0 : g
    }
  }
}
