import LecternRun
import LecternSource
import LecternSpec
import LecternWeb

/// What a field of a run means.
private enum RunField {
  case formula(RunFormula)
  /// By epoch, from the first that has a value.
  case series(RunFormula, from: Int)
  case runningLoss
  case measure(RunFormula.Measure, isRoot: Bool = false)
  case firstCleanEpoch, rows, curvature, validation, scaled, parameters
}

private let runFields: [String: RunField] = [
  "epochs": .formula(.epochs), "updates": .formula(.updates),
  "batch_size": .formula(.batchSize), "last_batch": .formula(.lastBatch),
  "iterations_per_epoch": .formula(.updatesPerEpoch), "diverged": .formula(.diverged),
  "diverged_at": .formula(.divergedAt), "first_nonfinite_step": .formula(.firstNonfiniteStep),
  "loss": .series(.loss, from: 0), "validation_loss": .series(.validationLoss, from: 0),
  "running_loss": .runningLoss, "mistakes": .series(.mistakes, from: 1),
  "mse": .measure(.mse), "rmse": .measure(.mse, isRoot: true), "mae": .measure(.mae),
  "accuracy": .measure(.accuracy),
  "first_clean_epoch": .firstCleanEpoch, "rows": .rows, "curvature": .curvature,
  "validation": .validation, "scaled": .scaled,
  "weights": .parameters, "weight": .parameters, "bias": .parameters,
]

extension StatementReading {
  func isRunField(_ name: String) -> Bool {
    runFields[name] != nil
      || runs.run.parameters.names.contains {
        $0 == name || (name.hasPrefix("layer") && $0.hasPrefix("\(name)."))
      }
  }

  mutating func field(_ name: String) -> Meaning? {
    speaksOfRerun = true
    switch runFields[name] {
    case .formula(let formula): return .formula(formula)
    case .series(let value, let first): return .series(SeriesOfRun(value: value, first: first))
    case .runningLoss:
      return runs.keepsRunningLoss ? .series(SeriesOfRun(value: .runningLoss, first: 1)) : nil
    case .measure: return measure(name, isValidation: false)
    case .firstCleanEpoch: return .formula(firstCleanEpoch)
    case .rows: return .formula(.constant(Double(runs.run.counts.rows)))
    case .curvature: return curvature
    case .validation: return .validation
    case .scaled: return .scaled
    case .parameters: return parameters(name, isOriginal: true)
    case nil:
      return name.hasPrefix("layer")
        ? .parameters(name, isOriginal: false) : parameter(name, true)
    }
  }

  private var firstCleanEpoch: RunFormula {
    RunFormula.mistakes.with(.equal, .constant(0)).over(.first, from: 1)
  }

  /// That of squared errors, which is the same whatever the run does.
  private var curvature: Meaning? {
    guard [.linear, .polynomial].contains(runs.run.model.kind), !runs.changesModel else {
      return nil
    }
    let range = SourceRange(at: 0)
    var run = Expression(.name(runs.name), at: range)
    if let compare = runs.compare {
      let member = compare.members[runs.author]
      guard member.coordinates.isEmpty else { return nil }
      run = Expression(.element(run, [Expression(.text(member.label), at: range)]), at: range)
    }
    return .constant(Expression(.member(run, Located("curvature", at: range)), at: range))
  }

  func measure(_ name: String, isValidation: Bool) -> Meaning? {
    guard case .measure(let measure, let isRoot)? = runFields[name] else { return nil }
    let value = RunFormula.measure(measure, isValidation: isValidation)
    return .series(
      SeriesOfRun(
        value: isRoot ? value.squareRoot : value, hasValue: true,
        isHighestBest: measure == .accuracy, isFinalOnly: !runs.keepsParameters))
  }

  /// `weight`, `weights` or `bias`: one parameter, or several by name.
  func parameters(_ name: String, isOriginal: Bool) -> Meaning? {
    if name == "bias" {
      return parameter("bias", isOriginal) ?? .parameters("bias", isOriginal: isOriginal)
    }
    let weights = runs.run.parameters.names.filter { $0.hasPrefix("weight.") }
    if name == "weight", weights.count == 1 { return parameter(weights[0], isOriginal) }
    return .parameters("weight", isOriginal: isOriginal)
  }

  func parameter(_ name: String, _ isOriginal: Bool) -> Meaning? {
    runs.parameter(name, isOriginal: isOriginal).map {
      .series(SeriesOfRun(value: $0, hasValue: true, isFinalOnly: !runs.keepsParameters))
    }
  }

