import LecternEngine
import Testing

@Suite struct ScalerTests {
  let rows = Matrix(columns: [[1, 2, 3, 6], [10, 30, 20, 40]])

  @Test func standardizesByThePopulationDeviation() throws {
    let scaled = try Scaler(fitting: rows, method: .standard).scaled(rows)
    for j in 0..<2 {
      #expect(abs(Statistics.mean(scaled.column(j))) < 1e-15)
      #expect(isClose(Statistics.populationDeviation(scaled.column(j)), 1, relative: 1e-15))
    }
    let scaler = try Scaler(fitting: rows, method: .standard)
    #expect(scaler.offsets == [3, 25])
    #expect(isClose(scaler.factors[0], 3.5.squareRoot(), relative: 1e-15))
  }

  @Test func takesAMethodForEachColumn() throws {
    let scaler = try Scaler(fitting: rows, methods: [.center, .minMax])
    let scaled = scaler.scaled(rows)
    #expect(scaled.column(0) == [-2, -1, 0, 3])
    #expect(scaled.column(1) == [0, 2.0 / 3, 1.0 / 3, 1])
    #expect(try Scaler(fitting: rows, method: .none).scaled(rows) == rows)
  }

  @Test(arguments: [ScalingMethod.none, .standard, .center, .minMax])
  func unscalesWhatItScaled(method: ScalingMethod) throws {
    let scaler = try Scaler(fitting: rows, method: method)
    let back = scaler.unscaled(scaler.scaled(rows))
    for (a, b) in zip(back.elements, rows.elements) { #expect(isClose(a, b, relative: 1e-15)) }
    #expect(isClose(scaler.unscaled(scaler.scaled(7, column: 1), column: 1), 7, relative: 1e-15))
  }

  @Test func refusesColumnsWithoutSpread() throws {
    let flat = Matrix(columns: [[1, 2], [5, 5]])
    for method in [ScalingMethod.standard, .minMax] {
      #expect(throws: ScalingError.constant(column: 1)) {
        try Scaler(fitting: flat, method: method)
      }
    }
    #expect(try Scaler(fitting: flat, method: .center).scaled(flat).column(1) == [0, 0])
    #expect(throws: ScalingError.nonfinite(row: 1, column: 0)) {
      try Scaler(fitting: Matrix(column: [1, .nan]), method: .center)
    }
    #expect(throws: ScalingError.unusableRange(column: 0)) {
      try Scaler(fitting: Matrix(column: [0, 1e200]), method: .standard)
    }
    #expect(throws: ScalingError.noRows) {
      try Scaler(fitting: Matrix(rows: 0, columns: 1), method: .standard)
    }
  }
}
