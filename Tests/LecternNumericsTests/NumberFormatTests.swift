import LecternNumerics
import Testing

@Suite struct NumberFormatTests {
  @Test(
    arguments: [
      (0.9996, "1.00"), (0.99949, "0.999"), (148.83, "149"), (0.0315, "0.0315"), (3472, "3470"),
      (12_345, "12\u{202F}300"), (99_960, "1.00×10⁵"), (2_000_000, "2.00×10⁶"),
      (0.00012, "0.000120"), (-0.5, "−0.500"), (0, "0"), (-0.0, "0"), (1, "1.00"), (9.995, "9.99"),
      (2.5e-300, "2.50×10⁻³⁰⁰"), (1.7976931348623157e308, "1.80×10³⁰⁸"), (.infinity, "∞"),
      (-.infinity, "−∞"), (.nan, "NaN"), (6.15, "6.15"), (100, "100"), (0.1, "0.100"),
    ] as [(Double, String)])
  func writesThreeSignificantDigits(value: Double, expected: String) {
    #expect(
      NumberFormat.significant(value) == expected)
  }

  @Test(
    arguments: [
      (2.5, 0, "3"), (-2.5, 0, "−3"), (0.5, 0, "1"), (0.4, 0, "0"), (-0.4, 0, "0"),
      (1.005, 2, "1.00"),
      (1.995, 2, "2.00"), (9.995, 2, "9.99"), (0.05, 1, "0.1"), (0.049, 1, "0.0"),
      (0.006, 1, "0.0"),
      (12_345.678, 1, "12\u{202F}345.7"), (9_999.96, 1, "10\u{202F}000.0"), (1234, 0, "1234"),
      (1e15, 0, "1\u{202F}000\u{202F}000\u{202F}000\u{202F}000\u{202F}000"), (-0.0, 2, "0.00"),
      (0.0004, 2, "0.00"), (123.456, 3, "123.456"),
    ] as [(Double, Int, String)])
  func writesFixedDecimals(value: Double, decimals: Int, expected: String) {
    #expect(NumberFormat.fixed(value, decimals: decimals) == expected)
  }

  @Test func writesSettingsAsTheirAuthorDid() {
    #expect(NumberFormat.setting(0.3) == "0.3")
    #expect(NumberFormat.setting(0.001) == "0.001")
    #expect(NumberFormat.setting(1e-7) == "1×10⁻⁷")
    #expect(NumberFormat.setting(1.0 / 3) == "0.333333")
    #expect(NumberFormat.setting(100_000) == "100\u{202F}000")
    #expect(NumberFormat.setting(-32) == "−32")
  }

  @Test func writesJSON() {
    #expect(NumberFormat.json(0.0315) == "0.0315")
    #expect(NumberFormat.json(-1234.5678) == "-1234.6")
    #expect(NumberFormat.json(1e-7) == "1e-7")
    #expect(NumberFormat.json(2.5e20) == "2.5e20")
    #expect(NumberFormat.json(.nan) == "\"NaN\"")
    #expect(NumberFormat.json(123456789, digits: 3) == "123000000")
  }

  @Test func writesCountsAndPowers() {
    #expect(NumberFormat.count(98_765) == "98\u{202F}765")
    #expect(NumberFormat.count(9999) == "9999")
    #expect(NumberFormat.natural(42) == "42")
    #expect(NumberFormat.natural(42.5) == "42.5")
    #expect(NumberFormat.percent(0.314, decimals: 1) == "31.4%")
    #expect(NumberFormat.powerOfTen(-12) == "10⁻¹²")
    #expect(NumberFormat.powerOfTen(0) == "1")
  }

  /// The exact expansion agrees with the standard library's shortest digits wherever these end
  /// before the place of rounding.
  @Test func roundsToTheDigitsTheStandardLibraryReadsBack() {
    var state: UInt64 = 17
    for _ in 0..<3000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let exponent = Int(state >> 32) % 600 - 300
      let value = (Double(state >> 11) / 9e15 - 0.5) * powerOfTen(exponent)
      let text = NumberFormat.json(value, digits: 17)
      #expect(Double(text) == value, "\(value) was written \(text)")
    }
  }

  @Test func findsThePowerOfTheFirstDigit() {
    for exponent in -300...300 {
      #expect(decimalExponent(of: powerOfTen(exponent) * 1.5) == exponent)
    }
    #expect(decimalExponent(of: 9.999) == 0)
    #expect(decimalExponent(of: 0.1) == -1)
  }
}
