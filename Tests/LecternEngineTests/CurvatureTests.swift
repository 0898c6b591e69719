import LecternEngine
import LecternNumerics
import Testing

@Suite struct CurvatureTests {
  /// x = 1, 2, 3 without intercept: (2/3)(1 + 4 + 9) = 28/3.
  @Test func limitsTheRateOfOneParameter() {
    let curvature = Curvature.meanSquaredError(Matrix(column: [1, 2, 3]), intercept: .none)
    #expect(isClose(curvature.maximum, 28.0 / 3, relative: 1e-15))
    #expect(isClose(curvature.learningRateLimit, 3.0 / 14, relative: 1e-15))
    #expect(curvature.condition == 1)
  }

  @Test func isRoundForStandardizedData() throws {
    let rows = try HeightsGenerator().table(seed: 0).dataset
    let scaler = try Scaler(fitting: rows.features, method: .standard)
    let curvature = Curvature.meanSquaredError(scaler.scaled(rows.features))
    #expect(isClose(curvature.maximum, 2, relative: 1e-9))
    #expect(isClose(curvature.condition, 1, relative: 1e-9))
  }

  /// Bands around what an independent script printed for data of the same recipe.
  @Test(arguments: [
    (ScalingMethod.none, 1.25e6...1.35e6), (.center, 14.2...15.0), (.minMax, 55...95),
  ])
  func conditionDependsOnScaling(method: ScalingMethod, band: ClosedRange<Double>) throws {
    let rows = try HeightsGenerator().table(seed: 0).dataset
    let scaler = try Scaler(fitting: rows.features, method: method)
    let curvature = Curvature.meanSquaredError(scaler.scaled(rows.features))
    #expect(band.contains(curvature.condition))
    if method == .none { #expect((8800...8900).contains(curvature.maximum)) }
  }

  @Test func differencesOfGradientsAgree() throws {
    let rows = try BlobsGenerator(rows: 50, classes: 2, features: 2).table(seed: 1).dataset
    let at = LinearCoefficients(weights: [0.3, -0.2], bias: 0.1)
    let analytic = Curvature.logistic(rows.features, at: at)
    let numeric = Curvature.byDifferences(at: at.weights + [at.bias]) { parameters in
      var gradient = [0.0, 0, 0]
      for i in 0..<50 {
        let row = rows.features.row(i)
        let logit = parameters[0] * row[0] + parameters[1] * row[1] + parameters[2]
        let error = (Elementary.sigmoid(logit) - Double(rows.labels[i])) / 50
        gradient[0] += error * row[0]
        gradient[1] += error * row[1]
        gradient[2] += error
      }
      return gradient
    }
    for (a, b) in zip(analytic.hessian.elements, numeric.hessian.elements) {
      #expect(isClose(a, b, relative: 1e-8, absolute: 1e-10))
    }
  }

  /// The square of the condition number of [X 1] is that of XᵀX.
  @Test func agreesWithSingularValues() throws {
    let rows = try SparseRegressionGenerator(rows: 40, features: 5).table(seed: 2).dataset
    let condition = conditionNumber(rows.features, intercept: .fitted)
    let curvature = Curvature.meanSquaredError(rows.features)
    #expect(isClose(curvature.condition, condition * condition, relative: 1e-12))
  }
}
