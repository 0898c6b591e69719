import LecternEngine
import Testing

@Suite struct StatisticsTests {
  let values = [2.0, 4, 4, 4, 5, 5, 7, 9]

  @Test func describesAColumn() {
    #expect(Statistics.mean(values) == 5)
    #expect(Statistics.populationDeviation(values) == 2)
    #expect(isClose(Statistics.sampleDeviation(values), (32.0 / 7).squareRoot(), relative: 2e-16))
    #expect(Statistics.median(values) == 4.5)
    #expect(Statistics.median([1, 2, 3, 4, 100]) == 3)
    #expect(Statistics.mean([1, 2, 3, 4, 100]) == 22)
    #expect(Statistics.minimum(values) == 2)
    #expect(Statistics.maximum(values) == 9)
  }

  /// NumPy's default quantiles.
  @Test func interpolatesQuantiles() {
    let found = Statistics.quantiles([1, 2, 3, 4, 7], [0, 0.1, 0.25, 0.5, 0.9, 1])
    for (value, expected) in zip(found, [1, 1.4, 2, 3, 5.8, 7]) {
      #expect(isClose(value, expected, relative: 1e-15))
    }
  }

  @Test func losesNoDigitsToLargeOffsets() {
    let shifted = values.map { $0 + 1e9 }
    #expect(Statistics.populationVariance(shifted) == 4)
    #expect(Statistics.sum([1e100, 1, -1e100]) == 1)
    #expect(Statistics.sum([.infinity, 1]) == .infinity)
  }

  @Test func correlatesTheWomenTable() throws {
    let height = try TestData.lessonColumn("women", 0)
    let weight = try TestData.lessonColumn("women", 1)
    #expect((Statistics.correlation(height, weight) * 10_000).rounded() == 9955)
    #expect(isClose(Statistics.sampleCovariance(height, weight), 69, relative: 1e-15))
    #expect(isClose(Statistics.populationCovariance(height, weight), 64.4, relative: 1e-15))
    let table = Statistics.correlations(Matrix(columns: [height, weight, height.map { -$0 }]))
    #expect(table[0, 2] == -1)
    #expect(table[1, 0] == table[0, 1])
  }

  @Test func isNotANumberWhereUndefined() {
    #expect(Statistics.mean([]).isNaN)
    #expect(Statistics.sampleVariance([1]).isNaN)
    #expect(Statistics.correlation([1, 1], [1, 2]).isNaN)
    #expect(Statistics.quantile([], 0.5).isNaN)
    #expect(Statistics.quantile([1], 1.5).isNaN)
  }

  @Test func averagesByGroup() {
    let means = Statistics.means([1, 2, 3, 10], by: [0, 1, 0, 1], count: 3)
    #expect(means[0] == 2)
    #expect(means[1] == 6)
    #expect(means[2].isNaN)
  }
}
