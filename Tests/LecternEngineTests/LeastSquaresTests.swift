import Foundation
import LecternEngine
import Testing

@Suite struct LeastSquaresTests {
  /// What a fit reaches of certified values, in digits, at its worst coefficient.
  private func check(
    _ features: Matrix, _ target: [Double], _ certified: NIST.Certified, coefficientDigits: Double,
    otherDigits: Double
  ) throws {
    let fit = try leastSquares(features, target)
    let found = [fit.coefficients.bias] + fit.coefficients.weights
    for (value, expected) in zip(found, certified.coefficients) {
      #expect(agreeingDigits(value, expected) >= coefficientDigits)
    }
    #expect(agreeingDigits(fit.residualDeviation, certified.residualDeviation) >= otherDigits)
    #expect(
      agreeingDigits(fit.residualSumOfSquares, certified.residualSumOfSquares) >= otherDigits)
    let r2 = RegressionMetrics.r2(fit.coefficients.predictions(features), target)
    #expect(agreeingDigits(r2, certified.r2) >= otherDigits)
  }

  // NIST certifies 15 digits, of which the last may be rounded.
  @Test func reachesAllCertifiedDigitsOfNorris() throws {
    try check(
      Matrix(column: Norris.x), Norris.y, Norris.certified, coefficientDigits: 13.9,
      otherDigits: 13)
  }

  @Test func reachesAllCertifiedDigitsOfLongley() throws {
    let features = Matrix(rows: 16, columns: 6, elements: Longley.x)
    try check(
      features, Longley.y, Longley.certified, coefficientDigits: 13.9, otherDigits: 12)
  }

  /// Rounding the powers of x to doubles alone costs all but eight digits.
  @Test func reachesWhatRoundedPowersLeaveOfFilip() throws {
    let features = Matrix(column: Filip.x).powers(upTo: 10)
    try check(features, Filip.y, Filip.certified, coefficientDigits: 7.5, otherDigits: 7)
  }

  @Test func solvesFilipAsGivenToTheLastDigits() throws {
    let fit = try leastSquares(Matrix(column: Filip.x).powers(upTo: 10), Filip.y)
    let found = [fit.coefficients.bias] + fit.coefficients.weights
    for (value, expected) in zip(found, Filip.exactForRoundedPowers) {
      #expect(agreeingDigits(value, expected) >= 14)
    }
  }

  @Test func reachesTheCertifiedDigitsOfFilipWithWidePowers() throws {
    let fit = try polynomialLeastSquares(Filip.x, Filip.y, degree: 10)
    let found = [fit.coefficients.bias] + fit.coefficients.weights
    for (value, expected) in zip(found, Filip.certified.coefficients) {
      #expect(agreeingDigits(value, expected) >= 13)
    }
    let deviation = Filip.certified.residualDeviation
    #expect(agreeingDigits(fit.residualDeviation, deviation) >= 13)
  }

  @Test func polynomialsAgreeWithPowersWhereThoseAreExact() throws {
    let x = (-4...4).map(Double.init)
    let y = x.map { 3 - $0 + 0.5 * $0 * $0 * $0 + ($0 > 0 ? 1 : -1) }
    let wide = try polynomialLeastSquares(x, y, degree: 3)
    #expect(try wide == leastSquares(Matrix(column: x).powers(upTo: 3), y))
    #expect(throws: SolverError.nonfiniteFeature(row: 0, column: 1)) {
      try polynomialLeastSquares([1e200, 1, 2], [1, 2, 3], degree: 2)
    }
  }

  @Test func fitsTheWomenTable() throws {
    let features = Matrix(column: try TestData.lessonColumn("women", 0))
    let target = try TestData.lessonColumn("women", 1)
    let fit = try leastSquares(features, target)
    #expect(isClose(fit.coefficients.weights[0], 3.45))
    #expect(isClose(fit.coefficients.bias, -87.51666666666667))
    #expect((fit.mse * 1000).rounded() == 2016)
    let quadratic = try leastSquares(features.powers(upTo: 2), target)
    #expect((quadratic.mse * 1000).rounded() == 118)
    #expect((fit.residuals[0] * 10).rounded() == 24)
    #expect((fit.residuals[14] * 10).rounded() == 31)
  }

  @Test(arguments: [(0, 1), (0, 2), (0, 3), (4, 5)])
  func givesAnscombesFourSetsTheSameLine(x: Int, y: Int) throws {
    let features = Matrix(column: try TestData.lessonColumn("anscombe", x))
    let fit = try leastSquares(features, TestData.lessonColumn("anscombe", y))
    #expect((fit.coefficients.weights[0] * 100).rounded() == 50)
    #expect((fit.coefficients.bias * 100).rounded() == 300)
    #expect((fit.mse * 100).rounded() == 125)
  }

  @Test func leavesTheInterceptOutOnRequest() throws {
    let fit = try leastSquares(Matrix(column: [1, 2, 3]), [2, 4, 7], intercept: .none)
    #expect(fit.coefficients.bias == 0)
    #expect(isClose(fit.coefficients.weights[0], 31.0 / 14, relative: 2e-16))
  }

  @Test func solvesColumnsOfVeryDifferentUnits() throws {
    let large = [1.0, 3, 4, 8, 2].map { $0 * 1e200 }
    let small = [5.0, 1, 7, 2, 2].map { $0 * 1e-200 }
    let target = (0..<5).map { 2 + 3e-200 * large[$0] - 4e200 * small[$0] }
    let fit = try leastSquares(Matrix(columns: [large, small]), target)
    #expect(isClose(fit.coefficients.weights[0], 3e-200, relative: 1e-14))
    #expect(isClose(fit.coefficients.weights[1], -4e200, relative: 1e-14))
    #expect(isClose(fit.coefficients.bias, 2, relative: 1e-13))
  }

  @Test func residualsArePerpendicularToEveryColumn() throws {
    let table = try SparseRegressionGenerator(rows: 200, features: 12).table(seed: 5).dataset
    let fit = try leastSquares(table.features, table.targets.column(0))
    #expect(abs(Statistics.sum(fit.residuals)) < 1e-12)
    for j in 0..<12 {
      let products = (0..<200).map { table.features[$0, j] * fit.residuals[$0] }
      #expect(abs(Statistics.sum(products)) < 1e-12)
    }
  }

  @Test func refusesWhatHasNoUniqueSolution() {
    #expect(throws: SolverError.noRows) {
      try leastSquares(Matrix(rows: 0, columns: 1), [])
    }
    #expect(throws: SolverError.fewerRowsThanParameters(rows: 2, parameters: 3)) {
      try leastSquares(Matrix(rows: 2, columns: 2, elements: [1, 2, 3, 5]), [1, 2])
    }
    #expect(throws: SolverError.dependentColumns(rank: 2, parameters: 3, column: 1)) {
      try leastSquares(Matrix(columns: [[1, 2, 3, 4], [2, 4, 6, 8]]), [1, 2, 3, 5])
    }
    #expect(throws: SolverError.dependentColumns(rank: 1, parameters: 2, column: 0)) {
      try leastSquares(Matrix(column: [7, 7, 7]), [1, 2, 3])
    }
    #expect(throws: SolverError.nonfiniteFeature(row: 1, column: 0)) {
      try leastSquares(Matrix(column: [1, .nan, 2]), [1, 2, 3])
    }
    #expect(throws: SolverError.nonfiniteTarget(row: 2)) {
      try leastSquares(Matrix(column: [1, 3, 2]), [1, 2, .infinity])
    }
  }
}
