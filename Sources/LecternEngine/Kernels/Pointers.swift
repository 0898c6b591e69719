/// Numbers to be changed; as long as whoever hands them over says.
typealias Numbers = UnsafeMutablePointer<Double>
/// Numbers to be read.
typealias ConstantNumbers = UnsafePointer<Double>

extension UnsafePointer where Pointee == Double {
  /// The two numbers from place `i` on.
  @inline(__always) func two(_ i: Int) -> SIMD2<Double> {
    UnsafeRawPointer(self + i).loadUnaligned(as: SIMD2<Double>.self)
  }

  /// The four numbers from place `i` on.
  @inline(__always) func four(_ i: Int) -> SIMD4<Double> {
    UnsafeRawPointer(self + i).loadUnaligned(as: SIMD4<Double>.self)
  }

  /// The eight numbers from place `i` on.
  @inline(__always) func eight(_ i: Int) -> SIMD8<Double> {
    UnsafeRawPointer(self + i).loadUnaligned(as: SIMD8<Double>.self)
  }
}

extension UnsafeMutablePointer where Pointee == Double {
  /// Puts eight numbers at place `i` and those after it.
  @inline(__always) func store(_ value: SIMD8<Double>, at i: Int) {
    UnsafeMutableRawPointer(self + i).storeBytes(of: value, as: SIMD8<Double>.self)
  }

  /// Puts four numbers at place `i` and those after it.
  @inline(__always) func store(_ value: SIMD4<Double>, at i: Int) {
    UnsafeMutableRawPointer(self + i).storeBytes(of: value, as: SIMD4<Double>.self)
  }
}

/// `count` rounded up to a multiple of 8, the width that every vector loop runs at.
@inline(__always) func padded(_ count: Int) -> Int { (count &+ 7) & ~7 }

/// The one order in which four partial sums are added: (0 + 2) + (1 + 3).
@inline(__always) func sumOfLanes(_ v: SIMD4<Double>) -> Double {
  let pair = v.lowHalf + v.highHalf
  return pair.x + pair.y
}

extension UnsafeBufferPointer {
  /// The address of the first element, which must exist.
  @inline(__always) var start: UnsafePointer<Element> {
    guard let baseAddress else { preconditionFailure("an empty buffer has no address") }
    return baseAddress
  }
}

extension UnsafeMutableBufferPointer {
  /// The address of the first element, which must exist.
  @inline(__always) var start: UnsafeMutablePointer<Element> {
    guard let baseAddress else { preconditionFailure("an empty buffer has no address") }
    return baseAddress
  }
}
