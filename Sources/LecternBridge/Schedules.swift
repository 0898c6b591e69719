import LecternRun
import LecternSpec

/// A schedule as a Python expression in `t`, the number of updates made so far, and `rate`, the
/// optimizer's learning rate; nil for shapes that are followed by number.
func scheduleExpression(_ schedule: ComponentSpec) -> String? {
  let number = { (name: String) in schedule.number(name).map(PythonLiteral.plain) ?? "1" }
  switch schedule.name {
  case "constant": return "rate"
  case "step": return "rate * \(number("factor")) ** (t // \(number("every")))"
  case "exponential": return "rate * \(number("decay")) ** (t / \(number("steps")))"
  case "inverse_time": return "rate / (1 + \(number("decay")) * t / \(number("steps")))"
  case "polynomial":
    return "\(number("end")) + (rate - \(number("end"))) * (1 - min(t, \(number("steps")))"
      + " / \(number("steps"))) ** \(number("power"))"
  case "cosine":
    return "\(number("end")) + (rate - \(number("end"))) * (1 + np.cos(np.pi * min(t, "
      + "\(number("steps"))) / \(number("steps")))) / 2"
  default: return nil
  }
}

/// The schedule as the library's own object, where it has one that means the same.
func kerasSchedule(_ schedule: ComponentSpec, rate: String) -> String? {
  let number = { (name: String) in schedule.number(name).map(PythonLiteral.plain) ?? "1" }
  let module = "keras.optimizers.schedules."
  let warmUp = schedule.number("warmup") ?? 0
  guard warmUp == 0 || schedule.name == "cosine" else { return nil }
  switch schedule.name {
  case "exponential":
    return "\(module)ExponentialDecay(\(rate), \(number("steps")), \(number("decay")))"
  case "step":
    return "\(module)ExponentialDecay(\(rate), \(number("every")), \(number("factor")),"
      + " staircase=True)"
  case "inverse_time":
    return "\(module)InverseTimeDecay(\(rate), \(number("steps")), \(number("decay")))"
  case "polynomial":
    return "\(module)PolynomialDecay(\(rate), \(number("steps")), \(number("end")),"
      + " \(number("power")))"
  case "cosine":
    var arguments = [warmUp > 0 ? "0.0" : rate, number("steps")]
    if let end = schedule.number("end"), end != 0, let start = Double(rate) {
      arguments.append("alpha=\(PythonLiteral.plain(end / start))")
    }
    if warmUp > 0 {
      arguments += ["warmup_target=\(rate)", "warmup_steps=\(PythonLiteral.plain(warmUp))"]
    }
    return "\(module)CosineDecay(\(arguments.joined(separator: ", ")))"
  default:
    return nil
  }
}

/// PyTorch's scheduler of this shape, stepped after every update.
func torchSchedule(_ schedule: ComponentSpec, _ run: BridgedRun) -> String {
  let number = { (name: String) in schedule.number(name).map(PythonLiteral.plain) ?? "1" }
  let module = "torch.optim.lr_scheduler."
  let warmUp = schedule.number("warmup") ?? 0
  let end = schedule.number("end") ?? 0
  let plain: String
  switch schedule.name {
  case "step":
    plain = "StepLR(optimizer, step_size=\(number("every")), gamma=\(number("factor")))"
  case "exponential":
    plain = "ExponentialLR(optimizer, gamma=\(number("decay")) ** (1 / \(number("steps"))))"
  case "inverse_time":
    plain = "LambdaLR(optimizer, lambda t: 1 / (1 + \(number("decay")) * t / \(number("steps"))))"
  case "polynomial" where end == 0:
    plain = "PolynomialLR(optimizer, total_iters=\(number("steps")), power=\(number("power")))"
  case "cosine":
    let low = end == 0 ? "" : ", eta_min=\(number("end"))"
    plain = "CosineAnnealingLR(optimizer, T_max=\(number("steps"))\(low))"
  case "one_cycle":
    let rate = PythonLiteral.plain(run.spec.descent?.optimizer.number("learning_rate") ?? 0)
    plain = "OneCycleLR(optimizer, max_lr=\(rate), total_steps=\(run.result.counts.updates))"
  default:
    plain = "ConstantLR(optimizer, factor=1)  # PyTorch has no schedule of this shape"
  }
  guard warmUp > 0 else { return module + plain }
  let steps = PythonLiteral.plain(warmUp)
  return "\(module)SequentialLR(\n"
    + "    optimizer, milestones=[\(steps)], schedulers=[\n"
    + "        \(module)LambdaLR(optimizer, lambda t: t / \(steps)),\n"
    + "        \(module)\(plain),\n    ])"
}
