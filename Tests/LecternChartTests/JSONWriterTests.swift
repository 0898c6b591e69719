import Testing

@testable import LecternChart

@Suite struct JSONWriterTests {
  private func list(_ values: [Double?], digits: Int = 4, span: Double? = nil) -> String {
    var json = JSONWriter()
    json.list(values, digits: digits, span: span)
    return json.text
  }

  private func places(_ values: [Double]) -> String {
    var json = JSONWriter()
    json.places(values)
    return json.text
  }

  @Test func aListIsOneText() {
    #expect(list([1, 0.5, -0.25, nil, 0, 0, 0, .infinity, .nan]) == #""1 .5 -.25 - 0*3 ∞ NaN""#)
    #expect(list([]) == #""""#)
  }

  @Test func threeDigitsWhereTheyMoveNothing() {
    // Of an axis of 10, a thousandth is a third of a pixel; of an axis of 1 it is three.
    #expect(list([0.4237, 9.004], span: 10) == #"".424 9""#)
    #expect(list([0.4237], span: 0.5) == #"".424""#)
    #expect(list([0.4237], span: 0.1) == #"".4237""#)
    #expect(list([0.4237]) == #"".4237""#)
  }

  @Test func wholePlacesAreTheWayFromOneToTheNext() {
    #expect(places([0, 1, 2, 3, 5]) == #""+0 1*3 2""#)
    #expect(places([3]) == #""+3""#)
    #expect(places([0, 0.25, 0.5]) == #""0 .25 .5""#)
  }

  @Test func theSpanLeavesOutRunsThatRunAway() {
    #expect(shownSpan([[1, 0.25], [1, 1e9], [2, .nan]]) == 0.75)
    #expect(shownSpan([[1, 1e9]]) == nil)
    #expect(shownSpan([]) == nil)
  }
}
