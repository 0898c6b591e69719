import LecternEngine

/// The names of an optimizer's numbers per parameter, in the order of its slots.
func stateNames(_ optimizer: OptimizerChoice) -> [String] {
  switch optimizer {
  case .sgd(let rule): rule.slotCount > 0 ? ["velocity"] : []
  case .adaGrad: ["sum"]
  case .rmsProp: ["v"]
  case .adaDelta: ["v", "u"]
  case .adam, .nAdam: ["m", "v"]
  case .adaMax: ["m", "u"]
  case .custom: []
  }
}

/// m̂ and v̂ of Adam: m / (1 − β₁ᵗ) and v / (1 − β₂ᵗ). Kingma and Ba 2014, algorithm 1.
func corrected(
  _ optimizer: OptimizerChoice, _ state: [Double], _ index: Int, _ count: Int
) -> [NamedNumber] {
  guard case .adam(let rule) = optimizer, state.count >= 2 * count + 2, rule.correctsBias else {
    return []
  }
  return [
    NamedNumber("m_hat", state[index] / (1 - state[2 * count])),
    NamedNumber("v_hat", state[count + index] / (1 - state[2 * count + 1])),
  ]
}
