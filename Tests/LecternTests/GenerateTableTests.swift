import LecternSource
import Testing

@testable import Lectern

@Suite struct GenerateTableTests {
  @Test func printsTheRowsWithSoManyDecimals() throws {
    let (csv, report) = generatedTable("heights", seed: 12, decimals: 2)
    #expect(report.isSound)
    let lines = try #require(csv).split(separator: "\n")
    #expect(lines.count == 10_001)
    #expect(lines[0] == "height,sex,weight")
    #expect(lines[1] == "68.05,male,180.14")
  }

  @Test func namesAGeneratorThatDoesNotExist() {
    let (csv, report) = generatedTable("hights", seed: 0, decimals: nil)
    #expect(csv == nil)
    #expect(report.diagnostics.contains { $0.message.contains("hights") })
  }
}
