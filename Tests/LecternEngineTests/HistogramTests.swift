import LecternEngine
import Testing

@Suite struct HistogramTests {
  @Test func countsEveryFiniteValueOnce() {
    let histogram = Histogram([0, 0.5, 1, 1.5, 2, .nan, .infinity], bins: 2)
    #expect(histogram.counts == [2, 3])
    #expect(histogram.edge(0) == 0 && histogram.edge(1) == 1 && histogram.edge(2) == 2)
  }

  @Test func leavesOutWhatLiesOutside() {
    let histogram = Histogram([-1, 0, 5, 10, 11], from: 0, to: 10, bins: 5)
    #expect(histogram.counts == [1, 0, 1, 0, 1])
  }

  @Test func choosesBinsByTheNumberOfValues() {
    #expect(Histogram((0..<100).map(Double.init)).counts.count == 8)
    #expect(Histogram([3, 3, 3]).counts.reduce(0, +) == 3)
    #expect(Histogram([]).counts == [0])
    #expect(Histogram([1e300, 1e300], bins: 0).counts == [2])
    #expect(Histogram([-1e308, 1e308], bins: 4).counts.reduce(0, +) == 2)
  }
}
