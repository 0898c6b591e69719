import LecternNumerics
import Testing

@Suite struct ElementaryTests {
  /// A function, its reference table and the error it may have, in units of the last place.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let table: [Double]
    let limit: Double
    let function: @Sendable (Double) -> Double
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(name: "exp", table: ElementaryReference.exp, limit: 1) { Elementary.exp($0) },
    Case(name: "expm1", table: ElementaryReference.expm1, limit: 2) { Elementary.expm1($0) },
    Case(name: "log", table: ElementaryReference.log, limit: 1) { Elementary.log($0) },
    Case(name: "log1p", table: ElementaryReference.log1p, limit: 2) { Elementary.log1p($0) },
    Case(name: "tanh", table: ElementaryReference.tanh, limit: 2) { Elementary.tanh($0) },
    Case(name: "sigmoid", table: ElementaryReference.sigmoid, limit: 2) { Elementary.sigmoid($0) },
    Case(name: "softplus", table: ElementaryReference.softplus, limit: 2) {
      Elementary.softplus($0)
    },
    Case(name: "sin", table: ElementaryReference.sin, limit: 2) { Elementary.sin($0) },
    Case(name: "cos", table: ElementaryReference.cos, limit: 2) { Elementary.cos($0) },
    Case(name: "erf", table: ElementaryReference.erf, limit: 2) { Elementary.erf($0) },
    Case(name: "erfc", table: ElementaryReference.erfc, limit: 4) { Elementary.erfc($0) },
  ]

  @Test(arguments: cases)
  func staysWithinItsError(_ c: Case) {
    var worst = 0.0
    var place = 0.0
    for i in stride(from: 0, to: c.table.count, by: 2) {
      let exact = c.table[i + 1]
      // Whole units, since the reference is itself rounded.
      let error = (c.function(c.table[i]) - exact).magnitude / exact.ulp
      if !(error <= worst) { (worst, place) = (error, c.table[i]) }
    }
    #expect(worst <= c.limit, "\(c.name)(\(place)) is \(worst) ulp off")
  }

  @Test func limitsAreExact() {
    #expect(Elementary.exp(0) == 1)
    #expect(Elementary.exp(-.infinity) == 0)
    #expect(Elementary.exp(.infinity) == .infinity)
    #expect(Elementary.exp(710) == .infinity)
    #expect(Elementary.exp(.nan).isNaN)
    #expect(Elementary.expm1(-.infinity) == -1)
    #expect(Elementary.expm1(.infinity) == .infinity)
    #expect(Elementary.log(0) == -.infinity)
    #expect(Elementary.log(1) == 0)
    #expect(Elementary.log(.infinity) == .infinity)
    #expect(Elementary.log(-1).isNaN)
    #expect(Elementary.log(.nan).isNaN)
    #expect(Elementary.log1p(-1) == -.infinity)
    #expect(Elementary.log1p(.infinity) == .infinity)
    #expect(Elementary.tanh(100) == 1)
    #expect(Elementary.tanh(-.infinity) == -1)
    #expect(Elementary.tanh(.nan).isNaN)
    #expect(Elementary.tanh(-0.0).sign == .minus)
    #expect(Elementary.sigmoid(0) == 0.5)
    #expect(Elementary.sigmoid(-.infinity) == 0)
    #expect(Elementary.sigmoid(.infinity) == 1)
    #expect(Elementary.softplus(.infinity) == .infinity)
    #expect(Elementary.softplus(-.infinity) == 0)
    #expect(Elementary.softplus(.nan).isNaN)
    #expect(Elementary.erf(.infinity) == 1)
    #expect(Elementary.erf(-.infinity) == -1)
    #expect(Elementary.erf(.nan).isNaN)
    #expect(Elementary.erfc(.infinity) == 0)
    #expect(Elementary.erfc(-.infinity) == 2)
    #expect(Elementary.erfc(0) == 1)
  }

  @Test func wholePowersAreMultipliedOut() {
    #expect(Elementary.power(2, 10) == 1024)
    #expect(Elementary.power(2, -1) == 0.5)
    #expect(Elementary.power(-3, 3) == -27)
    #expect(Elementary.power(0, 0) == 1)
    #expect(Elementary.power(1.5, 2.0) == 2.25)
  }

  @Test func otherPowersFollowTheLogarithm() {
    #expect((Elementary.power(2, 0.5) - 1.4142135623730951).magnitude < 1e-15)
    #expect((Elementary.power(0.96, 12.004) / 0.6126164459610206 - 1).magnitude < 1e-3)
    #expect(Elementary.power(0, 0.5) == 0)
    #expect(Elementary.power(0, -0.5) == .infinity)
    #expect(Elementary.power(-1, 0.5).isNaN)
  }
}
