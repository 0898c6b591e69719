import LecternSource
import Testing

@testable import LecternSpec

@Suite struct TextMapTests {
  /// "ab\ncd\n" behind "> " in each line, from byte 10 on.
  private let quoted = TextMap([.init(text: 3, file: 17), .init(text: 0, file: 12)])

  @Test(arguments: [(0, 12), (1, 13), (2, 14), (3, 17), (5, 19), (9, 23)])
  func findsTheFileOffset(text: Int, file: Int) {
    #expect(quoted.fileOffset(of: text) == file)
  }

  @Test func aRangeEndsWithItsLastByte() {
    #expect(quoted.fileRange(of: 0..<3) == SourceRange(12..<15))
    #expect(quoted.fileRange(of: 1..<5) == SourceRange(13..<19))
    #expect(quoted.fileRange(of: 3..<3) == SourceRange(at: 17))
  }

  @Test func composes() {
    let inner = TextMap([.init(text: 0, file: 1), .init(text: 2, file: 4)])
    let whole = inner.within(quoted)
    for offset in 0..<4 {
      #expect(whole.fileOffset(of: offset) == quoted.fileOffset(of: inner.fileOffset(of: offset)))
    }
    #expect(TextMap(from: 2).within(TextMap(from: 5)) == TextMap(from: 7))
  }

  @Test func anEmptyListStartsAtZero() {
    #expect(TextMap([]) == TextMap(from: 0))
    #expect(TextMap(from: 3).isContiguous)
  }
}
