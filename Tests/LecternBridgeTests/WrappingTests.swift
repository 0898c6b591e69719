import Testing

@testable import LecternBridge

@Suite struct WrappingTests {
  private let long = "\(String(repeating: "a", count: 30)) = 1"

  @Test func aLineThatFitsStays() {
    #expect(wrapped(["f(1, 2)"]) == ["f(1, 2)"])
  }

  @Test func argumentsFillLines() {
    let line = "  f(\(long), \(long), \(long))"
    #expect(wrapped([line]) == ["  f(", "      \(long), \(long),", "      \(long),", "  )"])
  }

  @Test func aListAloneOpensWithItsCall() {
    let numbers = (1...40).map(String.init)
    let lines = wrapped(["x = np.array([\(numbers.joined(separator: ", "))])"])
    #expect(lines.first == "x = np.array([")
    #expect(lines.last == "])")
    #expect(lines.allSatisfy { $0.count <= pythonWidth })
  }

  @Test func bracketsThatGroupTakeNoComma() {
    let sum = (1...30).map { "a\($0)" }.joined(separator: " + ")
    #expect(wrapped(["x = 2 * (\(sum)) ** 2"]) == ["x = 2 * (", "    \(sum)", ") ** 2"])
  }

  @Test func aCommentStaysWithTheStart() {
    let lines = wrapped(["f(\(long), \(long), \(long))  # why"])
    #expect(lines.first == "f(  # why")
  }

  @Test func anIndexTakesNoComma() {
    let name = "\"" + String(repeating: "a", count: 80) + "\""
    #expect(wrapped(["runs[\(name)].loss"]) == ["runs[", "    \(name)", "].loss"])
  }
}
