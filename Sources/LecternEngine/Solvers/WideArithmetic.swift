/// A number held as the unevaluated sum of two doubles, about 106 bits.
///
/// Sums after Knuth (TAOCP 2, 4.2.2), products after Dekker 1971 with Veltkamp's splitting, since
/// fused multiply-add is not allowed. Operands must stay below 2⁹⁹⁶ in magnitude.
struct Wide {
  var high = 0.0
  var low = 0.0

  @inline(__always)
  mutating func add(_ value: Double) {
    let (sum, error) = Wide.sum(high, value)
    let rest = low + error
    high = sum + rest
    low = rest - (high - sum)
  }

  @inline(__always)
  mutating func addProduct(_ a: Double, _ b: Double) {
    let (product, error) = Wide.product(a, b)
    let (sum, dropped) = Wide.sum(high, product)
    let rest = low + (dropped + error)
    high = sum + rest
    low = rest - (high - sum)
  }

  func times(_ factor: Double) -> Wide {
    let (product, error) = Wide.product(high, factor)
    let (sum, dropped) = Wide.sum(product, error + low * factor)
    return Wide(high: sum, low: dropped)
  }

  /// `a + b` rounded, and what rounding dropped, exactly.
  @inline(__always)
  static func sum(_ a: Double, _ b: Double) -> (rounded: Double, dropped: Double) {
    let rounded = a + b
    let part = rounded - a
    return (rounded, (a - (rounded - part)) + (b - part))
  }

  /// `a · b` rounded, and what rounding dropped, exactly.
  @inline(__always)
  static func product(_ a: Double, _ b: Double) -> (rounded: Double, dropped: Double) {
    let rounded = a * b
    let (aHigh, aLow) = split(a)
    let (bHigh, bLow) = split(b)
    let rest = ((aHigh * bHigh - rounded) + aHigh * bLow + aLow * bHigh) + aLow * bLow
    return (rounded, rest)
  }

  @inline(__always)
  private static func split(_ a: Double) -> (high: Double, low: Double) {
    let shifted = a * 0x1.0000002p27
    let high = shifted - (shifted - a)
    return (high, a - high)
  }
}
