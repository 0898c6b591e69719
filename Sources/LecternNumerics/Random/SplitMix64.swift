/// The generator that turns one number into well-mixed seeds.
///
/// Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators", section 3, with
/// the output function named mix64variant13 there. Every state is valid, and neighboring seeds
/// give unrelated outputs, which is why it seeds ``RandomStream`` and is not used for draws.
public struct SplitMix64: Equatable, Sendable {
  @usableFromInline var state: UInt64

  /// The generator whose first output is that of `seed`; every seed is valid.
  @inlinable public init(seed: UInt64) {
    state = seed
  }

  /// The next 64 bits.
  @inlinable public mutating func next() -> UInt64 {
    state = state &+ 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z &>> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z &>> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z &>> 31)
  }
}
