import LecternSource

/// A run as expressions see it.
func group(for result: RunResult) -> Group {
  let run = Shared(result)
  let counts = run.counts
  let s = run.series
  let here = "run '\(run.name)'"
  var entries: [Group.Entry] = [
    seriesEntry("loss", Series(from: 0, s.loss, .lowestIsBest), of: here),
    seriesEntry("objective", Series(from: 0, s.objective, .lowestIsBest), of: here),
    seriesEntry("running_loss", Series(from: 1, s.runningLoss, .lowestIsBest), of: here),
    seriesEntry(
      "step_loss", Series(from: 1, s.stepLoss, by: .updates, .lowestIsBest), of: here,
      record: "steps"),
    .found("validation_loss") {
      if counts.validationRows == 0 { return .absent("\(here) has no validation rows") }
      return found(
        Series(from: 0, run.series.validationLoss, .lowestIsBest), "validation_loss",
        record: "validation")
    },
    .found("gradient_norm") { gradientNorm(run) },
    seriesEntry(
      "step_gradient_norm", Series(from: 1, s.stepGradientNorm, by: .updates), of: here,
      record: "steps"),
    seriesEntry("update_norm", Series(from: 1, s.updateNorm), of: here, record: "updates"),
    .found("learning_rate") { learningRate(run, here) },
    .init("rows", .count(counts.rows, .row)),
    .init("epochs", .event(counts.epochs, counts.epochNouns)),
    .init("epochs_planned", .event(counts.epochsPlanned, counts.epochNouns)),
    .init("updates", .count(counts.updates, .update, .batch)),
    .init("iterations_per_epoch", .count(counts.iterationsPerEpoch, .update, .batch)),
    .init("batch_size", .count(counts.batchSize, .row)),
    .init("last_batch", .count(counts.lastBatch, .row)),
    .init("samples", .count(counts.samples, .row)),
    .init("diverged", .value(.truth(run.diverged))),
    .init("diverged_at", .event(run.divergedAt, counts.epochNouns)),
    .init("first_nonfinite_step", .event(run.firstNonfiniteStep, [.update, .batch])),
    .init("seed", .count(run.seed)),
    .init("parameters", parametersItem(run)),
    .found("activations") { activations(run, here) },
  ]
  entries += metricEntries(run, on: .training, here)
  for part in [DataPart.validation, .test] {
    entries.append(
      .found(part.rawValue) {
        let rows = part == .validation ? counts.validationRows : counts.testRows
        if rows == 0 { return .absent("\(here) has no \(part.rawValue) rows") }
        return .item(
          .group(
            Group(
              "the \(part.rawValue) rows of \(here)",
              entries: partEntries(run, part, rows: rows, here))))
      })
  }
  entries += parameterEntries(run)
  entries += modelEntries(run, here)
  return Group(here, subject: .run(result), entries: entries)
}

private func partEntries(
  _ run: Shared<RunResult>, _ part: DataPart, rows: Int, _ here: String
) -> [Group.Entry] {
  var entries: [Group.Entry] = [.init("rows", .count(rows, .row))]
  if part == .validation {
    entries.append(
      seriesEntry("loss", Series(from: 0, run.series.validationLoss, .lowestIsBest), of: here))
    if !run.validationResiduals.targets.isEmpty {
      entries.append(
        .init(
          "residuals",
          .group(
            statistics(
              of: run.validationResiduals.residuals, "the validation residuals of \(here)",
              in: run.value.target()))))
    }
  }
  return entries + metricEntries(run, on: part, here)
}

private func seriesEntry(
  _ name: String, _ series: Series, of here: String, record: String? = nil
) -> Group.Entry {
  .found(name) {
    if series.values.isEmpty, record == nil { return .absent("\(here) has no \(name)") }
    return found(series, name, record: record)
  }
}

private func found(_ series: Series, _ name: String, record: String?) -> Found {
  if series.values.isEmpty, let record { return .unrecorded("record: [\(record)]") }
  return .item(item(for: series, "'\(name)'"))
}

private func learningRate(_ run: Shared<RunResult>, _ here: String) -> Found {
  guard let first = run.series.learningRate.first else {
    return .absent("\(here) has no learning rate")
  }
  let series = Series(from: 1, run.series.learningRate, by: .updates)
  guard case .group(var group) = item(for: series, "'learning_rate'") else { return .unknown }
  group.value = .number(first)
  if series.values.count == 1 {
    group.series = nil
    group.element = { _ in .item(.number(first)) }
  }
  return .item(.group(group))
}

/// The norm over all layers, and `.first`, `.last` and `.layers[l]` for one layer each.
private func gradientNorm(_ run: Shared<RunResult>) -> Found {
  let norms = run.series.layerGradientNorms
  let all = Series(from: 0, run.series.gradientNorm)
  if all.values.isEmpty { return .unrecorded("record: [gradients]") }
  guard case .group(var group) = item(for: all, "'gradient_norm'") else { return .unknown }
  if let first = norms.first, let last = norms.last {
    group.entries += [
      .init("first", item(for: Series(from: 0, first), "'gradient_norm.first'")),
      .init("last", item(for: Series(from: 0, last), "'gradient_norm.last'")),
      .init(
        "layers",
        .group(
          Group(
            "'gradient_norm.layers'", value: .count(norms.count), dimension: .count([.layer]),
            element: { index in
              guard let layer = index.only?.wholeNumber, norms.indices.contains(layer) else {
                return .absent("there are layers 0 to \(norms.count - 1)")
              }
              return .item(
                item(for: Series(from: 0, norms[layer]), "'gradient_norm.layers[\(layer)]'"))
            }))),
    ]
  }
  return .item(.group(group))
}

