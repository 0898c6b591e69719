import LecternEngine
import Testing

/// Bands around what an independent script printed for three seeds of the same recipe.
@Suite struct HeightsGeneratorTests {
  @Test(arguments: [0, 1, 2, 3, 4] as [UInt64])
  func hasThePublishedShape(seed: UInt64) throws {
    let table = try HeightsGenerator().table(seed: seed)
    #expect(table.columns == [.height, .sex, .weight])
    let height = table.values.column(0)
    let weight = table.values.column(2)
    #expect((0.922...0.931).contains(Statistics.correlation(height, weight)))
    let fit = try leastSquares(Matrix(column: height), weight)
    #expect((7.65...7.90).contains(fit.coefficients.weights[0]))
    #expect((141...153).contains(fit.mse))
    let withSex = try leastSquares(table.values.selecting(columns: [0, 1]), weight)
    #expect((96...104).contains(withSex.mse))
    #expect((5.9...6.1).contains(withSex.coefficients.weights[0]))
    let groups = table.values.column(1).map { UInt32($0) }
    let bySex = Residuals(
      predictions: fit.coefficients.predictions(Matrix(column: height)), targets: weight
    ).means(by: groups, count: 2)
    #expect((4.5...5.7).contains(bySex[0]))
    #expect((-5.7 ... -4.5).contains(bySex[1]))
  }

  @Test func listsMenFirstOrShuffled() throws {
    let sorted = try HeightsGenerator(rows: 100).table(seed: 1).values
    #expect(sorted.column(1) == (0..<100).map { $0 < 50 ? 0 : 1 })
    let shuffled = try HeightsGenerator(rows: 100, order: .shuffled).table(seed: 1).values
    #expect(shuffled.column(1) != sorted.column(1))
    #expect(shuffled.column(0).sorted() == sorted.column(0).sorted())
  }

  @Test func convertsUnits() throws {
    let imperial = try HeightsGenerator(rows: 10).table(seed: 1).values
    let metric = try HeightsGenerator(rows: 10, units: .metric).table(seed: 1).values
    for i in 0..<10 {
      #expect(isClose(metric[i, 0], 2.54 * imperial[i, 0], relative: 1e-15))
      #expect(isClose(metric[i, 2], 0.45359237 * imperial[i, 2], relative: 1e-15))
    }
  }
}
