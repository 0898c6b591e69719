import LecternEngine
import Testing

@Suite struct ConfusionMatrixTests {
  @Test func judgesTwoClasses() {
    let matrix = ConfusionMatrix(
      predicted: [1, 1, 1, 0, 0, 1, 0, 0, 0, 0], actual: [1, 1, 0, 1, 0, 1, 0, 0, 1, 0],
      classes: 2)
    #expect(matrix.counts == [4, 1, 2, 3])
    #expect(matrix.accuracy == 0.7)
    #expect(matrix.precision() == 0.75)
    #expect(matrix.recall() == 0.6)
    #expect(isClose(matrix.f1(), 2 * 0.75 * 0.6 / 1.35, relative: 1e-15))
    #expect(matrix.recall(of: 0) == 0.8)
  }

  @Test func averagesOverClasses() {
    let matrix = ConfusionMatrix(
      predicted: [0, 1, 1, 2, 2, 0], actual: [0, 1, 2, 2, 2, 1], classes: 3)
    #expect(isClose(matrix.macroRecall, (1 + 0.5 + 2.0 / 3) / 3, relative: 1e-15))
    #expect(isClose(matrix.macroPrecision, (0.5 + 0.5 + 1) / 3, relative: 1e-15))
    #expect(matrix[2, predicted: 1] == 1)
    #expect(matrix.total == 6)
  }

  @Test func isNotANumberWithoutCases() {
    let matrix = ConfusionMatrix(predicted: [0, 0], actual: [0, 0], classes: 2)
    #expect(matrix.precision().isNaN)
    #expect(matrix.recall().isNaN)
    #expect(matrix.f1().isNaN)
    #expect(matrix.accuracy == 1)
    #expect(ConfusionMatrix(predicted: [], actual: [], classes: 2).accuracy.isNaN)
  }
}
