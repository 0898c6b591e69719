import LecternSpec

/// A bare function of a few parameters in Python, in terms of `w`, that reads alike in NumPy,
/// PyTorch and JAX.
struct FunctionExpression: Equatable {
  /// What the expression needs to be computed first.
  var before: [String] = []
  var value: String
  var needsMath = false

  /// `def function(w):` and its body.
  var definition: [String] {
    ["def function(w):"] + (before + ["return \(value)"]).map { "    " + $0 }
  }
}

/// The function that a `function` component names, with its numbers; nil for one that is not of the
/// standard catalog.
func functionExpression(_ component: ComponentSpec) -> FunctionExpression? {
  let function = component.component("name") ?? component
  func number(_ name: String, _ standard: Double) -> Double { function.number(name) ?? standard }
  let pair = function.numbers("curvatures") ?? []
  let (first, second) = (times(pair.first ?? 1), times(pair.count > 1 ? pair[1] : 100))
  switch function.name {
  case "parabola":
    let distance = difference("w[0]", number("minimum", 0))
    return FunctionExpression(value: "0.5 * \(times(number("curvature", 1)))\(distance) ** 2")
  case "bowl":
    return FunctionExpression(value: "0.5 * (\(first)w[0] ** 2 + \(second)w[1] ** 2)")
  case "rotated_bowl" where number("angle", 45) == 45:
    return FunctionExpression(
      value: "0.25 * (\(first)(w[0] + w[1]) ** 2 + \(second)(w[1] - w[0]) ** 2)")
  case "rotated_bowl":
    let angle = "math.radians(\(PythonLiteral.plain(number("angle", 45))))"
    return FunctionExpression(
      before: [
        "cosine, sine = math.cos(\(angle)), math.sin(\(angle))",
        "u, v = cosine * w[0] + sine * w[1], cosine * w[1] - sine * w[0]",
      ], value: "0.5 * (\(first)u ** 2 + \(second)v ** 2)", needsMath: true)
  case "rosenbrock":
    let (a, b) = (PythonLiteral.plain(number("a", 1)), times(number("b", 100)))
    return FunctionExpression(value: "(\(a) - w[0]) ** 2 + \(b)(w[1] - w[0] ** 2) ** 2")
  case "himmelblau":
    return FunctionExpression(
      value: "(w[0] ** 2 + w[1] - 11) ** 2 + (w[0] + w[1] ** 2 - 7) ** 2")
  case "saddle": return FunctionExpression(value: "0.5 * (w[0] ** 2 - w[1] ** 2)")
  case "double_well":
    return FunctionExpression(
      value: "0.25 * w[0] ** 4 - 0.5 * w[0] ** 2 + \(times(number("tilt", 0.1)))w[0]")
  default: return nil
  }
}

/// `100 * `, and nothing for 1.
private func times(_ factor: Double) -> String {
  factor == 1 ? "" : "\(PythonLiteral.plain(factor)) * "
}

/// `(w[0] - 2)`, and without brackets for 0.
private func difference(_ name: String, _ number: Double) -> String {
  if number == 0 { return name }
  return "(\(name) \(number < 0 ? "+" : "-") \(PythonLiteral.plain(number.magnitude)))"
}
