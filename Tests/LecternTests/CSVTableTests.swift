import LecternSource
import Testing

@testable import Lectern

@Suite struct CSVTableTests {
  private func read(_ text: String) -> (table: CSVTable?, messages: [String]) {
    let file = SourceFile(path: "data/a.csv", text: text)
    var diagnostics: [Diagnostic] = []
    let table = readCSV(file, diagnostics: &diagnostics)
    return (
      table,
      diagnostics.map {
        "\(file.position(at: $0.range.lowerBound).line): \($0.message)"
      }
    )
  }

  @Test func readsQuotedFieldsAndBlankLines() {
    let (table, messages) = read("name,remark\nAda,\"a, \"\"b\"\"\"\n\n\"two\nlines\",x\nlast,\n")
    #expect(messages.isEmpty)
    #expect(table?.columns == ["name", "remark"])
    #expect(table?.rows == [["Ada", "a, \"b\""], ["two\nlines", "x"], ["last", ""]])
    #expect(table?.lines == [2, 4, 6])
  }

  @Test(arguments: ["a,b\n1,2\n3,", "a,b\r\n1,2\r\n3,\r\n", "\u{FEFF}a,b\n1,2\n3,\n"])
  func keepsAnEmptyLastFieldWhateverTheLineEnds(text: String) {
    let (table, messages) = read(text)
    #expect(messages.isEmpty)
    #expect(table?.columns == ["a", "b"])
    #expect(table?.rows == [["1", "2"], ["3", ""]])
  }

  @Test(arguments: [
    (
      "a,b\n1,2\n3\n4,5,6\n",
      ["3: row 2 has 1 field, the header 2", "4: row 3 has 3 fields, the header 2"]
    ),
    ("a,a\n1,2\n", ["1: column 'a' is named twice"]),
    ("a,\n1,2\n", ["1: column 2 has no name"]),
    ("1,2\n3,4\n", ["1: the first row holds numbers only"]),
    ("a,b\n", ["1: the file has no rows below its header"]),
    ("a,b\n1,\"2\n", ["2: a quoted field does not end"]),
    ("a,b\n1,\"2\"3\"\"\n", ["2: row 1 has text beside a quoted field"]),
  ])
  func namesRowAndColumn(text: String, expected: [String]) {
    let (table, messages) = read(text)
    #expect(table == nil)
    #expect(messages == expected)
  }

  @Test func emptyFileHasNoHeader() {
    #expect(read("").messages.first == "1: the file has no header row")
  }

  @Test func refusesOtherEncodings() {
    var diagnostics: [Diagnostic] = []
    let bytes: [UInt8] = Array("a,b\n1,".utf8) + [0xE9, 0x0A]
    #expect(readCSV(SourceFile(path: "a.csv", bytes: bytes), diagnostics: &diagnostics) == nil)
    #expect(diagnostics.map(\.message) == ["the file is not UTF-8"])
    #expect(diagnostics.first?.range.lowerBound == 6)
  }
}