private func activations(_ run: Shared<RunResult>, _ here: String) -> Found {
  let all = run.series.activations
  if all.isEmpty { return .unrecorded("record: [activations]") }
  return .item(
    .group(
      Group(
        "the activations of \(here)",
        element: { index in
          guard let layer = index.only?.wholeNumber, all.indices.contains(layer) else {
            return .absent("'activations' has layers 0 to \(all.count - 1)")
          }
          let phrase = "'activations[\(layer)]'"
          return .item(
            .group(
              Group(
                phrase,
                entries: [
                  .init("mean", item(for: Series(from: 0, all[layer].mean), phrase + ".mean")),
                  .init("sd", item(for: Series(from: 0, all[layer].sd), phrase + ".sd")),
                ])))
        })))
}

// MARK: - What belongs to some models only

private func modelEntries(_ run: Shared<RunResult>, _ here: String) -> [Group.Entry] {
  var entries: [Group.Entry] = [
    .found("mistakes") {
      guard let perceptron = run.perceptron else { return .absent("\(here) is no perceptron") }
      return .item(
        item(
          for: Series(from: 1, perceptron.mistakes.map(Double.init), .lowestIsBest), "'mistakes'",
          .count([.mistake, .update, .row])))
    },
    .found("first_clean_epoch") {
      guard let perceptron = run.perceptron else { return .absent("\(here) is no perceptron") }
      return .item(.event(perceptron.firstCleanEpoch, [.epoch]))
    },
    .found("curvature") {
      guard let curvature = run.curvature else {
        return .absent("the loss of \(here) has no constant curvature")
      }
      return .item(
        .group(
          Group(
            "the curvature of \(here)",
            entries: [
              .init("max", .number(curvature.max)),
              .init("min", .number(curvature.min)),
              .init("condition", .number(curvature.condition)),
              .init("learning_rate_limit", .number(curvature.learningRateLimit)),
              .init(
                "eigenvalues", item(forNumbers: curvature.eigenvalues, "'curvature.eigenvalues'")),
            ])))
    },
    .found("residuals") {
      guard !run.residuals.targets.isEmpty else {
        return .absent("\(here) has no residuals")
      }
      return .item(
        .group(
          statistics(
            of: run.residuals.residuals, "the residuals of \(here)",
            subject: .residuals(run.value), in: run.value.target())))
    },
    .found("stopped_at") {
      guard let stop = run.earlyStop else { return .absent("\(here) has no early stopping") }
      return .item(.event(stop.stoppedAt, run.counts.epochNouns))
    },
    .found("best_epoch") {
      guard let stop = run.earlyStop else { return .absent("\(here) has no early stopping") }
      return .item(.event(stop.bestEpoch, run.counts.epochNouns))
    },
    .found("iterations") {
      guard let solver = run.solver else { return .absent("\(here) used no solver") }
      return .item(.count(solver.iterations, .update))
    },
  ]
  if let confusion = run.confusion {
    entries.append(.init("confusion", confusionItem(confusion)))
  }
  return entries
}

private func confusionItem(_ confusion: ConfusionRecord) -> Item {
  .group(
    Group(
      "the confusion matrix",
      element: { index in
        guard index.count == 2 else { return .absent("'confusion' takes [actual, predicted]") }
        let places = index.map { value -> Int? in
          if case .text(let name) = value { return confusion.classes.firstIndex(of: name) }
          return value.wholeNumber
        }
        guard let row = places[0], let column = places[1],
          confusion.counts.indices.contains(row),
          confusion.counts[row].indices.contains(column)
        else { return .absent("the classes are \(list(confusion.classes))") }
        return .item(.count(confusion.counts[row][column], .row, .mistake))
      }))
}

/// Mean, spread and ends of some numbers, each of which belongs to a row, without those that are
/// missing.
func statistics(
  of values: [Double], _ phrase: String, subject: Group.Subject = .none,
  in dimension: Dimension? = nil, leavingOut isMissing: (Double) -> Bool = { _ in false }
) -> Group {
  let known = values.filter { !isMissing($0) }
  let entries: [Group.Entry] = Statistic.allCases.map { statistic in
    .init(
      statistic.rawValue,
      statistic == .count
        ? .count(known.count, .row) : .number(statistic.of(known), in: dimension))
  }
  return Group(
    phrase, subject: subject, entries: entries,
    element: { index in
      guard let place = index.only?.wholeNumber, values.indices.contains(place) else {
        return .absent("\(phrase) has places 0 to \(values.count - 1)")
      }
      return .item(.number(values[place], in: dimension))
    })
}
