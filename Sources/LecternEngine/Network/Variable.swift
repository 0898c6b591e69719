/// Where one layer's weights or biases stand among all parameters.
struct Variable {
  let start: Int
  let count: Int
  let isBias: Bool
}
