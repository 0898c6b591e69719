import Foundation
import Testing

@testable import LecternWeb

/// The runs that `scripts/check-web.sh` asks of the module too: it reads `runs.json`, which holds them
/// as a page would, and compares with `digests.txt`.
@Suite struct DigestSuiteTests {
  private let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures")

  /// The digests change with the numerics' version only.
  @Test(arguments: 0..<suiteCount)
  func computesTheRecordedBits(suite: Int) throws {
    let recorded = try String(
      contentsOf: fixtures.appending(path: "digests.txt"), encoding: .utf8
    ).split(separator: "\n")
    try #require(recorded.count == suiteCount)
    var digest = Digest()
    for entry in cases(of: suite) {
      // Through their numbers, as a page carries them.
      let settings = try #require(entry.settings.numbers.flatMap { PageSettings(numbers: $0) })
      let data = try #require(PageData(numbers: entry.data.numbers))
      let session = PageSession(
        exhibit: PageExhibit(authors: [], model: nil, pieces: []), data: data)
      #expect(session.start(settings) == nil)
      while !session.advance(epochs: 7) {}
      session.look()
      digest.add(session.record.computed)
    }
    #expect(recorded[suite] == "\(suite) \(String(digest.value, radix: 16))")
  }

  /// `LECTERN_PROMOTE=1` writes the runs anew.
  @Test func theModuleIsAskedForTheSameRuns() throws {
    let file = fixtures.appending(path: "runs.json")
    let runs = try #require(runsText())
    if ProcessInfo.processInfo.environment["LECTERN_PROMOTE"] != nil {
      try runs.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == runs)
  }

  @Test func anUnknownSuiteHasNoRuns() { #expect(cases(of: suiteCount).isEmpty) }

  /// `{"data": [[…], …], "suites": [[{"data": 0, "settings": […]}, …], …]}`
  private func runsText() -> String? {
    var data: [[Double]] = []
    var suites: [String] = []
    for suite in 0..<suiteCount {
      var lines: [String] = []
      for entry in cases(of: suite) {
        guard let settings = entry.settings.numbers else { return nil }
        let rows = entry.data.numbers
        let place = data.firstIndex(of: rows) ?? data.count
        if place == data.count { data.append(rows) }
        lines.append("{\"data\":\(place),\"settings\":\(json(settings))}")
      }
      suites.append("[\n" + lines.joined(separator: ",\n") + "\n]")
    }
    return "{\"data\":[\n" + data.map(json).joined(separator: ",\n") + "\n],\n\"suites\":[\n"
      + suites.joined(separator: ",\n") + "\n]}\n"
  }

  /// Numbers with the fewest digits that give them back; whole ones without a point.
  private func json(_ numbers: [Double]) -> String {
    let texts = numbers.map { number in
      number == number.rounded() && number.magnitude < 1e15
        ? String(Int64(number)) : number.description
    }
    return "[" + texts.joined(separator: ",") + "]"
  }
}

/// FNV-1a over 64-bit words. What is not a number counts as one value, since its bits are not
/// promised.
private struct Digest {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ numbers: [Double]) {
    for number in numbers { add(number.isNaN ? 0x7ff8_0000_0000_0000 : number.bitPattern) }
  }

  private mutating func add(_ word: UInt64) {
    for shift in 0..<8 {
      value ^= (word >> UInt64(8 * shift)) & 0xFF
      value = value &* 0x100_0000_01b3
    }
  }
}
