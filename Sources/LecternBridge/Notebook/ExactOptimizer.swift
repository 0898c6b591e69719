import LecternRun
import LecternSource
import LecternSpec

/// Whether the optimizer does the same in both libraries: plain gradient descent.
private func isPlainDescent(_ descent: Descent) -> Bool {
  let optimizer = asSGD(descent.optimizer)
  return optimizer.ownOptimizer == .sgd && optimizer.number("momentum") ?? 0 == 0
}

/// Keras's own optimizer where the spec speaks its dialect, else the same formula in PyTorch's form.
func exactKerasOptimizer(_ descent: Descent, _ dialect: Dialect, rates: String?) -> String {
  let clipping = kerasClipping(descent.clipping)
  let isPlain =
    isPlainDescent(descent) && clipping.isEmpty && weightDecay(descent, dialect) == .none
  if dialect == .keras || isPlain {
    return optimizerCall(
      descent, dialect: dialect, framework: .keras, learningRate: rates, extra: clipping)
  }
  var arguments = formArguments(descent, rate: "learning_rate", rates: rates)
  switch weightDecay(descent, dialect) {
  case .none: break
  case .decoupled(let share): arguments.append("weight_decay=\(PythonLiteral.number(share))")
  case .coupled(let share): arguments.append("coupled=\(PythonLiteral.number(share))")
  }
  return call("TorchForm", arguments + clipping)
}

/// PyTorch's own optimizer where the spec speaks its dialect, else the same formula in Keras's form.
func exactTorchOptimizer(
  _ descent: Descent, _ dialect: Dialect, parameters: String
) -> [String] {
  guard dialect == .keras, !isPlainDescent(descent) else {
    var lines = wrapped([
      "optimizer = "
        + optimizerCall(descent, dialect: dialect, framework: .pytorch, parameters: parameters)
    ])
    if descent.optimizer.flag("bias_correction") == false {
      lines.append("for parameter in \(parameters):")
      lines += torchWithoutCorrection("parameter").map { "    " + $0 }
    }
    return lines
  }
  var arguments = [parameters] + formArguments(descent, rate: "lr", rates: nil)
  if case .decoupled(let share) = weightDecay(descent, dialect) {
    arguments.append("decay=\(PythonLiteral.number(share))")
  }
  return wrapped([call("optimizer = KerasForm", arguments)])
}

/// The kind of optimizer and its numbers, for a class that has the other library's formulas.
private func formArguments(_ descent: Descent, rate: String, rates: String?) -> [String] {
  let optimizer = asSGD(descent.optimizer)
  var arguments = [PythonLiteral.string(optimizer.name)]
  for argument in optimizer.arguments where argument.name != "weight_decay" {
    let isRate = argument.name == "learning_rate"
    let name = isRate ? rate : argument.name
    if isRate, let rates {
      arguments.append("\(name)=\(rates)")
    } else if let flag = argument.value.value.flag {
      if flag != (argument.name == "bias_correction") {
        arguments.append("\(name)=\(flag ? "True" : "False")")
      }
    } else if let number = argument.value.value.number {
      arguments.append("\(name)=\(PythonLiteral.number(number))")
    }
  }
  return arguments
}

/// A bound on gradients as a function of parameters; PyTorch's own adds 1e-6 to a norm.
func exactTorchClip(_ clipping: Clipping?, _ dialect: Dialect) -> String? {
  switch clipping {
  case .value(let limit)?:
    return "lambda p: nn.utils.clip_grad_value_(p, \(PythonLiteral.number(limit)))"
  case .norm(let limit)?:
    return "lambda p: [clip_norm([one], \(PythonLiteral.number(limit))) for one in p]"
  case .globalNorm(let limit)?:
    let slack = dialect == .pytorch ? ", slack=1e-6" : ""
    return "lambda p: clip_norm(p, \(PythonLiteral.number(limit))\(slack))"
  case nil: return nil
  }
}

/// Penalties as functions of weights, for `fit`.
func exactPenalties(_ descent: Descent, _ framework: Framework) -> [String] {
  let rules = descent.regularization
  let isKeras = framework == .keras
  var terms: [String] = []
  if rules.l2 > 0 {
    terms.append("\(PythonLiteral.number(rules.l2)) * sum((w ** 2).sum() for w in weights)")
  }
  if rules.l1Subgradient > 0 {
    let size = isKeras ? "absolute(w)" : "w.abs()"
    terms.append(
      "\(PythonLiteral.number(rules.l1Subgradient)) * sum(\(size).sum() for w in weights)")
  }
  var arguments: [String] = []
  if !terms.isEmpty {
    arguments.append("penalty=lambda weights: \(terms.joined(separator: " + "))")
  }
  if rules.l1 > 0 {
    arguments.append("shrink=lambda w, rate: \(exactShrinkage(rules.l1, framework))")
  }
  return arguments
}

/// The proximal step of L1 on the array `w` at a learning rate `rate`.
func exactShrinkage(_ l1: Double, _ framework: Framework, of w: String = "w") -> String {
  let l1 = PythonLiteral.number(l1)
  return switch framework {
  case .keras: "jnp.sign(\(w)) * jnp.maximum(jnp.abs(\(w)) - rate * \(l1), 0)"
  case .pytorch: "torch.sign(\(w)) * torch.clamp(\(w).abs() - rate * \(l1), min=0)"
  }
}
