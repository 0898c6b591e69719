import LecternRun
import LecternSpec

/// The schedule that changes the rate; nil for a constant rate without warm-up.
func activeSchedule(_ descent: Descent) -> ComponentSpec? {
  guard let schedule = descent.schedule else { return nil }
  return schedule.name == "constant" && schedule.number("warmup") ?? 0 == 0 ? nil : schedule
}

/// The learning rate of the update `t`, from 0, as a Python expression; nil for shapes that are
/// followed by number.
func scheduleExpression(_ schedule: ComponentSpec, rate: Double) -> String? {
  let number = { (name: String) in schedule.number(name).map(PythonLiteral.plain) ?? "1" }
  let factor = { (name: String) in schedule.number(name) == 1 ? "" : number(name) + " * " }
  let warmUp = schedule.number("warmup") ?? 0
  let base = PythonLiteral.plain(rate)
  let t = warmUp > 0 ? "(t - \(PythonLiteral.plain(warmUp)))" : "t"
  let end = schedule.number("end") ?? 0
  let fall = end == 0 ? base : "(\(base) - \(number("end")))"
  let low = end == 0 ? "" : "\(number("end")) + "
  let shape: String
  switch schedule.name {
  case "constant": shape = base
  case "step": shape = "\(base) * \(number("factor")) ** (\(t) // \(number("every")))"
  case "exponential": shape = "\(base) * \(number("decay")) ** (\(t) / \(number("steps")))"
  case "inverse_time": shape = "\(base) / (1 + \(factor("decay"))\(t) / \(number("steps")))"
  case "polynomial":
    let steps = number("steps")
    shape = "\(low)\(fall) * (1 - min(\(t), \(steps)) / \(steps)) ** \(number("power"))"
  case "cosine":
    let steps = number("steps")
    shape = "\(low)\(fall) * (1 + np.cos(np.pi * min(\(t), \(steps)) / \(steps))) / 2"
  default: return nil
  }
  guard warmUp > 0 else { return shape }
  let steps = PythonLiteral.plain(warmUp)
  return schedule.name == "constant"
    ? "\(base) * min(t / \(steps), 1)" : "\(base) * t / \(steps) if t < \(steps) else \(shape)"
}

/// The schedule as the library's own object, where it has one that means the same.
func kerasSchedule(_ schedule: ComponentSpec, rate: String) -> String? {
  let number = { (name: String) in schedule.number(name).map(PythonLiteral.plain) ?? "1" }
  let module = "keras.optimizers.schedules."
  let warmUp = schedule.number("warmup") ?? 0
  guard warmUp == 0 || ["constant", "cosine"].contains(schedule.name) else { return nil }
  switch schedule.name {
  case "constant":
    // A straight line from 0, which stays at its end.
    return "\(module)PolynomialDecay(0.0, \(PythonLiteral.plain(warmUp)), \(rate))"
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

/// PyTorch's scheduler of this shape, stepped after every update; nil for shapes without a form.
func torchSchedule(_ schedule: ComponentSpec, _ run: BridgedRun) -> String? {
  let number = { (name: String) in schedule.number(name).map(PythonLiteral.plain) ?? "1" }
  let module = "torch.optim.lr_scheduler."
  let rate = run.spec.descent?.optimizer.number("learning_rate") ?? 0
  let warmUp = schedule.number("warmup") ?? 0
  let end = schedule.number("end") ?? 0
  let plain: String
  switch schedule.name {
  case "constant": return "\(module)LambdaLR(optimizer, lambda t: min(t / \(Int(warmUp)), 1))"
  case "step":
    plain = "StepLR(optimizer, step_size=\(number("every")), gamma=\(number("factor")))"
  case "exponential":
    plain = "ExponentialLR(optimizer, gamma=\(number("decay")) ** (1 / \(number("steps"))))"
  case "inverse_time":
    let decay = schedule.number("decay") == 1 ? "" : number("decay") + " * "
    plain = "LambdaLR(optimizer, lambda t: 1 / (1 + \(decay)t / \(number("steps"))))"
  case "polynomial" where end == 0:
    plain = "PolynomialLR(optimizer, total_iters=\(number("steps")), power=\(number("power")))"
  case "cosine":
    let low = end == 0 ? "" : ", eta_min=\(number("end"))"
    plain = "CosineAnnealingLR(optimizer, T_max=\(number("steps"))\(low))"
  case "one_cycle":
    plain =
      "OneCycleLR(optimizer, max_lr=\(PythonLiteral.plain(rate)),"
      + " total_steps=\(run.result.counts.updates))"
  default:
    guard let expression = scheduleExpression(schedule, rate: rate) else { return nil }
    return "\(module)LambdaLR(optimizer, lambda t: (\(expression)) / \(PythonLiteral.plain(rate)))"
  }
  guard warmUp > 0 else { return module + plain }
  let steps = PythonLiteral.plain(warmUp)
  let parts = ["\(module)LambdaLR(optimizer, lambda t: t / \(steps))", module + plain]
  return "\(module)SequentialLR(optimizer, [\(parts.joined(separator: ", "))], [\(steps)])"
}
