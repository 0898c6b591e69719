import Foundation
import LecternEngine

/// A least-squares case with its ridge solutions.
struct LeastSquaresParity {
  let features: Matrix
  let target: [Double]
  let expected: JSONValue
  let ridges: [JSONValue]

  init(_ content: JSONValue, file: ParityFile) throws {
    var rows = content["x"]?.list?.map { $0.numbers ?? [$0.number ?? .nan] } ?? []
    var target = content["y"]?.numbers ?? []
    if let name = content["file"]?.text {
      let table = try file.rows(of: name)
      rows = table.map { [Double]($0.dropLast()) }
      target = table.map { $0.last ?? .nan }
    }
    guard let width = rows.first?.count, let expected = content["expected"] else {
      throw ParityProblem("no rows")
    }
    features = Matrix(rows: rows.count, columns: width, elements: rows.flatMap { $0 })
    self.target = target
    self.expected = expected
    ridges = content["ridge"]?.list ?? []
  }

  /// The largest difference from the coefficients, exact ones where the file has them, and its
  /// share of the tolerance, which grows with the condition.
  func difference() throws -> (relative: Double, ofTolerance: Double) {
    let tolerance = max(1e-9, (expected["condition"]?.number ?? 1) * 1e-15)
    var difference = ParityCase.Difference()
    func compare(_ fit: LinearCoefficients, _ expected: JSONValue) {
      let exact = expected["exact60"] ?? expected
      difference.compare(fit.weights, exact["coef"]?.numbers, tolerance)
      difference.compare([fit.bias], exact["intercept"]?.number.map { [$0] }, tolerance)
    }
    compare(try leastSquares(features, target).coefficients, expected)
    for expected in ridges {
      let fit = try ridge(features, target, penalty: expected["alpha"]?.number ?? .nan)
      compare(fit.coefficients, expected)
    }
    return (difference.relative, difference.ofTolerance)
  }
}
