import Foundation
import LecternEngine

/// Files that tests read.
enum TestData {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  /// A file under `Fixtures`.
  static func fixture(_ name: String) throws -> Data {
    try Data(contentsOf: folder.appendingPathComponent("Fixtures/\(name)"))
  }

  /// The rows of a table under `Lessons/data`, without its header.
  static func lessonTable(_ name: String) throws -> [[String]] {
    let root = folder.deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(
      contentsOf: root.appendingPathComponent("Lessons/data/\(name).csv"), encoding: .utf8)
    return text.split(separator: "\n").dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// Column `index` of such a table.
  static func lessonColumn(_ name: String, _ index: Int) throws -> [Double] {
    try lessonTable(name).map { Double($0[index]) ?? .nan }
  }
}

/// How many digits of `value` agree with `expected`: −log₁₀ of the relative error, at most 17.
func agreeingDigits(_ value: Double, _ expected: Double) -> Double {
  if value == expected { return 17 }
  return -log10(abs(value - expected) / abs(expected))
}

/// Whether the values differ by at most `relative` of `expected`, or by `absolute`.
func isClose(
  _ value: Double, _ expected: Double, relative: Double = 1e-12, absolute: Double = 0
) -> Bool {
  abs(value - expected) <= max(absolute, relative * abs(expected))
}

/// FNV-1a over the bits of every number; negative zero counts as zero.
func digest(_ values: [Double]) -> UInt64 {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for value in values {
    var bits = (value == 0 ? 0 : value).bitPattern
    for _ in 0..<8 {
      hash = (hash ^ (bits & 0xff)) &* 0x100_0000_01b3
      bits >>= 8
    }
  }
  return hash
}
