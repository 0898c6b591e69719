import LecternBridge
import Testing

@Suite struct TableTextTests {
  @Test func saysWhoTrainsWhereRowsAreSplit() throws {
    let fixture = try BridgeFixture(
      """
      ```data line
      generate: {line: {rows: 8}}
      split: 0.25
      ```

      ```train one
      data: line
      model: linear
      optimizer: sgd
      ```
      """)
    let data = try #require(fixture.runs.first?.runs.all.first?.data)
    let lines = csvText(data).split(separator: "\n")
    #expect(lines[0].hasSuffix(",part"))
    #expect(lines.count == 9)
    #expect(lines.filter { $0.hasSuffix(",validation") }.count == 2)
    #expect(lines.filter { $0.hasSuffix(",training") }.count == 6)
  }
}
