import LecternEngine
import Testing

@Suite struct RidgeTests {
  let table: Dataset
  let target: [Double]

  init() throws {
    table = try SparseRegressionGenerator(rows: 60, features: 8).table(seed: 3).dataset
    target = table.targets.column(0)
  }

  @Test func withoutPenaltyIsLeastSquares() throws {
    let plain = try leastSquares(table.features, target)
    #expect(try ridge(table.features, target, penalty: 0) == plain)
  }

  @Test func penaltyShrinksWeightsAndRaisesTheError() throws {
    var lastNorm = Double.infinity
    var lastError = 0.0
    for penalty in [0.0, 0.1, 1, 10, 100, 1e6] {
      let fit = try ridge(table.features, target, penalty: penalty)
      let norm = fit.coefficients.weights.reduce(0) { $0 + $1 * $1 }
      #expect(norm < lastNorm)
      #expect(fit.mse > lastError)
      lastNorm = norm
      lastError = fit.mse
    }
    #expect(lastNorm < 1e-6)
  }

  @Test func leavesTheInterceptUnpenalized() throws {
    let shifted = target.map { $0 + 1000 }
    let fit = try ridge(table.features, target, penalty: 5)
    let moved = try ridge(table.features, shifted, penalty: 5)
    #expect(isClose(moved.coefficients.bias, fit.coefficients.bias + 1000, relative: 1e-13))
    for (a, b) in zip(fit.coefficients.weights, moved.coefficients.weights) {
      #expect(isClose(a, b, relative: 1e-10))
    }
  }

  /// At the minimum the gradient of the penalized sum vanishes: `Xᵀr = penalty · w`.
  @Test func gradientVanishesAtTheSolution() throws {
    let fit = try ridge(table.features, target, penalty: 7)
    for j in 0..<8 {
      let product = Statistics.sum((0..<60).map { table.features[$0, j] * fit.residuals[$0] })
      #expect(isClose(product, 7 * fit.coefficients.weights[j], relative: 1e-11))
    }
  }

  @Test func solvesWhatLeastSquaresCannot() throws {
    let features = Matrix(columns: [[1, 2, 3, 4], [1, 2, 3, 4]])
    let fit = try ridge(features, [2, 4, 6, 8], penalty: 1e-3)
    #expect(isClose(fit.coefficients.weights[0], fit.coefficients.weights[1], relative: 1e-9))
    #expect(throws: SolverError.unusablePenalty(-1)) {
      try ridge(features, [2, 4, 6, 8], penalty: -1)
    }
  }
}
