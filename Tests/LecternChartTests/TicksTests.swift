import LecternNumerics
import Testing

@testable import LecternChart

@Suite struct TicksTests {
  /// Domains of many sizes and places, the same every time.
  static let domains: [(Double, Double)] = {
    var random = Lcg(1)
    return (0..<400).map { _ in
      let width = powerOfTen(Int(random.uniform() * 24) - 12) * (1 + 8 * random.uniform())
      let start = (random.uniform() - 0.5) * width * powerOfTen(Int(random.uniform() * 4))
      return (start, start + width)
    }
  }()

  @Test func linearTicksStayInsideAndAscend() {
    for (lower, upper) in Self.domains {
      let ticks = linearTicks(lower: lower, upper: upper, target: 6)
      let slack = (upper - lower) * 1e-8
      #expect(ticks.allSatisfy { $0.value >= lower - slack && $0.value <= upper + slack })
      #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0.value < $1.value })
      #expect((3...10).contains(ticks.count), "\(ticks.count) ticks in \(lower)...\(upper)")
    }
  }

  @Test func labelsOfOneAxisShareTheirDecimalsAndDiffer() {
    for (lower, upper) in Self.domains {
      let labels = linearTicks(lower: lower, upper: upper, target: 5).compactMap { $0.label }
      let plain = labels.filter { !$0.contains("×") }
      let decimals = Set(
        plain.filter { $0 != "0" }.map { $0.split(separator: ".").dropFirst().first?.count ?? 0 })
      #expect(decimals.count <= 1, "\(labels)")
      #expect(Set(labels).count == labels.count, "\(labels)")
    }
  }

  @Test(
    arguments: [
      (0.0, 1.0, 5, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
      (0, 200, 5, ["0", "50", "100", "150", "200"]),
      (-1.5, 6.5, 8, ["−1", "0", "1", "2", "3", "4", "5", "6"]),
      (
        0, 50_000, 5,
        ["0", "10\u{202F}000", "20\u{202F}000", "30\u{202F}000", "40\u{202F}000", "50\u{202F}000"]
      ),
      (0, 1_500_000, 4, ["0", "0.5×10⁶", "1.0×10⁶", "1.5×10⁶"]),
      (0, 0.00003, 4, ["0", "1×10⁻⁵", "2×10⁻⁵", "3×10⁻⁵"]),
      (1e6, 1_000_002, 3, ["1.000000×10⁶", "1.000001×10⁶", "1.000002×10⁶"]),
    ] as [(Double, Double, Int, [String])])
  func writesTheseLabels(lower: Double, upper: Double, target: Int, expected: [String]) {
    let labels = linearTicks(lower: lower, upper: upper, target: target).compactMap { $0.label }
    #expect(labels == expected)
  }

  @Test func stepsAndEpochsAreWhole() {
    let labels = linearTicks(lower: 0, upper: 3, target: 6, wholeNumbers: true).compactMap {
      $0.label
    }
    #expect(labels == ["0", "1", "2", "3"])
    #expect(linearTicks(lower: 0, upper: 1, target: 5, wholeNumbers: true).count == 2)
  }

  @Test func impossibleDomainsHaveNoTicks() {
    #expect(linearTicks(lower: 1, upper: 1, target: 5).isEmpty)
    #expect(linearTicks(lower: .nan, upper: 1, target: 5).isEmpty)
    #expect(linearTicks(lower: 0, upper: .infinity, target: 5).isEmpty)
    #expect(logarithmicTicks(lower: 0, upper: 1, target: 5).isEmpty)
    #expect(logarithmicTicks(lower: -1, upper: 1, target: 5).isEmpty)
  }

  @Test func logarithmicTicksAlwaysHaveTwoLabelsAndNeverTooMany() {
    var random = Lcg(2)
    for _ in 0..<600 {
      let lower = powerOfTen(Int(random.uniform() * 60) - 30) * (1 + 9 * random.uniform())
      let upper = lower * (1.02 + random.uniform() * powerOfTen(Int(random.uniform() * 40)))
      let ticks = logarithmicTicks(lower: lower, upper: upper, target: 6)
      let labels = ticks.compactMap { $0.label }
      #expect((2...10).contains(labels.count), "\(labels) in \(lower)...\(upper)")
      #expect(Set(labels).count == labels.count, "\(labels)")
      #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0.value < $1.value })
    }
  }

  @Test func logarithmicLabelsFollowTheDecades() {
    let labels: (Double, Double) -> [String] = {
      logarithmicTicks(lower: $0, upper: $1, target: 6).compactMap { $0.label }
    }
    #expect(labels(0.02, 10) == ["0.1", "1", "10"])
    #expect(labels(0.5, 20) == ["0.5", "1", "2", "5", "10", "20"])
    #expect(labels(1, 1e9) == ["1", "10²", "10⁴", "10⁶", "10⁸"])
    #expect(labels(2.1, 4.4).count >= 2)
    #expect(logarithmicTicks(lower: 1, upper: 1e6, target: 6).allSatisfy { $0.label != nil })
  }
}
