import LecternLesson
import Testing

@Suite struct WrittenNumberTests {
  @Test(arguments: [
    ("148.8", 148.8, 0.05), ("12", 12, 0.5), ("1,234", 1234, 0.5), ("10 000", 10000, 0.5),
    ("1 234 567.5", 1234567.5, 0.05), ("10\u{2009}000", 10000, 0.5), ("31%", 0.31, 0.005),
    ("31 percent", 0.31, 0.005),
    ("31.5 %", 0.315, 0.0005), ("−0.5", -0.5, 0.05), ("-3", -3, 0.5), ("+3.0", 3, 0.05),
    (".5", 0.5, 0.05), ("2.5e-4", 2.5e-4, 5e-6), ("1E3", 1000, 500), ("3 × 10⁻³", 0.003, 0.0005),
    ("3.0×10^4", 30000, 500), ("12 epochs", 12, 0.5), ("epoch 4", 4, 0.5),
    ("**148.8**", 148.8, 0.05),
    ("about 150", 150, 5), ("≈ 1,000", 1000, 500), ("148.8cm", 148.8, 0.05),
    ("L2 norm 3.1", 3.1, 0.05),
    ("0", 0, 0.5), ("0.000", 0, 0.0005), ("2x", 2, 0.5), ("4.", 4, 0.5),
    ("–3.5", -3.5, 0.05), ("about –5 %", -0.05, 0.005), ("5 K", 5, 0.5), ("5 μm²", 5, 0.5),
    ("5m2", 5, 0.5), ("5 kg", 5, 0.5), ("5 Mb", 5, 0.5), ("$0.1$", 0.1, 0.05),
  ])
  func readsOneNumber(text: String, value: Double, halfUnit: Double) throws {
    let number = try #require(WrittenNumber(parsing: text))
    #expect(number.value == value)
    #expect((number.halfUnit - halfUnit).magnitude <= halfUnit * 1e-12)
  }

  @Test(arguments: [
    "", "sooner", "3 of 4", "0.1–0.2", "10-3", "L2", "x1", "3, 4", "nevermind",
    "10⁻³", "2³", "2½", "5‰", "1_000", "100k", "7M", "2bn", "3 million", "3 thousand times",
    "--3", "−−3", "+-3", "0x3", "3x3",
  ])
  func readsNoNumber(text: String) {
    #expect(WrittenNumber(parsing: text) == nil)
  }

  @Test(arguments: [("∞", Double.infinity), ("−∞", -.infinity), ("never", .infinity)])
  func readsInfinity(text: String, value: Double) throws {
    let number = try #require(WrittenNumber(parsing: text))
    #expect(number.value == value)
    #expect(number.verdict(for: value) == .holds)
    #expect(number.verdict(for: 3) == .differs)
  }

  @Test(arguments: [
    ("148.8", 148.84999, true), ("148.8", 148.75, true), ("148.8", 148.85, true),
    ("148.8", 148.8501, false), ("0.3", 0.25, true), ("31%", 0.3149, true), ("31%", 0.316, false),
    ("12", 12, true), ("12", 13, false), ("1e3", 1200, true), ("0.00", 1e-9, true),
    ("about 150", 148, true), ("150", 148, false), ("5", .nan, false), ("2.5", 2.45, true),
  ])
  func holdsWithinHalfAUnit(text: String, result: Double, holds: Bool) throws {
    let number = try #require(WrittenNumber(parsing: text))
    #expect((number.verdict(for: result) == .holds) == holds)
  }

  @Test(arguments: [("0", 0.4), ("0.0", 0.04), ("1", 1.4), ("0%", 0.004), ("-0", 0.3)])
  func refusesWhatIsTooVague(text: String, result: Double) throws {
    #expect(try #require(WrittenNumber(parsing: text)).verdict(for: result) == .tooVague)
  }

  @Test(arguments: [
    ("148.8", 149.26, "149.3"), ("1,234", 98765.4, "98,765"), ("1,234", 999.0, "999"),
    ("10 000", 1234567, "1 234 567"), ("31%", 0.2749, "27%"), ("31 percent", 0.2749, "27 percent"),
    ("31.5 %", 1, "100.0 %"),
    ("−0.5", -0.26, "−0.3"), ("−0.5", 0.26, "0.3"), ("0.5", -0.26, "-0.3"), ("+3.0", 2, "+2.0"),
    ("+3.0", -2, "-2.0"), (".5", 0.26, ".3"), (".5", 1.26, "1.3"), ("2.5e-4", 1.04e-5, "1.0e-5"),
    ("2.5e-04", 1.04e-5, "1.0e-05"), ("1.0E+3", 25000, "2.5E+4"), ("3 × 10⁻³", 0.0002, "2 × 10⁻⁴"),
    ("3 × 10^-3", 20, "2 × 10^1"), ("0.0012", 0.0000432, "0.00004"), ("3", 0.4, "0.4"),
    ("3", .infinity, "∞"), ("∞", 12.5, "12.500"), ("∞", 5, "5"), ("–0.5", -0.26, "–0.3"),
    ("0.0012", 1e-12, "0.0000"),
    ("0.1", -0.00001, "0.0"),
    ("9.99", 9.999, "10.00"), ("12 epochs", 14, "14"),
  ])
  func writesInTheSameStyle(text: String, value: Double, expected: String) throws {
    #expect(try #require(WrittenNumber(parsing: text)).formatted(value) == expected)
  }

  /// Where the value is measured in percent.
  @Test(arguments: [("45%", 45.4, "45%"), ("45.0 %", 46, "46.0 %"), ("45 percent", 7, "7 percent")])
  func aPercentSignMayBeTheUnit(text: String, value: Double, expected: String) throws {
    let number = try #require(WrittenNumber(parsing: text, percentIsUnit: true))
    #expect(number.value == 45)
    #expect(number.formatted(value) == expected)
    #expect((number.verdict(for: value) == .holds) == (text == expected))
    #expect(
      WrittenNumber.replacing(in: "about \(text)", with: 30, percentIsUnit: true)?.contains("30")
        == true)
  }

  @Test func keepsTheTextAround() {
    #expect(WrittenNumber.replacing(in: "**about 150** cm", with: 163) == "**about 163** cm")
    #expect(WrittenNumber.replacing(in: "sooner", with: 163) == nil)
    #expect(WrittenNumber.replacing(in: "3", with: .nan) == nil)
  }

  /// Whatever is written holds for the value it was written for.
  @Test func writtenTextHolds() throws {
    var state: UInt64 = 7
    func random() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53)
    }
    for text in ["1", "0.5", "0.123", "31%", "1,234", "2.5e-4", "−3.00", "3 × 10⁻³", "about 20"] {
      let number = try #require(WrittenNumber(parsing: text))
      for _ in 0..<500 {
        var value = random() - 0.5
        for _ in 0..<Int(random() * 8) { value *= random() < 0.5 ? 10 : 0.1 }
        let written = try #require(number.formatted(value))
        let again = try #require(WrittenNumber(parsing: written))
        #expect(again.verdict(for: value) == .holds, "\(text): \(value) as \(written)")
        #expect(again.formatted(value) == written)
      }
    }
  }
}
