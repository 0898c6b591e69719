import LecternEngine
import Testing

@Suite struct LossGridTests {
  @Test func standsRowByRow() {
    let grid = LossGrid(x: (0, 2, 3), y: (10, 20, 2)) { x, y in x + y }
    #expect(grid.xs == [0, 1, 2])
    #expect(grid.ys == [10, 20])
    #expect(grid.values == [10, 11, 12, 20, 21, 22])
    #expect(grid[2, 1] == 22)
  }

  @Test func findsTheLeastFiniteValue() {
    let grid = LossGrid(x: (-1, 1, 21), y: (-1, 1, 21)) { x, y in
      x > 0.95 ? .nan : x * x + (y - 0.5) * (y - 0.5)
    }
    #expect(grid.minimum.map { abs($0.x) < 1e-12 && abs($0.y - 0.5) < 1e-12 } == true)
    #expect(LossGrid(x: (0, 1, 2), y: (0, 1, 2)) { _, _ in .infinity }.minimum == nil)
  }

  @Test func quadraticLossAgreesWithAPassOverTheRows() throws {
    let rows = try LineGenerator(rows: 30).table(seed: 4).dataset
    let loss = try QuadraticLoss(rows.features, rows.targets.column(0))
    let grid = loss.grid(x: (-5, 5, 7), bias: (-20, 20, 5))
    for (i, weight) in grid.xs.enumerated() {
      for (j, bias) in grid.ys.enumerated() {
        let model = LinearCoefficients(weights: [weight], bias: bias)
        let direct = RegressionMetrics.mse(
          model.predictions(rows.features), rows.targets.column(0))
        #expect(isClose(grid[i, j], direct, relative: 1e-12))
      }
    }
  }
}
