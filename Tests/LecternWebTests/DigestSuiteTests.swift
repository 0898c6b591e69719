import Foundation
import Testing

@testable import LecternWeb

@Suite struct DigestSuiteTests {
  /// The digests that `scripts/check-web.sh` asks of the module too. They change with the numerics'
  /// version only.
  @Test(arguments: 0..<suiteCount)
  func computesTheRecordedBits(suite: Int) throws {
    let url = try #require(
      Bundle.module.url(forResource: "digests", withExtension: "txt", subdirectory: "Fixtures"))
    let recorded = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    try #require(recorded.count == suiteCount)
    let digest = String(suiteDigest(suite), radix: 16)
    #expect(recorded[suite] == "\(suite) \(digest)")
  }

  @Test func anUnknownSuiteHasTheDigestOfNothing() {
    #expect(suiteDigest(suiteCount) == suiteDigest(99))
  }
}
