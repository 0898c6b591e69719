import LecternEngine
import LecternNumerics
import Testing

@Suite struct LogisticNewtonTests {
  private func challenger() throws -> (features: Matrix, labels: [UInt32]) {
    let labels = try TestData.lessonColumn("challenger", 2).map { UInt32($0) }
    return (Matrix(column: try TestData.lessonColumn("challenger", 1)), labels)
  }

  @Test func fitsTheChallengerTable() throws {
    let (features, labels) = try challenger()
    #expect(labels.count == 23)
    let fit = try logisticNewton(features, labels)
    #expect((fit.coefficients.bias * 1000).rounded() == 15043)
    #expect((fit.coefficients.weights[0] * 10000).rounded() == -2322)
    #expect((fit.loss * 10000).rounded() == 4416)
    #expect(fit.iterations < 10)
  }

  /// At the minimum the gradient `Xᵀ(p − y) + penalty · w` vanishes.
  @Test(arguments: [0.0, 0.5, 20])
  func gradientVanishesAtTheSolution(penalty: Double) throws {
    let table = try BlobsGenerator(rows: 200, classes: 2, features: 2, radius: 1)
      .table(seed: 8).dataset
    let fit = try logisticNewton(table.features, table.labels, penalty: penalty)
    let errors = fit.coefficients.predictions(table.features).enumerated()
      .map { Elementary.sigmoid($1) - Double(table.labels[$0]) }
    #expect(abs(Statistics.sum(errors)) < 1e-10)
    for j in 0..<2 {
      let slope = Statistics.sum((0..<200).map { table.features[$0, j] * errors[$0] })
      #expect(abs(slope + penalty * fit.coefficients.weights[j]) < 1e-10)
    }
  }

  @Test func refusesSeparableClassesUnlessPenalized() throws {
    let features = Matrix(column: [-3, -2, -1, 1, 2, 3])
    #expect(throws: SolverError.separable) {
      try logisticNewton(features, [0, 0, 0, 1, 1, 1])
    }
    let fit = try logisticNewton(features, [0, 0, 0, 1, 1, 1], penalty: 0.1)
    #expect(fit.coefficients.weights[0] > 0)
    #expect(abs(fit.coefficients.bias) < 1e-10)
  }

  /// The classes touch at x = 0, so no iterate separates them and the weights still run away.
  @Test func refusesClassesThatAlmostSeparate() {
    #expect(throws: SolverError.separable) {
      try logisticNewton(Matrix(column: [-2, -1, 0, 0, 1, 2]), [0, 0, 0, 1, 1, 1])
    }
  }

  /// One row lies a thousand times farther out than the others, on the wrong side.
  @Test func convergesPastAFarRow() throws {
    let features = Matrix(column: [-3, -2, -1, 0, 1, 2, 3, -3000])
    let labels: [UInt32] = [0, 0, 1, 0, 1, 1, 1, 1]
    let fit = try logisticNewton(features, labels)
    let errors = fit.coefficients.predictions(features).enumerated()
      .map { Elementary.sigmoid($1) - Double(labels[$0]) }
    #expect(abs(Statistics.sum(errors)) < 1e-9)
    #expect(abs(Statistics.sum((0..<8).map { features[$0, 0] * errors[$0] })) < 1e-6)
  }

  @Test func refusesOneClassAndDependentColumns() {
    #expect(throws: SolverError.oneClass(1)) {
      try logisticNewton(Matrix(column: [1, 2, 3]), [1, 1, 1])
    }
    #expect(throws: SolverError.oneClass(0)) {
      try logisticNewton(Matrix(column: [1, 2, 3]), [0, 0, 0], penalty: 1)
    }
    #expect(throws: SolverError.dependentColumns(rank: 1, parameters: 2, column: 0)) {
      try logisticNewton(Matrix(column: [2, 2, 2, 2]), [0, 1, 1, 0])
    }
  }
}
