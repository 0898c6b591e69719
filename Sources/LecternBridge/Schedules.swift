import LecternRun
import LecternSpec

/// The schedule that changes the rate; nil for a constant rate without warm-up.
func activeSchedule(_ descent: Descent) -> ComponentSpec? {
  guard let schedule = descent.schedule else { return nil }
  return schedule.ownSchedule == .constant && schedule.warmUp == 0 ? nil : schedule
}

extension ComponentSpec {
  /// Updates over which the rate first rises from 0.
  fileprivate var warmUp: Int { integer("warmup") ?? 0 }

  /// A schedule's number as Python writes it.
  fileprivate func literal(_ name: String) -> String {
    number(name).map(PythonLiteral.plain) ?? "1"
  }
}

/// The last update of a one-cycle schedule, and the one at which its rate is highest, from 0; nil
/// where there is no rise.
private func cycle(_ schedule: ComponentSpec) -> (last: Int, top: Double)? {
  let steps = schedule.integer("steps") ?? 1
  let top = (schedule.number("rise") ?? 0.3) * Double(steps) - 1
  return top > 0 && top < Double(steps - 1) ? (steps - 1, top) : nil
}

// MARK: - Formulas

/// The learning rate of the update `t`, from 0, as a Python expression; as a share of the rate for
/// a `rate` of 1. Nil for shapes that are followed by number.
func scheduleExpression(_ schedule: ComponentSpec, rate: Double) -> String? {
  let warmUp = schedule.warmUp
  let base = rate == 1 ? "" : "\(PythonLiteral.plain(rate)) * "
  let rise = "\(base)t / \(warmUp)"
  if schedule.ownSchedule == .constant { return "\(base)min(t / \(warmUp), 1)" }
  guard let shape = shape(schedule, rate: rate, t: warmUp > 0 ? "(t - \(warmUp))" : "t") else {
    return nil
  }
  return warmUp > 0 ? "\(rise) if t < \(warmUp) else \(shape)" : shape
}

private func shape(_ schedule: ComponentSpec, rate: Double, t: String) -> String? {
  let number = PythonLiteral.plain
  let base = number(rate)
  let times = rate == 1 ? "" : "\(base) * "
  let steps = schedule.literal("steps")
  let slash = schedule.flag("staircase") == true ? " // " : " / "
  /// From `rate` at a share of 1 to the end at 0.
  func fall(_ share: String) -> String {
    let end = schedule.number("end") ?? 0
    return end == 0 ? times + share : "\(number(end)) + (\(base) - \(number(end))) * \(share)"
  }
  switch schedule.ownSchedule {
  case .step:
    return "\(times)\(schedule.literal("factor")) ** (\(t) // \(schedule.literal("every")))"
  case .exponential: return "\(times)\(schedule.literal("decay")) ** (\(t)\(slash)\(steps))"
  case .inverseTime:
    let decay = schedule.number("decay") == 1 ? "" : schedule.literal("decay") + " * "
    let count = slash == " // " && !decay.isEmpty ? "(\(t) // \(steps))" : "\(t)\(slash)\(steps)"
    return "\(base) / (1 + \(decay)\(count))"
  case .polynomial:
    let power = schedule.number("power") == 1 ? "" : " ** \(schedule.literal("power"))"
    return fall("(1 - min(\(t), \(steps)) / \(steps))\(power)")
  case .cosine: return fall("(1 + np.cos(np.pi * min(\(t), \(steps)) / \(steps))) / 2")
  case .oneCycle:
    guard let (last, top) = cycle(schedule) else { return nil }
    let start = rate / (schedule.number("start_divisor") ?? 25)
    let end = start / (schedule.number("end_divisor") ?? 1e4)
    let rise = "(1 - np.cos(np.pi * \(t) / \(number(top)))) / 2"
    let drop =
      "(1 + np.cos(np.pi * (min(\(t), \(last)) - \(number(top))) / \(number(Double(last) - top)))) / 2"
    return "\(number(start)) + (\(base) - \(number(start))) * \(rise) if \(t) <= \(number(top))"
      + " else \(number(end)) + (\(base) - \(number(end))) * \(drop)"
  default: return nil
  }
}

