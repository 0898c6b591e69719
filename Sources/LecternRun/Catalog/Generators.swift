import LecternEngine
import LecternSource
import LecternSpec

private func rows(_ count: Int) -> KeyDeclaration {
  .integer("rows", count, .range(1...10_000_000), "How many rows to make.")
}

private func noise(_ deviation: Double) -> KeyDeclaration {
  .number(
    "noise", deviation, .nonnegative,
    "Standard deviation of the normal disturbance.")
}

private func ends(_ low: Double, _ high: Double, spacing: String) -> [KeyDeclaration] {
  [
    .number("low", low, .any, "The smallest x."),
    .number("high", high, .any, "The largest x."),
    .choice(
      "spacing", ["even", "random"], spacing,
      "Whether the x stand at equal distances or anywhere."),
  ]
}

private func spacing(_ spec: Arguments) -> Spacing {
  spec.text("spacing") == "random" ? .random : .even
}

private func line(_ spec: Arguments) -> LineGenerator {
  LineGenerator(
    rows: spec.integer("rows"), slope: spec.number("slope"),
    intercept: spec.number("intercept"), noise: spec.number("noise"),
    low: spec.number("low"), high: spec.number("high"), spacing: spacing(spec))
}

private func entry(
  _ name: String, _ documentation: String, _ keys: [KeyDeclaration],
  _ make: @escaping @Sendable (Arguments) -> any DataGenerator
) -> CatalogEntry {
  CatalogEntry(
    ComponentDeclaration(.generator, name, documentation, keys: keys),
    .generator { make(Arguments($0, of: keys)) })
}

private let lineKeys: [KeyDeclaration] = [
  .number("slope", 2, .any, "The slope of the line."),
  .number("intercept", 1, .any, "Where the line meets x = 0."),
  noise(1),
]

