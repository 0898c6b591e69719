import LecternEngine
import Testing

@Suite struct RegressionMetricsTests {
  let predictions = [2.5, 0.0, 2, 8]
  let targets = [3, -0.5, 2, 7]

  @Test func measuresErrors() {
    #expect(RegressionMetrics.squaredErrors(predictions, targets) == 1.5)
    #expect(RegressionMetrics.mse(predictions, targets) == 0.375)
    #expect(RegressionMetrics.rmse(predictions, targets) == 0.375.squareRoot())
    #expect(RegressionMetrics.mae(predictions, targets) == 0.5)
    #expect(isClose(RegressionMetrics.r2(predictions, targets), 0.9486081370449679))
  }

  @Test func predictingTheMeanExplainsNothing() {
    let mean = [Double](repeating: 2.875, count: 4)
    #expect(RegressionMetrics.r2(mean, targets) == 0)
    #expect(RegressionMetrics.r2([0, 0], [5, 5]).isNaN)
    #expect(RegressionMetrics.mse([], []).isNaN)
  }

  @Test func residualsAreTargetMinusPrediction() {
    let residuals = Residuals(predictions: predictions, targets: targets)
    #expect(residuals.values == [0.5, -0.5, 0, -1])
    #expect(residuals.mean == -0.25)
    #expect(residuals.minimum == -1 && residuals.maximum == 0.5)
    #expect(residuals.means(by: [0, 1, 0, 1], count: 2) == [0.25, -0.75])
  }
}
