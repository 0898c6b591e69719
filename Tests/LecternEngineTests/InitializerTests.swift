import LecternEngine
import Testing

@Suite struct InitializerTests {
  /// Mean, deviation and largest magnitude of 20 000 weights with fan-in 100 and fan-out 200.
  static func statistics(_ initializer: Initializer) -> (mean: Double, sd: Double, most: Double) {
    let network = Network(inputs: 100, layers: [Layer(units: 200, weights: initializer)])
    let values = network.initialParameters(seed: 4)[0..<20_000]
    let mean = values.reduce(0, +) / 20_000
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
    return (mean, variance.squareRoot(), values.map(\.magnitude).max() ?? 0)
  }

  static let uniforms: [(Initializer, Double)] = [
    (.glorotUniform, (6.0 / 300).squareRoot()), (.heUniform, (6.0 / 100).squareRoot()),
    (.lecunUniform, (3.0 / 100).squareRoot()), (.inverseRootUniform, 0.1),
    (.uniform(low: -2, high: 2), 2),
  ]

  @Test(arguments: uniforms)
  func uniformStaysWithinItsLimit(initializer: Initializer, limit: Double) {
    let s = Self.statistics(initializer)
    #expect(s.most <= limit && s.most > 0.999 * limit)
    #expect(s.mean.magnitude < 0.02 * limit)
    #expect((s.sd / (limit / 3.0.squareRoot()) - 1).magnitude < 0.02)
  }

  static let normals: [(Initializer, Double, Bool)] = [
    (.glorotNormal(.pytorch), (2.0 / 300).squareRoot(), false),
    (.glorotNormal(.keras), (2.0 / 300).squareRoot(), true),
    (.heNormal(.pytorch), (2.0 / 100).squareRoot(), false),
    (.heNormal(.keras), (2.0 / 100).squareRoot(), true),
    (.lecunNormal(.keras), 0.1, true), (.normal(deviation: 3), 3.0, false),
  ]

  @Test(arguments: normals)
  func normalHasItsDeviation(initializer: Initializer, sd: Double, isTruncated: Bool) {
    let s = Self.statistics(initializer)
    #expect((s.sd / sd - 1).magnitude < 0.02)
    #expect(s.mean.magnitude < 0.03 * sd)
    let limit = 2 * sd / 0.8796256610342398
    #expect(isTruncated == (s.most <= limit))
  }

  @Test func layersDrawOneAfterTheOther() {
    let small = Network.dense(inputs: 2, hidden: [3], activation: .tanh)
    let large = Network.dense(inputs: 2, hidden: [3, 5], activation: .tanh)
    #expect(
      small.initialParameters(seed: 9)[0..<9] == large.initialParameters(seed: 9)[0..<9])
    #expect(small.initialParameters(seed: 9) != small.initialParameters(seed: 8))
  }
}