// MARK: - Keras

/// The run's schedule as Keras's own object, or as a class that is added to the program where Keras
/// has none; nil for a constant rate.
func writeKerasSchedule(_ descent: Descent, to program: inout PythonProgram) -> String? {
  guard let schedule = activeSchedule(descent) else { return nil }
  let rate = PythonLiteral.number(descent.optimizer.number("learning_rate") ?? 0)
  let warmUp = schedule.warmUp
  if schedule.ownSchedule == .constant {
    // A straight line from 0, which stays at its end.
    return "keras.optimizers.schedules.PolynomialDecay(0.0, \(warmUp), \(rate))"
  }
  guard let plain = kerasSchedule(schedule, rate: rate) else {
    program.add("# Keras has no schedule of this shape: the rate stays constant here.")
    return nil
  }
  if schedule.ownSchedule == .oneCycle { program.add(definition: kerasOneCycle) }
  guard warmUp > 0, schedule.ownSchedule != .cosine else { return plain }
  program.add(definition: kerasWarmUp)
  return "Warmed(\(warmUp), \(rate), \(plain))"
}

/// The schedule without its warm-up, but for a cosine's, which Keras has.
private func kerasSchedule(_ schedule: ComponentSpec, rate: String) -> String? {
  let module = "keras.optimizers.schedules."
  let number = schedule.literal
  let stairs = schedule.flag("staircase") == true ? ", staircase=True" : ""
  switch schedule.ownSchedule {
  case .exponential:
    return "\(module)ExponentialDecay(\(rate), \(number("steps")), \(number("decay"))\(stairs))"
  case .step:
    return "\(module)ExponentialDecay(\(rate), \(number("every")), \(number("factor")),"
      + " staircase=True)"
  case .inverseTime:
    return "\(module)InverseTimeDecay(\(rate), \(number("steps")), \(number("decay"))\(stairs))"
  case .polynomial:
    let power = schedule.number("power") == 1 ? "" : ", \(number("power"))"
    return "\(module)PolynomialDecay(\(rate), \(number("steps")), \(number("end"))\(power))"
  case .cosine:
    let warmUp = schedule.warmUp
    var arguments = [warmUp > 0 ? "0.0" : rate, number("steps")]
    if let end = schedule.number("end"), end != 0, let start = Double(rate) {
      arguments.append("alpha=\(PythonLiteral.plain(end / start))")
    }
    if warmUp > 0 { arguments += ["warmup_target=\(rate)", "warmup_steps=\(warmUp)"] }
    return "\(module)CosineDecay(\(arguments.joined(separator: ", ")))"
  case .oneCycle:
    guard cycle(schedule) != nil else { return nil }
    var arguments = [rate, number("steps")]
    for (name, standard) in [("rise", 0.3), ("start_divisor", 25), ("end_divisor", 1e4)]
    where schedule.number(name) != standard {
      arguments.append("\(name)=\(number(name))")
    }
    return "OneCycle(\(arguments.joined(separator: ", ")))"
  default: return nil
  }
}

private let kerasWarmUp = """
  class Warmed(keras.optimizers.schedules.LearningRateSchedule):
      \"\"\"Rises from 0 to the rate, then follows another schedule.\"\"\"

      def __init__(self, updates, rate, schedule):
          self.updates, self.rate, self.schedule = updates, rate, schedule

      def __call__(self, t):
          rise = self.rate * keras.ops.cast(t, "float32") / self.updates
          return keras.ops.where(t < self.updates, rise, self.schedule(t - self.updates))
  """