let generatorEntries: [CatalogEntry] = [
  entry(
    "line", "Points around a straight line, columns `x` and `y`.",
    [rows(50)] + lineKeys + ends(0, 10, spacing: "even")
  ) { line($0) },
  entry(
    "outliers", "Points around a straight line, the last of them moved far off.",
    [rows(21)] + lineKeys + ends(0, 10, spacing: "even") + [
      .integer("moved", 1, .atLeast(0), "How many of the last points are moved."),
      .number("by", 60, .any, "By how much they are raised."),
    ]
  ) { spec in
    OutlierGenerator(
      line: line(spec), moved: spec.integer("moved"),
      shift: spec.number("by"))
  },
  entry(
    "sine", "Points around a sine wave, columns `x` and `y`.",
    [
      rows(50), .number("amplitude", 1, .any, "The height of the wave."),
      .number("cycles", 1, .any, "Whole waves per unit of x."),
      .number("phase", 0, .any, "Shift of the wave, in radians."), noise(0.25),
    ] + ends(0, 1, spacing: "random")
  ) { spec in
    SineGenerator(
      rows: spec.integer("rows"), amplitude: spec.number("amplitude"),
      frequency: spec.number("cycles"), phase: spec.number("phase"),
      noise: spec.number("noise"), low: spec.number("low"),
      high: spec.number("high"), spacing: spacing(spec))
  },
  entry(
    "polynomial", "Points around a polynomial, columns `x` and `y`.",
    [
      rows(50),
      KeyDeclaration(
        "coefficients", .list(of: .number(.any)), default: .value(.numbers([0, 1, -1])),
        "From the constant on: `[1, 0, 2]` is 1 + 2x².", example: "[1, 0, 2]"),
      noise(0.5),
    ] + ends(-1, 1, spacing: "random")
  ) { spec in
    PolynomialGenerator(
      rows: spec.integer("rows"), coefficients: spec.numbers("coefficients"),
      noise: spec.number("noise"), low: spec.number("low"),
      high: spec.number("high"), spacing: spacing(spec))
  },
  entry(
    "blobs", "Round clouds of points, one for each class.",
    [
      rows(150),
      .integer("classes", 3, .range(2...100), "How many clouds, unless `centers` are given."),
      .integer("features", 2, .range(1...1000), "How many features."),
      .number("radius", 3, .nonnegative, "How far from the origin the centers lie."),
      KeyDeclaration(
        "centers", .list(of: .list(of: .number(.any))),
        default: .absent("The centers lie evenly on a circle."),
        "The clouds' centers, one list of coordinates each.", example: "[[-3, 0], [3, 0]]"),
      .number("sd", 1, .nonnegative, "The standard deviation of each cloud."),
    ]
  ) { spec in
    let centers = spec["centers"]?.list?.compactMap(\.value.numbers) ?? []
    let rows = spec.integer("rows")
    let spread = spec.number("sd")
    if let first = centers.first, centers.allSatisfy({ $0.count == first.count }) {
      return BlobsGenerator(
        rows: rows,
        centers: Matrix(
          rows: centers.count, columns: first.count, elements: centers.flatMap { $0 }),
        spread: spread)
    }
    return BlobsGenerator(
      rows: rows, classes: spec.integer("classes"), features: spec.integer("features"),
      radius: spec.number("radius"), spread: spread)
  },
  entry(
    "moons", "Two half moons that reach into each other.", [rows(200), noise(0.1)]
  ) { MoonsGenerator(rows: $0.integer("rows"), noise: $0.number("noise")) },
  entry(
    "circles", "Two rings around one center.",
    [
      rows(200),
      .number(
        "factor", 0.5, .range(0...1), "The inner ring's radius as a share of the outer one's."),
      noise(0.1),
    ]
  ) { spec in
    CirclesGenerator(
      rows: spec.integer("rows"), factor: spec.number("factor"),
      noise: spec.number("noise"))
  },
  entry(
    "xor", "Four squares of points, opposite ones of the same class.",
    [
      rows(200), .number("gap", 0.1, .nonnegative, "Half the distance between the squares."),
      noise(0),
    ]
  ) { spec in
    XORGenerator(
      rows: spec.integer("rows"), gap: spec.number("gap"),
      noise: spec.number("noise"))
  },
  entry(
    "spiral", "Arms of a spiral, one for each class.",
    [
      rows(300), .integer("arms", 3, .range(2...100), "How many arms."),
      .number("turns", 0.64, .any, "How often an arm winds around the center."), noise(0.2),
    ]
  ) { spec in
    SpiralGenerator(
      rows: spec.integer("rows"), arms: spec.integer("arms"),
      turns: spec.number("turns"), noise: spec.number("noise"))
  },
  entry(
    "sparse_regression", "Many features of which only the first few count.",
    [
      rows(60), .integer("features", 20, .range(1...10_000), "How many features."),
      KeyDeclaration(
        "weights", .list(of: .number(.any)), default: .value(.numbers([3, -2, 1.5])),
        "The true weights of the first features; the others' are zero.", example: "[3, -2, 1.5]"),
      .number("intercept", 0, .any, "The true intercept."), noise(1),
    ]
  ) { spec in
    SparseRegressionGenerator(
      rows: spec.integer("rows"), features: spec.integer("features"),
      weights: spec.numbers("weights"),
      intercept: spec.number("intercept"), noise: spec.number("noise"))
  },
  entry(
    "heights",
    "Synthetic heights and weights of men and women (no one was measured), columns `height`, "
      + "`sex` and `weight`.",
    [
      rows(10_000),
      .choice("order", ["men_first", "shuffled"], "men_first", "How the rows are sorted."),
      .choice(
        "units", ["imperial", "metric"], "imperial",
        "Inches and pounds, or centimeters and kilograms."),
      .number("noise", 10, .nonnegative, "Standard deviation around each group's line, in pounds."),
    ]
  ) { spec in
    HeightsGenerator(
      rows: spec.integer("rows"),
      order: spec.text("order") == "shuffled" ? .shuffled : .menFirst,
      units: spec.text("units") == "metric" ? .metric : .imperial,
      noise: spec.number("noise"))
  },
  entry(
    "logic", "The four rows of a logical operator, columns `x1`, `x2` and `label`.",
    [.choice("operator", ["and", "or", "xor", "nand"], "and", "The operator.")]
  ) { spec in
    let gates: [String: LogicGateGenerator.Gate] = [
      "and": .and, "or": .or, "xor": .xor, "nand": .nand,
    ]
    return LogicGateGenerator(gate: gates[spec.text("operator")] ?? .and)
  },
]
