import LecternSpec

/// A schedule as a Python expression in `t`, the number of updates made so far, and `rate`, the
/// optimizer's learning rate.
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
  guard schedule.number("warmup") ?? 0 == 0 else { return nil }
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
    guard let end = schedule.number("end"), end != 0, let start = Double(rate) else {
      return "\(module)CosineDecay(\(rate), \(number("steps")))"
    }
    return "\(module)CosineDecay(\(rate), \(number("steps")),"
      + " alpha=\(PythonLiteral.plain(end / start)))"
  default:
    return nil
  }
}
