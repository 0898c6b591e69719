/// What a layer applies to its weighted sums z to give its activations a.
///
/// The loops that gain most from vectors are marked `@_optimize(speed)`, since the page's module is
/// compiled for size.
public enum Activation: Sendable {
  /// a = z
  case identity
  case sigmoid
  case tanh
  case relu
  /// `slope` below zero; Keras' layer uses 0.3, its function 0.2, PyTorch 0.01.
  case leakyReLU(slope: Double)
  /// z above zero, `alpha` (eᶻ − 1) elsewhere; see ``ELU``.
  case elu(alpha: Double)
  /// The exact form, z Φ(z).
  case gelu
  /// The approximation of `gelu` by tanh.
  case geluTanh
  case softplus
  case custom(CustomActivation)
}

extension Activation {
  /// Whether nothing is applied.
  public var isIdentity: Bool {
    if case .identity = self { true } else { false }
  }

  /// Whether the derivative follows from the activation alone, so that z need not be kept.
  var isInPlace: Bool {
    switch self {
    case .identity, .sigmoid, .tanh, .relu: true
    case .leakyReLU(let factor), .elu(let factor): factor >= 0
    case .gelu, .geluTanh, .softplus, .custom: false
    }
  }

  /// a[i] ← f(a[i]).
  @inline(never)
  func forward(_ a: Numbers, count: Int) {
    switch self {
    case .identity: break
    case .sigmoid: Sigmoid().forward(a, count: count)
    case .tanh: HyperbolicTangent().forward(a, count: count)
    case .relu: ReLU().forward(a, count: count)
    case .leakyReLU(let slope): LeakyReLU(slope: slope).forward(a, count: count)
    case .elu(let alpha): ELU(alpha: alpha).forward(a, count: count)
    case .gelu: GELU().forward(a, count: count)
    case .geluTanh: GELUTanh().forward(a, count: count)
    case .softplus: Softplus().forward(a, count: count)
    case .custom(let custom): custom.forward(a, count)
    }
  }

  /// gradient[i] *= f′(z[i]).
  @inline(never)
  func backward(z: ConstantNumbers, a: ConstantNumbers, gradient: Numbers, count: Int) {
    switch self {
    case .identity: break
    case .sigmoid: Sigmoid().backward(z: z, a: a, gradient: gradient, count: count)
    case .tanh: HyperbolicTangent().backward(z: z, a: a, gradient: gradient, count: count)
    case .relu: ReLU().backward(z: z, a: a, gradient: gradient, count: count)
    case .leakyReLU(let slope):
      LeakyReLU(slope: slope).backward(z: z, a: a, gradient: gradient, count: count)
    case .elu(let alpha):
      ELU(alpha: alpha).backward(z: z, a: a, gradient: gradient, count: count)
    case .gelu: GELU().backward(z: z, a: a, gradient: gradient, count: count)
    case .geluTanh: GELUTanh().backward(z: z, a: a, gradient: gradient, count: count)
    case .softplus: Softplus().backward(z: z, a: a, gradient: gradient, count: count)
    case .custom(let custom): custom.backward(z, a, gradient, count)
    }
  }

  /// f(x) for one number.
  public func callAsFunction(_ x: Double) -> Double {
    var a = x
    forward(&a, count: 1)
    return a
  }
}
