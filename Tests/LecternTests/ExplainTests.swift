import Lectern
import Testing

@Suite struct ExplainTests {
  @Test(arguments: ["L0614", "l0614", "614", "0614"])
  func aNumberNamesItsCode(_ code: String) {
    guard case .found(let text) = explanation(of: code) else {
      Issue.record("\(explanation(of: code))")
      return
    }
    #expect(text.hasPrefix("L0614 "))
  }

  @Test(arguments: ["9999", "00614", ""])
  func otherNumbersAreUnknown(_ code: String) {
    guard case .unknown = explanation(of: code) else {
      Issue.record("\(explanation(of: code))")
      return
    }
  }
}
