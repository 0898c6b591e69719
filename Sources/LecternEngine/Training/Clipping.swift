/// A limit on gradients, applied after the penalties have joined them. Limits are above 0; norms
/// are Euclidean.
public enum Clipping: Sendable {
  /// Each number to −limit...limit.
  case value(Double)
  /// Each layer's weights, and its biases, to a norm of at most the limit, as Keras' `clipnorm`.
  case norm(Double)
  /// All gradients together to a norm of at most the limit.
  ///
  /// Keras scales by c · min(1 / norm, 1 / c), PyTorch by min(1, c / (norm + 1e-6)). Pascanu,
  /// Mikolov and Bengio 2013, "On the difficulty of training recurrent neural networks",
  /// algorithm 1.
  case globalNorm(Double, dialect: Dialect)
}

extension Clipping {
  /// Clips `gradients`, which are the variables `variables` one after the other.
  @inline(never)
  func apply(_ gradients: Numbers, variables: UnsafeBufferPointer<Variable>) {
    switch self {
    case .value(let limit):
      for variable in variables {
        for i in variable.start..<variable.start + variable.count {
          let g = gradients[i]
          let low = g < -limit ? -limit : g
          gradients[i] = low > limit ? limit : low
        }
      }
    case .norm(let limit):
      for variable in variables {
        let part = gradients + variable.start
        let norm = Kernels.sumOfSquares(part, variable.count).magnitude.squareRoot()
        guard norm > limit else { continue }
        let scale = limit / norm
        for i in 0..<variable.count { part[i] *= scale }
      }
    case .globalNorm(let limit, let dialect):
      var squares = 0.0
      for variable in variables {
        squares += Kernels.sumOfSquares(gradients + variable.start, variable.count)
      }
      let norm = squares.magnitude.squareRoot()
      var scale = 1.0
      switch dialect {
      case .keras: scale = norm > limit ? limit / norm : 1
      case .pytorch:
        let wanted = limit / (norm + 1e-6)
        scale = wanted < 1 ? wanted : 1
      }
      guard scale != 1 else { return }
      for variable in variables {
        for i in variable.start..<variable.start + variable.count { gradients[i] *= scale }
      }
    }
  }
}
