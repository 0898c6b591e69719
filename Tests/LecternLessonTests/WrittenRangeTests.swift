import LecternLesson
import Testing

@Suite struct WrittenRangeTests {
  @Test(arguments: [
    ("3–5", 3.0, 5.0), ("3-5 epochs", 3, 5), ("about 3 to 5", 3, 5), ("3 – 5", 3, 5),
    ("between 1,000 and 2,000", 1000, 2000), ("10–20%", 0.1, 0.2), ("10% to 20%", 0.1, 0.2),
    ("−2 to −1", -2, -1), ("from 1e-3 to 1e-2", 0.001, 0.01), ("2 to ∞", 2, .infinity),
  ])
  func readsTwoNumbers(text: String, lower: Double, upper: Double) throws {
    let range = try #require(WrittenRange(parsing: text))
    #expect((range.lower - lower).magnitude < 1e-15 && range.upper == upper)
  }

  @Test(arguments: [
    "3", "3 or 5", "3 and 5", "3 of 5", "3, 4 to 5", "x to y", "", "3–", "18.7 to 0",
  ])
  func leavesOtherTextsAlone(text: String) {
    #expect(WrittenRange(parsing: text) == nil)
  }

  @Test func holdsItsEnds() throws {
    let range = try #require(WrittenRange(parsing: "0.1–0.3"))
    #expect(range.contains(0.1) && range.contains(0.1 + 0.2) && !range.contains(0.31))
    #expect(!range.contains(.nan) && !range.contains(.infinity))
  }

  @Test(arguments: [
    ("0–100000", 1618.0, true), ("−10 to 10", 0.97, true), ("0 to 1", 0.97, false),
    ("0–3", 0, false), ("2 to ∞", 5, false), ("1 to 50", 5, false),
  ])
  func saysNothingWhenFarWiderThanTheValue(text: String, value: Double, isVague: Bool) throws {
    #expect(try #require(WrittenRange(parsing: text)).isTooVague(for: value) == isVague)
  }
}