private let kerasOneCycle = """
  class OneCycle(keras.optimizers.schedules.LearningRateSchedule):
      \"\"\"A cosine rise to the rate, then a cosine fall far below the start.\"\"\"

      def __init__(self, rate, steps, rise=0.3, start_divisor=25, end_divisor=1e4):
          self.rate, self.start, self.last = rate, rate / start_divisor, steps - 1
          self.end, self.top = self.start / end_divisor, rise * steps - 1

      def __call__(self, t):
          t = keras.ops.minimum(keras.ops.cast(t, "float32"), self.last)
          rise = self.wave(self.start, self.rate, t / self.top)
          fall = self.wave(self.rate, self.end, (t - self.top) / (self.last - self.top))
          return keras.ops.where(t <= self.top, rise, fall)

      def wave(self, start, end, share):
          return end + (start - end) * (1 + keras.ops.cos(np.pi * share)) / 2
  """

// MARK: - PyTorch

/// PyTorch's scheduler of this shape, stepped after every update; nil for shapes without a form.
func torchSchedule(_ schedule: ComponentSpec, _ run: BridgedRun) -> String? {
  let module = "torch.optim.lr_scheduler."
  let number = schedule.literal
  let rate = run.spec.descent?.optimizer.number("learning_rate") ?? 0
  let warmUp = schedule.warmUp
  let steps = schedule.integer("steps") ?? 1
  let isStairs = schedule.flag("staircase") == true
  // Two of PyTorch's schedulers say nothing about updates after their last step.
  let counts = run.result.counts
  let planned = max(counts.updates, counts.epochsPlanned * counts.iterationsPerEpoch)
  let lasts = warmUp + steps >= planned
  var plain: String?
  switch schedule.ownSchedule {
  case .step:
    plain = "StepLR(optimizer, step_size=\(number("every")), gamma=\(number("factor")))"
  case .exponential:
    plain =
      isStairs
      ? "StepLR(optimizer, step_size=\(steps), gamma=\(number("decay")))"
      : "ExponentialLR(optimizer, gamma=\(number("decay")) ** (1 / \(steps)))"
  case .polynomial where schedule.number("end") ?? 0 == 0:
    let power = schedule.number("power") == 1 ? "" : ", power=\(number("power"))"
    plain = "PolynomialLR(optimizer, total_iters=\(steps)\(power))"
  case .cosine where lasts:
    let low = schedule.number("end") ?? 0 == 0 ? "" : ", eta_min=\(number("end"))"
    plain = "CosineAnnealingLR(optimizer, T_max=\(steps)\(low))"
  case .oneCycle where lasts && warmUp == 0:
    var arguments = ["max_lr=\(PythonLiteral.plain(rate))", "total_steps=\(steps)"]
    for (name, theirs, standard) in [
      ("rise", "pct_start", 0.3), ("start_divisor", "div_factor", 25),
      ("end_divisor", "final_div_factor", 1e4),
    ] where schedule.number(name) != standard {
      arguments.append("\(theirs)=\(number(name))")
    }
    // Without this it would move the momentum too.
    arguments.append("cycle_momentum=False")
    plain = "OneCycleLR(optimizer, \(arguments.joined(separator: ", ")))"
  default: break
  }
  guard let plain else {
    return torchFactor(schedule, rate: rate).map {
      "\(module)LambdaLR(optimizer, lambda t: \($0))"
    }
  }
  guard warmUp > 0 else { return module + plain }
  let parts = ["\(module)LambdaLR(optimizer, lambda t: t / \(warmUp))", module + plain]
  return "\(module)SequentialLR(optimizer, [\(parts.joined(separator: ", "))], [\(warmUp)])"
}

/// What the update `t` multiplies the rate by.
private func torchFactor(_ schedule: ComponentSpec, rate: Double) -> String? {
  guard let end = schedule.number("end"), end != 0, rate != 0 else {
    return scheduleExpression(schedule, rate: 1)
  }
  return scheduleExpression(schedule.setting("end", to: .number(end / rate)), rate: 1)
}
