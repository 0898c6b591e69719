import LecternEngine
import Testing

@Suite struct GeneratorTests {
  static let builtIn: [(name: String, generator: any DataGenerator)] = [
    ("line", LineGenerator()),
    ("line, random", LineGenerator(spacing: .random)),
    ("outliers", OutlierGenerator()),
    ("sine", SineGenerator()),
    ("polynomial", PolynomialGenerator()),
    ("blobs", BlobsGenerator()),
    ("moons", MoonsGenerator()),
    ("circles", CirclesGenerator()),
    ("xor", XORGenerator(noise: 0.05)),
    ("spiral", SpiralGenerator()),
    ("sparse regression", SparseRegressionGenerator()),
    ("heights", HeightsGenerator(rows: 1000, order: .shuffled, units: .metric)),
    ("gate", LogicGateGenerator(gate: .xor)),
  ]

  @Test func givesTheSameTableForTheSameSeed() throws {
    for (name, generator) in Self.builtIn {
      #expect(try generator.table(seed: 7) == generator.table(seed: 7), "\(name)")
      if name != "gate" {
        #expect(try generator.table(seed: 7) != generator.table(seed: 8), "\(name)")
      }
      #expect(try generator.table(seed: 7).values.firstNonfinite == nil, "\(name)")
    }
  }

  /// Digests of the tables for seed 1. A change here is a change of the numerics version.
  @Test func keepsItsTables() throws {
    let recorded: [String: UInt64] = [
      "line": 0xee2da3c142c56f5d,
      "line, random": 0x32687b831a84234d,
      "outliers": 0x590ae779f196bf88,
      "sine": 0xd853d77390fe3282,
      "polynomial": 0xc503a53309271862,
      "blobs": 0xea785268a58e3daa,
      "moons": 0x9b9008b897aae5e9,
      "circles": 0xcb3d1029c9a0812e,
      "xor": 0x94d567e9c8679763,
      "spiral": 0x097e1ca6dbfdd502,
      "sparse regression": 0xfc8d2c5f36e0a21d,
      "heights": 0x5e2fb8a32ebf5df7,
      "gate": 0x237d3450c9271d25,
    ]
    for (name, generator) in Self.builtIn {
      let table = try generator.table(seed: 1)
      let found = digest(table.values.elements)
      #expect(found == recorded[name], "\(name): \(found)")
    }
  }

  @Test func balancesClasses() throws {
    let cases: [(any DataGenerator, Int, Int)] = [
      (BlobsGenerator(rows: 100, classes: 3), 3, 33), (MoonsGenerator(rows: 101), 2, 50),
      (CirclesGenerator(rows: 100), 2, 50), (XORGenerator(rows: 100), 2, 50),
      (SpiralGenerator(rows: 100, arms: 7), 7, 14),
    ]
    for (generator, classes, least) in cases {
      let set = try generator.table(seed: 2).dataset
      #expect(set.classes == classes)
      for k in 0..<UInt32(classes) {
        let count = set.labels.count { $0 == k }
        #expect(count == least || count == least + 1)
      }
    }
  }

  @Test func followsItsFormulaWithoutNoise() throws {
    let line = try LineGenerator(rows: 5, slope: 3, intercept: -1, noise: 0, low: 0, high: 2)
      .table(seed: 0).values
    #expect(line.column(0) == [0, 0.5, 1, 1.5, 2])
    #expect(line.column(1) == [-1, 0.5, 2, 3.5, 5])
    let sine = try SineGenerator(rows: 5, noise: 0, spacing: .even).table(seed: 0).values
    for (value, expected) in zip(sine.column(1), [0.0, 1, 0, -1, 0]) {
      #expect(abs(value - expected) < 1e-15)
    }
    let cubic = PolynomialGenerator(rows: 3, coefficients: [1, 2, 0, 4], noise: 0, spacing: .even)
    #expect(try cubic.table(seed: 0).values.column(1) == [-5, 1, 7])
    let moons = try MoonsGenerator(rows: 6, noise: 0).table(seed: 0).values
    #expect(moons.row(0) == [1, 0, 0])
    #expect(abs(moons[2, 1] - 1) < 1e-15)
  }

  @Test func noiseMovesNoFeature() throws {
    let quiet = try LineGenerator(noise: 0, spacing: .random).table(seed: 4).values
    let loud = try LineGenerator(noise: 9, spacing: .random).table(seed: 4).values
    #expect(quiet.column(0) == loud.column(0))
  }

  @Test func movesTheLastPointsOnly() throws {
    let plain = try LineGenerator(rows: 21).table(seed: 0).values.column(1)
    let moved = try OutlierGenerator(moved: 2, shift: 60).table(seed: 0).values.column(1)
    #expect(Array(plain[..<19]) == Array(moved[..<19]))
    #expect(moved[19] == plain[19] + 60 && moved[20] == plain[20] + 60)
  }

  @Test(
    arguments: [
      (LogicGateGenerator.Gate.and, [0, 0, 0, 1]), (.or, [0, 1, 1, 1]), (.xor, [0, 1, 1, 0]),
      (.nand, [1, 1, 1, 0]),
    ] as [(LogicGateGenerator.Gate, [UInt32])])
  func gatesListTheirTruthTable(gate: LogicGateGenerator.Gate, labels: [UInt32]) throws {
    let set = try LogicGateGenerator(gate: gate).table(seed: 0).dataset
    #expect(set.labels == labels)
    #expect(set.features.elements == [0, 0, 0, 1, 1, 0, 1, 1])
  }

  @Test func xorKeepsItsGap() throws {
    let table = try XORGenerator(rows: 400, gap: 0.2).table(seed: 6)
    for i in 0..<400 {
      let row = table.values.row(i)
      #expect(abs(row[0]) >= 0.2 && abs(row[1]) >= 0.2)
      #expect((row[0] * row[1] < 0) == (row[2] == 1))
    }
  }

  @Test func refusesArgumentsThatMakeNoSense() {
    func check(_ error: GeneratorError, _ generator: any DataGenerator) {
      #expect(throws: error) { try generator.table(seed: 0) }
    }
    check(.tooFewRows(0, least: 1), LineGenerator(rows: 0))
    check(.tooManyRows(1_000_000_000, most: 10_000_000), LineGenerator(rows: 1_000_000_000))
    check(.unusable(.noise), LineGenerator(noise: -1))
    check(.unusable(.noise), MoonsGenerator(noise: .nan))
    check(.unusable(.range), SineGenerator(low: 1, high: 1))
    check(.unusable(.frequency), SineGenerator(frequency: 1e9))
    check(.unusable(.coefficients), PolynomialGenerator(coefficients: []))
    check(.unusable(.classes), BlobsGenerator(classes: 0))
    check(.unusable(.classes), BlobsGenerator(classes: 1_000_000_000))
    check(.unusable(.features), BlobsGenerator(features: 0))
    check(.tooFewRows(2, least: 3), SpiralGenerator(rows: 2))
    check(.unusable(.arms), SpiralGenerator(arms: 0))
    check(.unusable(.gap), XORGenerator(gap: 1))
    check(.unusable(.factor), CirclesGenerator(factor: 1))
    check(.unusable(.weights), SparseRegressionGenerator(features: 2))
    check(.unusable(.moved), OutlierGenerator(moved: 22))
  }
}