  func statistic(_ name: String, of series: SeriesOfRun) -> RunFormula? {
    if series.isFinalOnly, name != "final" { return nil }
    return switch name {
    case "initial": series.value.at(.constant(Double(series.first)))
    case "final": series.last.map { series.final(before: $0) } ?? series.value.atEnd
    case "best": series.isHighestBest ? series.highest : series.over(.best)
    case "best_epoch": series.isHighestBest ? series.highestEpoch : series.over(.bestEpoch)
    case "min": series.over(.best)
    case "max": series.maximum
    case "mean": series.over(.mean)
    default: nil
    }
  }

  // MARK: Methods

  /// Whether a call without a run before it is one of the rerun.
  func isOwnMethod(_ name: String) -> Bool {
    runMethods.contains { $0.name == name }
      && (nearest == .rerun || (isOwn && runs.compare == nil && nearest == .none))
  }

  mutating func runMethod(_ name: String, _ arguments: [Expression]) -> RunFormula? {
    speaksOfRerun = true
    switch (name, arguments.count) {
    case ("epochs_to", 1), ("updates_to", 1):
      let before = nearest
      nearest = .rerun
      defer { nearest = before }
      guard let epoch = formula(of: arguments[0])?.over(.first, from: 0) else { return nil }
      return name == "epochs_to" ? epoch : epoch.with(.times, .updatesPerEpoch)
    case ("diverges", 0): return .diverged
    case ("never_separates", 0):
      return firstCleanEpoch.with(.equal, .constant(RunFormula.never))
    case ("plateaus", 2), ("plateaus", 3): return plateaus(arguments)
    case ("oscillates", 0): return oscillates(times: 3)
    case ("oscillates", 1):
      guard case .number(let literal) = arguments[0].kind else { return nil }
      return oscillates(times: literal.value)
    case ("overfits_after", 0): return overfitsAfter
    case ("predict", _), ("probability", _):
      let model = runs.run.fitted
      guard
        model.output == (name == "predict" ? .numbers : .probability)
          || model.output == .probability, arguments.count == model.inputs.count,
        model.layers.last?.outputs == 1
      else { return nil }
      var row: [Double] = []
      for argument in arguments {
        guard !mentionsRerun(argument), let number = constant(argument)?.numbers.last else {
          return nil
        }
        row.append(number)
      }
      // Of the trained model, also in a condition on epochs.
      return .prediction(row).atEnd
    default: return nil
    }
  }

  /// The loss stays near its value at one epoch until another.
  private func plateaus(_ arguments: [Expression]) -> RunFormula? {
    var numbers: [Double] = []
    for argument in arguments {
      guard case .number(let literal) = argument.kind else { return nil }
      numbers.append(literal.value)
    }
    guard let from = Int(exactly: numbers[0]), let to = Int(exactly: numbers[1]) else { return nil }
    let start = RunFormula.loss.at(.constant(numbers[0]))
    let tolerance = RunFormula.constant(numbers.count == 3 ? numbers[2] : 0.01)
    let stays = RunFormula.loss.with(.minus, start).magnitude
      .with(.lessOrEqual, start.with(.times, tolerance))
    return stays.over(.minimum, from: from, to: to).with(.equal, .constant(1))
      .with(.and, start.with(.greater, .constant(0)))
      .with(.and, start.with(.less, .constant(.infinity)))
      .with(.and, RunFormula.epochs.with(.greaterOrEqual, .constant(numbers[1])))
  }

  /// The loss turns so often from falling to rising, or a parameter at every update.
  private func oscillates(times: Double) -> RunFormula? {
    if runs.changesLayers { return nil }
    var result = RunFormula.loss.over(.turns, from: 0)
      .with(.greaterOrEqual, .constant(2 * times.rounded(.towardZero)))
    guard let count = runs.run.parameters.byEpoch.first?.count else { return result }
    for place in 0..<count {
      let turns = RunFormula.parameter(place, of: count).over(.turns, from: 0)
      result = result.with(
        .or,
        turns.with(.greaterOrEqual, .constant(times.rounded(.towardZero)))
          .with(.and, RunFormula.updatesPerEpoch.with(.equal, .constant(1))))
    }
    return result
  }

  private var overfitsAfter: RunFormula {
    let validation = RunFormula.validationLoss
    let best = validation.over(.bestEpoch, from: 0)
    let ends = validation.atEnd
    let rose = ends.with(
      .less, RunFormula.constant(1.1).with(.times, validation.over(.best, from: 0))
    ).isFalse
    let fell = RunFormula.loss.atEnd.with(.less, RunFormula.loss.at(best))
    return rose.with(.and, fell).with(.and, best.with(.less, .epochs))
      .choosing(best, else: .constant(RunFormula.never))
  }
}
