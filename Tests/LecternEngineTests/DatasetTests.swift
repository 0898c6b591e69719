import LecternEngine
import Testing

@Suite struct DatasetTests {
  @Test func repeatsTwoClassesAsTargets() {
    let two = Dataset(features: Matrix(column: [1, 2, 3]), labels: [0, 1, 1], classes: 2)
    #expect(two.targets.elements == [0, 1, 1])
    let three = Dataset(features: Matrix(column: [1, 2, 3]), labels: [0, 1, 2], classes: 3)
    #expect(three.targets.isEmpty)
  }

  @Test func selectsRowsOfEveryPart() {
    let table = Dataset(
      features: Matrix(columns: [[1, 2, 3], [4, 5, 6]]), labels: [0, 1, 1], classes: 2)
    let chosen = table.selecting(rows: [2, 0])
    #expect(chosen.features.elements == [3, 6, 1, 4])
    #expect(chosen.labels == [1, 0])
    #expect(chosen.targets.elements == [1, 0])
    #expect(table.selecting(features: [1]).features.elements == [4, 5, 6])
  }
}
