import LecternEngine
import LecternNumerics
import Testing

/// What must hold for every data set, tried on drawn ones; the seed names the data.
@Suite struct SolverPropertyTests {
  private func rows(_ seed: UInt64) throws -> Dataset {
    try SparseRegressionGenerator(rows: 40 + Int(seed), features: 1 + Int(seed) % 7, weights: [2])
      .table(seed: seed).dataset
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func orderOfRowsDoesNotMatter(seed: UInt64) throws {
    let given = try rows(seed)
    var stream = RandomStream(seed: seed, stream: .rowOrder)
    let moved = given.selecting(rows: stream.permutation(of: given.rows))
    let a = try leastSquares(given.features, given.targets.column(0)).coefficients
    let b = try leastSquares(moved.features, moved.targets.column(0)).coefficients
    // Refinement leaves the rounded exact solution, whatever the order.
    for (x, y) in zip(a.weights + [a.bias], b.weights + [b.bias]) {
      #expect(isClose(x, y, relative: 3e-16))
    }
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func unitsScaleTheCoefficients(seed: UInt64) throws {
    let given = try rows(seed)
    let target = given.targets.column(0)
    var larger = given.features
    for i in 0..<larger.elements.count { larger.elements[i] *= 1024 }
    let a = try leastSquares(given.features, target)
    let b = try leastSquares(larger, target.map { $0 / 4 })
    #expect(b.coefficients.weights == a.coefficients.weights.map { $0 / 4096 })
    #expect(b.coefficients.bias == a.coefficients.bias / 4)
    #expect(b.residuals == a.residuals.map { $0 / 4 })
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func noOtherModelFitsBetter(seed: UInt64) throws {
    let given = try rows(seed)
    let target = given.targets.column(0)
    let fit = try leastSquares(given.features, target)
    var stream = RandomStream(seed: seed, stream: .initialization)
    for _ in 0..<20 {
      var other = fit.coefficients
      other.bias += 0.01 * stream.normal()
      for j in 0..<other.weights.count { other.weights[j] += 0.01 * stream.normal() }
      #expect(RegressionMetrics.mse(other.predictions(given.features), target) > fit.mse)
    }
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func exchangedClassesTurnTheBoundaryAround(seed: UInt64) throws {
    let given = try BlobsGenerator(rows: 80, classes: 2, features: 3, radius: 0.7)
      .table(seed: seed).dataset
    let a = try logisticNewton(given.features, given.labels)
    let b = try logisticNewton(given.features, given.labels.map { 1 - $0 })
    #expect(isClose(a.loss, b.loss, relative: 1e-14))
    for (x, y) in zip(a.coefficients.weights, b.coefficients.weights) {
      #expect(isClose(x, -y, relative: 1e-11))
    }
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func logisticFitIgnoresUnits(seed: UInt64) throws {
    let given = try BlobsGenerator(rows: 60, classes: 2, radius: 0.8).table(seed: seed).dataset
    let scaler = try Scaler(fitting: given.features, method: .standard)
    let direct = try logisticNewton(given.features, given.labels).coefficients
    let inner = try logisticNewton(scaler.scaled(given.features), given.labels).coefficients
    let back = inner.unscaled(features: scaler)
    for (x, y) in zip(direct.weights + [direct.bias], back.weights + [back.bias]) {
      #expect(isClose(x, y, relative: 1e-9, absolute: 1e-11))
    }
  }

  /// Digests of solutions. A change here is a change of the numerics version; the same digests in
  /// debug and release builds show that optimization moves no bit.
  @Test func keepsItsDigits() throws {
    let longley = try leastSquares(Matrix(rows: 16, columns: 6, elements: Longley.x), Longley.y)
    let filip = try polynomialLeastSquares(Filip.x, Filip.y, degree: 10)
    let given = try rows(5)
    let penalized = try ridge(given.features, given.targets.column(0), penalty: 3)
    let blobs = try BlobsGenerator(rows: 80, classes: 2, radius: 1).table(seed: 5).dataset
    let logistic = try logisticNewton(blobs.features, blobs.labels)
    let curvature = Curvature.logistic(blobs.features, at: logistic.coefficients)
    let found: [UInt64] = [
      digest(longley.residuals + longley.coefficients.weights),
      digest(filip.residuals + filip.coefficients.weights),
      digest(penalized.residuals + penalized.coefficients.weights),
      digest(logistic.coefficients.weights + [logistic.coefficients.bias, logistic.loss]),
      digest(curvature.eigen.values + curvature.eigen.vectors.elements),
      digest(singularValues(given.features, intercept: .fitted)),
    ]
    #expect(
      found == [
        0xd9991eb8228aae5a, 0x265cd61c934b89fd, 0x69006dc4c5a8158a,
        0x1d671485f3d7818c, 0x51a8bf2133402340, 0xafff68506b3c515f,
      ])
  }
}
