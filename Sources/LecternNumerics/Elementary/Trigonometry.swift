extension Elementary {
  /// The sine and the cosine of `x` in radians; error at most 1.5 ulp for |x| below 10 000.
  ///
  /// The reduction by π/2 uses 120 bits of π in three parts and loses accuracy beyond 2²⁰.
  @inlinable @inline(__always)
  public static func sineAndCosine(_ x: Double) -> (sine: Double, cosine: Double) {
    let shifted = x * 0x1.45f306dc9c883p-1 + magic
    let quarters = shifted - magic
    let quadrant = shifted.bitPattern
    let coarse = x - quarters * 0x1.921fb54400000p+0
    let fine = coarse - quarters * 0x1.0b4611a600000p-34
    let r = fine - quarters * 0x1.3198a2e037073p-69
    let z = r * r
    var s = -0x1.ab17a79237a19p-41
    s = s * z + 0x1.61217ec01749dp-33
    s = s * z - 0x1.ae64541266378p-26
    s = s * z + 0x1.71de3a54605eep-19
    s = s * z - 0x1.a01a01a019936p-13
    s = s * z + 0x1.1111111111110p-7
    s = s * z - 0x1.5555555555555p-3
    let sine = r + r * z * s
    var c = 0x1.ab783376962cfp-45
    c = c * z - 0x1.9394b9c9c20a4p-37
    c = c * z + 0x1.1eed8deb6d561p-29
    c = c * z - 0x1.27e4fb7712bdfp-22
    c = c * z + 0x1.a01a01a019d0ap-16
    c = c * z - 0x1.6c16c16c16c16p-10
    c = c * z + 0x1.5555555555555p-5
    let half = 0.5 * z
    let base = 1 - half
    let cosine = base + (((1 - base) - half) + z * z * c)
    let isEven = (quadrant & 1) == 0
    let a = isEven ? sine : cosine
    let b = isEven ? cosine : sine
    return (
      (quadrant & 2) == 0 ? a : -a,
      ((quadrant &+ 1) & 2) == 0 ? b : -b
    )
  }

  /// The sine of `x` in radians; see ``sineAndCosine(_:)``.
  @inlinable @inline(__always)
  public static func sin(_ x: Double) -> Double { sineAndCosine(x).sine }

  /// The cosine of `x` in radians; see ``sineAndCosine(_:)``.
  @inlinable @inline(__always)
  public static func cos(_ x: Double) -> Double { sineAndCosine(x).cosine }
}
