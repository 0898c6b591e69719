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
      let mse: Double
      let exact60: Exact?
    }
    let id: String
    let x: [[Double]]?
    let y: [Double]?
    let expected: Expected
    let ridge: [Ridge]
  }

  /// The cases that carry their data.
  static func cases() throws -> [Case] {
    let data = try TestData.fixture("08-least-squares.json")
    return try JSONDecoder().decode(File.self, from: data).cases.filter { $0.x != nil }
  }

  private func agrees(_ fit: LinearCoefficients, _ exact: Case.Exact) -> Bool {
    isClose(fit.bias, exact.intercept, relative: 1e-15)
      && zip(fit.weights, exact.coef).allSatisfy { isClose($0, $1, relative: 1e-15) }
  }

  @Test func agreesWithTheReference() throws {
    let cases = try Self.cases()
    #expect(cases.count == 3)
    for test in cases {
      let rows = try #require(test.x)
      let target = try #require(test.y)
      let features = Matrix(
        rows: rows.count, columns: rows[0].count, elements: rows.flatMap { $0 })
      let fit = try leastSquares(features, target)
      let expected = test.expected
      #expect(agrees(fit.coefficients, try #require(expected.exact60)), "\(test.id)")
      let predictions = fit.coefficients.predictions(features)
      #expect(isClose(fit.residualSumOfSquares, expected.ss_residual, relative: 1e-11))
      #expect(isClose(RegressionMetrics.mse(predictions, target), expected.mse, relative: 1e-11))
      #expect(isClose(RegressionMetrics.mae(predictions, target), expected.mae, relative: 1e-11))
      #expect(isClose(RegressionMetrics.rmse(predictions, target), expected.rmse))
      #expect(isClose(RegressionMetrics.r2(predictions, target), expected.r2))
      #expect(isClose(conditionNumber(features, intercept: .fitted), expected.condition))
      for penalized in test.ridge {
        let fit = try ridge(features, target, penalty: penalized.alpha)
        #expect(agrees(fit.coefficients, try #require(penalized.exact60)), "\(test.id)")
        #expect(isClose(fit.mse, penalized.mse, relative: 1e-11))
      }
    }
  }
}
