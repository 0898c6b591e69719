/// A function applied to each number that a layer computes, with its derivative.
///
/// Conform to it to add an activation, and pass it as `Activation.custom(CustomActivation(mine))`.
public protocol ActivationFunction: Sendable {
  /// a[i] ← f(a[i]) for `count` numbers.
  func forward(_ a: UnsafeMutablePointer<Double>, count: Int)

  /// gradient[i] *= f′(z[i]), where a[i] = f(z[i]).
  func backward(
    z: UnsafePointer<Double>, a: UnsafePointer<Double>, gradient: UnsafeMutablePointer<Double>,
    count: Int)
}

/// An activation from outside the engine, as two functions.
public struct CustomActivation: Sendable {
  let forward: @Sendable (UnsafeMutablePointer<Double>, Int) -> Void
  let backward:
    @Sendable (UnsafePointer<Double>, UnsafePointer<Double>, UnsafeMutablePointer<Double>, Int) ->
      Void

  /// `function` as it is now; later changes of it are not seen.
  public init<Function: ActivationFunction>(_ function: Function) {
    forward = { function.forward($0, count: $1) }
    backward = { function.backward(z: $0, a: $1, gradient: $2, count: $3) }
  }
}
