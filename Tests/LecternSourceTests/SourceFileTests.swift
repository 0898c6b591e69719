import LecternSource
import Testing

@Suite struct SourceFileTests {
  @Test func everyLineEndCounts() {
    let file = SourceFile(path: "a.md", text: "a\r\nbé\rc\n")
    #expect(file.lineStarts == [0, 3, 7, 9])
    #expect(file.text(in: file.range(ofLine: 1)) == "a")
    #expect(file.text(in: file.range(ofLine: 2)) == "bé")
    #expect(file.range(ofLine: 9).isEmpty)
  }

  @Test func positionAndOffsetAreInverse() {
    let file = SourceFile(path: "a.md", text: "one\n\ntwö three\r\nend")
    for offset in 0...file.bytes.count where offset != 15 {
      #expect(file.offset(of: file.position(at: offset)) == offset)
    }
    #expect(file.position(at: 8) == SourcePosition(line: 3, column: 4))
  }

  @Test func placesOutsideTheFileAreClamped() {
    let file = SourceFile(path: "a.md", text: "ab")
    #expect(file.position(at: 99) == SourcePosition(line: 1, column: 3))
    #expect(file.offset(of: SourcePosition(line: 7, column: 1)) == 0)
  }
}
