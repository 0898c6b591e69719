import LecternEngine
import Testing

@Suite struct LinearCoefficientsTests {
  /// Scaling changes neither the best fit nor its predictions.
  @Test(arguments: [ScalingMethod.none, .standard, .center, .minMax])
  func scaledFitUnscalesToTheFit(method: ScalingMethod) throws {
    let table = try HeightsGenerator(rows: 300).table(seed: 9)
    let features = table.values.selecting(columns: [0, 1])
    let target = Matrix(column: table.values.column(2))
    let direct = try leastSquares(features, target.elements).coefficients
    let xScaler = try Scaler(fitting: features, method: method)
    let yScaler = try Scaler(fitting: target, method: method)
    let inner = try leastSquares(
      xScaler.scaled(features), yScaler.scaled(target).elements
    ).coefficients
    let back = inner.unscaled(features: xScaler, target: yScaler)
    #expect(isClose(back.bias, direct.bias, relative: 1e-12))
    for j in 0..<2 { #expect(isClose(back.weights[j], direct.weights[j], relative: 1e-12)) }
    let again = back.scaled(features: xScaler, target: yScaler)
    for j in 0..<2 { #expect(isClose(again.weights[j], inner.weights[j], relative: 1e-13)) }
    #expect(isClose(again.bias, inner.bias, relative: 1e-12, absolute: 1e-12))
    let row = features.row(0)
    let prediction = yScaler.unscaled(inner.prediction(xScaler.scaled(features).row(0)))
    #expect(isClose(back.prediction(row), prediction, relative: 1e-12))
  }

  @Test func polynomialsUnscaleToo() throws {
    let table = try PolynomialGenerator(rows: 60, coefficients: [1, -2, 0, 3]).table(seed: 2).values
    let x = Matrix(column: table.column(0))
    let y = Matrix(column: table.column(1))
    let xScaler = try Scaler(fitting: x, method: .standard)
    let yScaler = try Scaler(fitting: y, method: .standard)
    let inner = try polynomialLeastSquares(
      xScaler.scaled(x).elements, yScaler.scaled(y).elements, degree: 3
    ).coefficients
    let back = inner.unscaledPolynomial(feature: xScaler, target: yScaler)
    let direct = try polynomialLeastSquares(x.elements, y.elements, degree: 3).coefficients
    for (a, b) in zip(back.weights + [back.bias], direct.weights + [direct.bias]) {
      #expect(isClose(a, b, relative: 1e-11))
    }
  }
}
