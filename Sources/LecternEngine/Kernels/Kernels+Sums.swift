/// Sums over a row of numbers, each in one fixed order.
extension Kernels {
  /// Σ a[i] b[i] over a multiple of 4 numbers.
  @inline(__always)
  static func dot(_ a: ConstantNumbers, _ b: ConstantNumbers, _ count: Int) -> Double {
    var sum = SIMD4<Double>()
    var c = 0
    while c < count {
      sum += a.four(c) * b.four(c)
      c &+= 4
    }
    return sumOfLanes(sum)
  }

  /// Σ a[i] over a multiple of 4 numbers.
  @inline(__always)
  static func sum(_ a: ConstantNumbers, _ count: Int) -> Double {
    var sum = SIMD4<Double>()
    var c = 0
    while c < count {
      sum += a.four(c)
      c &+= 4
    }
    return sumOfLanes(sum)
  }

  /// Σ a[i]² over any count: four partial sums, then the rest one by one.
  static func sumOfSquares(_ a: ConstantNumbers, _ count: Int) -> Double {
    let whole = count & ~3
    var result = dot(a, a, whole)
    for i in whole..<count { result += a[i] * a[i] }
    return result
  }

  /// Σ |a[i]|, in order.
  static func sumOfMagnitudes(_ a: ConstantNumbers, _ count: Int) -> Double {
    var result = 0.0
    for i in 0..<count { result += a[i].magnitude }
    return result
  }

  /// Whether all numbers are finite: 0 times anything else is not 0.
  @inline(never)
  static func areFinite(_ a: ConstantNumbers, _ count: Int) -> Bool {
    var lanes = SIMD8<Double>()
    let whole = count & ~7
    var i = 0
    while i < whole {
      lanes += a.eight(i) * 0
      i &+= 8
    }
    var rest = 0.0
    while i < count {
      rest += a[i] * 0
      i &+= 1
    }
    return lanes == SIMD8<Double>() && rest == 0
  }
}
