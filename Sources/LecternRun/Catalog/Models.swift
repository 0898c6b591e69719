import LecternEngine
import LecternSpec

private let intercept = KeyDeclaration.flag(
  "intercept", true, "Whether the model has a bias; without one its line passes the origin.")

private func model(
  _ kind: ModelShape.Kind, _ documentation: String, keys: [KeyDeclaration] = [],
  loss: LossName? = nil, initializer: String? = nil,
  delegate: ComponentDeclaration.Delegate? = nil
) -> CatalogEntry {
  var companions: [ComponentKind: String] = [:]
  companions[.loss] = loss?.rawValue
  companions[.initializer] = initializer
  return CatalogEntry(
    ComponentDeclaration(
      .model, kind.rawValue, documentation, keys: keys, companions: companions,
      delegate: delegate), .model(kind))
}

let modelEntries: [CatalogEntry] = [
  model(
    .linear, "A weight for each feature and a bias: a straight line.", keys: [intercept],
    loss: .meanSquaredError, initializer: "zeros"),
  model(
    .polynomial, "A linear model of the powers of the only feature.",
    keys: [
      .integer("degree", 2, .range(1...60), "The highest power.", example: "3"), intercept,
    ], loss: .meanSquaredError, initializer: "zeros"),
  model(
    .logistic, "The probability of the second of two classes: a line, then a sigmoid.",
    keys: [intercept], loss: .binaryCrossEntropy, initializer: "zeros"),
  model(
    .softmax, "A probability for each of several classes: a line each, then softmax.",
    loss: .crossEntropy, initializer: "zeros"),
  model(
    .perceptron, "Rosenblatt's rule: a row that is wrong moves the weights by the learning rate.",
    keys: [
      .choice(
        "rule", ["threshold", "margin"], "threshold",
        "With `threshold` a row is wrong when the 0/1 output is, which is 1 from z = 0 on; with "
          + "`margin` when y·z ≤ 0."),
      .flag("pocket", false, "Whether to keep the best weights seen instead of the last."),
    ], initializer: "zeros"),
  model(
    .network, "Dense layers, each with its activation.",
    keys: [
      KeyDeclaration(
        "hidden", .list(of: .integer(.range(1...10_000))),
        default: .value(.integers([16, 16])),
        "Units of each hidden layer; `[]` for none.", example: "[8, 8]"),
      KeyDeclaration(
        "activation", .component(.activation), default: .absent("`tanh`."),
        "What hidden layers apply to their sums.", example: "relu"),
      KeyDeclaration(
        "output", .component(.activation),
        default: .absent("`identity`; cross-entropy losses add their own sigmoid or softmax."),
        "What the last layer applies.", example: "sigmoid"),
      .number(
        "dropout", 0, .belowOne,
        "The chance that a hidden unit is left out of an update.", example: "0.2"),
    ]),
  model(
    .function,
    "No data: the optimizer descends a function of a few parameters, one update per epoch.",
    keys: [
      KeyDeclaration(
        "name", .component(.function), default: .required, "Which function.", example: "bowl"),
      KeyDeclaration(
        "start", .list(of: .number(.any)), default: .absent("The function's own start."),
        "Where the parameters start.", example: "[10, 1]"),
    ], delegate: .init(key: "name", kind: .function)),
]

private let curvatures = KeyDeclaration(
  "curvatures", .list(of: .number(.any)), default: .value(.numbers([1, 100])),
  "The second derivatives along the bowl's two axes.", example: "[1, 100]")

private func function(
  _ name: String, _ documentation: String, _ keys: [KeyDeclaration], start: [Double],
  _ make: @escaping @Sendable (Arguments) -> FunctionModel
) -> CatalogEntry {
  CatalogEntry(
    ComponentDeclaration(.function, name, documentation, keys: keys),
    .function({ make(Arguments($0, of: keys)) }, start: start))
}

private func pair(_ spec: Arguments) -> (first: Double, second: Double) {
  let numbers = spec.numbers("curvatures")
  return (numbers.first ?? 1, numbers.count > 1 ? numbers[1] : 100)
}

let functionEntries: [CatalogEntry] = [
  function(
    "parabola", "½ c (w − w*)², one parameter `w`.",
    [
      .number("curvature", 1, .any, "c, the second derivative.", example: "2"),
      .number("minimum", 0, .any, "w*, where the minimum lies."),
    ], start: [1]
  ) {
    .parabola(curvature: $0.number("curvature"), center: $0.number("minimum"))
  },
  function(
    "bowl", "½ (c₁ w1² + c₂ w2²), parameters `w1` and `w2`.", [curvatures], start: [10, 1]
  ) { .bowl(first: pair($0).first, second: pair($0).second) },
  function(
    "rotated_bowl", "The bowl turned against the axes.",
    [curvatures, .number("angle", 45, .any, "In degrees.")], start: [10, 1]
  ) {
    .rotatedBowl(
      first: pair($0).first, second: pair($0).second,
      angle: ($0.number("angle")) / 180 * Double.pi)
  },
  function(
    "rosenbrock", "(a − w1)² + b (w2 − w1²)²: a curved valley (Rosenbrock 1960).",
    [
      .number("a", 1, .any, "Where the minimum lies, at (a, a²)."),
      .number("b", 100, .positive, "How steep the valley's walls are."),
    ], start: [-1.2, 1]
  ) { .rosenbrock(a: $0.number("a"), b: $0.number("b")) },
  function(
    "himmelblau", "(w1² + w2 − 11)² + (w1 + w2² − 7)²: four minima (Himmelblau 1972).", [],
    start: [0, 0]
  ) { _ in .himmelblau },
  function(
    "saddle", "½ (w1² − w2²): flat in the middle, falling to two sides.", [], start: [1, 0.01]
  ) { _ in .saddle },
  function(
    "double_well", "w⁴ / 4 − w² / 2 + tilt · w: two minima of unequal depth.",
    [.number("tilt", 0.1, .any, "How much the wells differ.")], start: [2]
  ) { .doubleWell(tilt: $0.number("tilt")) },
]

private func solver(
  _ solver: Solver, _ documentation: String, keys: [KeyDeclaration] = []
) -> CatalogEntry {
  CatalogEntry(
    ComponentDeclaration(.solver, solver.rawValue, documentation, keys: keys), .solver(solver))
}

let solverEntries: [CatalogEntry] = [
  solver(.qr, "Least squares by Householder's QR decomposition, for linear models."),
  solver(
    .ridge, "Least squares with the penalty λ Σw² on the mean squared error.",
    keys: [
      KeyDeclaration(
        "lambda", .number(.nonnegative), default: .required,
        "The weight of the penalty; the bias is not penalized.", example: "0.1")
    ]),
  solver(.newton, "Newton's method on the cross-entropy, for logistic models."),
]
