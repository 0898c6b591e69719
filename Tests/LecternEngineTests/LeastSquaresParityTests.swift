import Foundation
import LecternEngine
import Testing

/// Against NumPy, scikit-learn and 60-digit arithmetic; see the fixture's notes.
@Suite struct LeastSquaresParityTests {
  private struct File: Decodable {
    let cases: [Case]
  }

  struct Case: Decodable {
    struct Exact: Decodable {
      let coef: [Double]
      let intercept: Double
    }
    struct Expected: Decodable {
      let coef: [Double]
      let intercept: Double
      let condition: Double
      let ss_residual: Double
      let mse: Double
      let mae: Double
      let rmse: Double
      let r2: Double
      let exact60: Exact?
    }
    struct Ridge: Decodable {
      let alpha: Double
      let coef: [Double]
      let intercept: Double
      let mse: Double
      let exact60: Exact?
    }
    let id: String
    let file: String?
    let x: [[Double]]?
    let y: [Double]?
    let expected: Expected
    let ridge: [Ridge]
  }

  private func data(of test: Case) throws -> (features: Matrix, target: [Double]) {
    if let rows = test.x, let target = test.y {
      let elements = rows.flatMap { $0 }
      return (Matrix(rows: rows.count, columns: rows[0].count, elements: elements), target)
    }
    let file = try #require(test.file)
    let text = String(decoding: try TestData.fixture("data/\(file)"), as: UTF8.self)
    let rows = text.split(separator: "\n").dropFirst().map { line in
      line.split(separator: ",").map { Double($0) ?? .nan }
    }
    let features = rows.flatMap { $0.dropLast() }
    return (
      Matrix(rows: rows.count, columns: rows[0].count - 1, elements: features),
      rows.map { $0[$0.count - 1] }
    )
  }

  /// To the last digit where the fixture has the exact solution, else to what NumPy reaches.
  private func check(
    _ fit: LinearCoefficients, exact: Case.Exact?, coef: [Double], intercept: Double, id: String
  ) {
    let relative = exact == nil ? 1e-11 : 1e-15
    let bias = exact?.intercept ?? intercept
    #expect(isClose(fit.bias, bias, relative: relative, absolute: 1e-14), "\(id)")
    for (value, expected) in zip(fit.weights, exact?.coef ?? coef) {
      #expect(isClose(value, expected, relative: relative), "\(id)")
    }
  }

  @Test func agreesWithTheReference() throws {
    let file = try TestData.fixture("08-least-squares.json")
    let cases = try JSONDecoder().decode(File.self, from: file).cases
    #expect(cases.count == 5)
    for test in cases {
      let (features, target) = try data(of: test)
      let expected = test.expected
      let fit = try leastSquares(features, target)
      check(
        fit.coefficients, exact: expected.exact60, coef: expected.coef,
        intercept: expected.intercept, id: test.id)
      let predictions = fit.coefficients.predictions(features)
      #expect(isClose(fit.residualSumOfSquares, expected.ss_residual, relative: 1e-11))
      #expect(isClose(RegressionMetrics.mse(predictions, target), expected.mse, relative: 1e-11))
      #expect(isClose(RegressionMetrics.mae(predictions, target), expected.mae, relative: 1e-11))
      #expect(isClose(RegressionMetrics.rmse(predictions, target), expected.rmse))
      #expect(isClose(RegressionMetrics.r2(predictions, target), expected.r2))
      let condition = conditionNumber(features, intercept: .fitted)
      #expect(isClose(condition, expected.condition, relative: 1e-11))
      for penalized in test.ridge {
        let fit = try ridge(features, target, penalty: penalized.alpha)
        check(
          fit.coefficients, exact: penalized.exact60, coef: penalized.coef,
          intercept: penalized.intercept, id: test.id)
        #expect(isClose(fit.mse, penalized.mse, relative: 1e-11))
      }
    }
  }
}
