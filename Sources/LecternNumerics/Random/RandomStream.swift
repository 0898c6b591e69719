/// A stream of random numbers, the same on every machine.
///
/// xoshiro256** 1.0 (Blackman and Vigna 2021, "Scrambled linear pseudorandom number generators").
/// Its four words come from ``SplitMix64`` seeded by the seed mixed with the stream's number, so
/// streams of different names are unrelated. The period is 2²⁵⁶ − 1. Not for cryptography.
public struct RandomStream: Equatable, Sendable {
  @usableFromInline var a: UInt64
  @usableFromInline var b: UInt64
  @usableFromInline var c: UInt64
  @usableFromInline var d: UInt64
  /// The second number of the last pair that ``normal()`` made.
  @usableFromInline var spareNormal = 0.0
  @usableFromInline var hasSpareNormal = false

  /// The stream `stream` of the family that `seed` names.
  public init(seed: UInt64, stream: StreamName) {
    var mixer = SplitMix64(seed: seed)
    let key = mixer.next() &+ UInt64(stream.number) &* 0xda94_2042_e4dd_58b5
    var words = SplitMix64(seed: key)
    self.init(a: words.next(), b: words.next(), c: words.next(), d: words.next())
  }

  /// The generator in a given state, which must not be all zeros.
  public init(a: UInt64, b: UInt64, c: UInt64, d: UInt64) {
    precondition(a | b | c | d != 0, "xoshiro256** has no stream at zero")
    (self.a, self.b, self.c, self.d) = (a, b, c, d)
  }

  /// The next 64 bits.
  @inlinable public mutating func next() -> UInt64 {
    let result = RandomStream.rotate(b &* 5, by: 7) &* 9
    let t = b &<< 17
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = RandomStream.rotate(d, by: 45)
    return result
  }

  @inlinable static func rotate(_ word: UInt64, by bits: UInt64) -> UInt64 {
    (word &<< bits) | (word &>> (64 &- bits))
  }
}

// MARK: - Numbers

extension RandomStream {
  /// A number in 0..<1, a multiple of 2⁻⁵³.
  @inlinable public mutating func uniform() -> Double {
    Double(Int64(bitPattern: next() &>> 11)) * 0x1p-53
  }

  /// A number from `low` up to, rounding aside, `high`.
  @inlinable public mutating func uniform(from low: Double, to high: Double) -> Double {
    low + (high - low) * uniform()
  }

  /// A whole number in 0..<`bound`, each equally likely; `bound` must be positive.
  ///
  /// Lemire 2019, "Fast random integer generation in an interval", algorithm 5, on the upper
  /// 32 bits of a draw.
  @inlinable public mutating func below(_ bound: UInt32) -> UInt32 {
    precondition(bound > 0, "nothing lies below zero")
    var product = (next() &>> 32) &* UInt64(bound)
    if UInt32(truncatingIfNeeded: product) < bound {
      let threshold = (0 &- bound) % bound
      while UInt32(truncatingIfNeeded: product) < threshold {
        product = (next() &>> 32) &* UInt64(bound)
      }
    }
    return UInt32(truncatingIfNeeded: product &>> 32)
  }

  /// A draw from the normal distribution of mean 0 and standard deviation 1.
  ///
  /// Marsaglia and Bray 1964, the polar method. Draws come in pairs: every second call returns the
  /// number kept from the call before.
  @inlinable public mutating func normal() -> Double {
    if hasSpareNormal {
      hasSpareNormal = false
      return spareNormal
    }
    var u = 0.0
    var v = 0.0
    var s = 0.0
    repeat {
      u = 2 * uniform() - 1
      v = 2 * uniform() - 1
      s = u * u + v * v
    } while s >= 1 || s == 0
    let scale = (-2 * Elementary.log(s) / s).magnitude.squareRoot()
    spareNormal = v * scale
    hasSpareNormal = true
    return u * scale
  }

  /// A draw from the normal distribution of the given mean and standard deviation.
  @inlinable public mutating func normal(mean: Double, deviation: Double) -> Double {
    mean + deviation * normal()
  }
}

extension RandomStream {
  /// The generator's four words, from which it could go on elsewhere.
  public var words: [UInt64] { [a, b, c, d] }
}
