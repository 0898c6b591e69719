import LecternSource

/// Every result of a lesson with enough digits to give each number back: what
/// `lectern run LESSON --format json` prints.
package func json(of results: LessonResults) -> JSON {
  .object([
    ("results", .array(results.entries.map(json(of:)))),
    ("failed", .texts(results.failed.sorted())),
  ])
}

package func json(of result: NamedResult) -> JSON {
  switch result {
  case .data(let data): json(of: data)
  case .run(let run): json(of: run)
  case .compare(let compare): json(of: compare)
  case .trace(let trace): json(of: trace)
  }
}

// MARK: - Data

package func json(of data: DataResult) -> JSON {
  .object([
    ("kind", .text("data")), ("name", .text(data.name)), ("rows", .integer(data.rowCount)),
    ("source", source(data.source)),
    ("columns", .array(data.columns.map(column))),
    ("features", .texts(data.features)), ("targets", .texts(data.targets)),
    ("feature_scaling", .array(data.featureScaling.map(scaling))),
    ("target_scaling", .array(data.targetScaling.map(scaling))),
    ("training_rows", .integer(data.training.count)),
    ("validation_rows", .array(data.validation.map { .integer($0) })),
    ("test_rows", .array(data.test.map { .integer($0) })), ("seed", .integer(data.seed)),
  ])
}

private func source(_ source: DataSource) -> JSON {
  switch source {
  case .csv(let path): .object([("csv", .text(path))])
  case .generated(let component): .object([("generate", .text(component.description))])
  case .rows: .text("rows")
  case .derived(let text): .text(text)
  }
}

private func column(_ column: DataColumn) -> JSON {
  let statistics = column.statistics
  var members: [(key: String, value: JSON)] = [
    ("name", .text(column.name)), ("label", .text(column.label)), ("unit", .text(column.unit)),
    ("kind", .text(column.kind == .number ? "number" : "category")),
    ("mean", .number(statistics.mean)), ("sd", .number(statistics.sd)),
    ("min", .number(statistics.min)), ("median", .number(statistics.median)),
    ("max", .number(statistics.max)), ("missing", .integer(statistics.missing)),
  ]
  if !column.categories.isEmpty { members.append(("categories", .texts(column.categories))) }
  return .object(members)
}

private func scaling(_ scaling: ScalingRecord) -> JSON {
  .object([
    ("column", .text(scaling.column)), ("method", .text(scaling.method)),
    ("center", .number(scaling.center)), ("scale", .number(scaling.scale)),
  ])
}

private func settings(_ settings: [NamedText]) -> JSON {
  .object(settings.map { ($0.name, .text($0.text)) })
}

private func optional(_ count: Int?) -> JSON { count.map { .integer($0) } ?? .null }

// MARK: - Runs

package func json(of run: RunResult) -> JSON {
  let counts = run.counts
  var members: [(key: String, value: JSON)] = [
    ("kind", .text("run")), ("name", .text(run.name)),
    ("data", run.dataName.map { .text($0) } ?? .null), ("settings", settings(run.settings)),
    (
      "counts",
      .object([
        ("rows", .integer(counts.rows)), ("validation_rows", .integer(counts.validationRows)),
        ("test_rows", .integer(counts.testRows)),
        ("epochs_planned", .integer(counts.epochsPlanned)), ("epochs", .integer(counts.epochs)),
        ("batch_size", .integer(counts.batchSize)),
        ("iterations_per_epoch", .integer(counts.iterationsPerEpoch)),
        ("last_batch", .integer(counts.lastBatch)), ("updates", .integer(counts.updates)),
        ("samples", .integer(counts.samples)), ("parameters", .integer(counts.parameters)),
      ])
    ),
    ("diverged", .truth(run.diverged)), ("diverged_at", optional(run.divergedAt)),
    ("first_nonfinite_step", optional(run.firstNonfiniteStep)),
  ]
  members += series(run.series)
  members.append(
    (
      "metrics",
      .object(
        DataPart.allCases.compactMap { part in
          let metrics = run.metrics.filter { $0.part == part }
          if metrics.isEmpty { return nil }
          return (part.rawValue, .object(metrics.map { ($0.name, .number($0.value)) }))
        })
    ))
  members.append(("parameters", parameters(run.parameters)))
  members += special(run)
  return .object(members)
}

private func series(_ series: RunSeries) -> [(key: String, value: JSON)] {
  let named: [(String, [Double])] = [
    ("loss", series.loss), ("objective", series.objective),
    ("validation_loss", series.validationLoss), ("running_loss", series.runningLoss),
    ("step_loss", series.stepLoss), ("gradient_norm", series.gradientNorm),
    ("step_gradient_norm", series.stepGradientNorm), ("update_norm", series.updateNorm),
    ("learning_rate", series.learningRate),
  ]
  var members: [(key: String, value: JSON)] = []
  for (name, values) in named
  where !values.isEmpty && (name != "objective" || values != series.loss) {
    members.append((name, .numbers(values)))
  }
  if !series.metrics.isEmpty {
    members.append(
      (
        "metrics_by_epoch",
        .object(series.metrics.map { ("\($0.part.rawValue).\($0.name)", .numbers($0.values)) })
      ))
  }
  if !series.layerGradientNorms.isEmpty {
    members.append(
      ("layer_gradient_norms", .array(series.layerGradientNorms.map { .numbers($0) })))
  }
  if !series.activations.isEmpty {
    members.append(
      (
        "activations",
        .array(
          series.activations.map {
            .object([("mean", .numbers($0.mean)), ("sd", .numbers($0.sd))])
          })
      ))
  }
  return members
}

private func parameters(_ record: ParameterRecord) -> JSON {
  var members: [(key: String, value: JSON)] = [
    ("names", .texts(record.names)), ("initial", .numbers(record.initial)),
    ("final", .numbers(record.final)),
  ]
  if let original = record.original { members.append(("original", .numbers(original))) }
  if !record.byEpoch.isEmpty {
    members.append(("by_epoch", .array(record.byEpoch.map { .numbers($0) })))
  }
  return .object(members)
}

private func special(_ run: RunResult) -> [(key: String, value: JSON)] {
  var members: [(key: String, value: JSON)] = []
  if let curvature = run.curvature {
    members.append(("curvature", .numbers(curvature.eigenvalues)))
  }
  if let perceptron = run.perceptron {
    members.append(
      (
        "perceptron",
        .object([
          ("mistakes", .array(perceptron.mistakes.map { .integer($0) })),
          ("first_clean_epoch", optional(perceptron.firstCleanEpoch)),
          ("weights_by_epoch", .array(perceptron.weightsByEpoch.map { .numbers($0) })),
        ])
      ))
  }
  if let stop = run.earlyStop {
    members.append(
      (
        "early_stopping",
        .object([
          ("stopped_at", optional(stop.stoppedAt)), ("best_epoch", .integer(stop.bestEpoch)),
          ("best", .number(stop.best)), ("restored", .truth(stop.restored)),
        ])
      ))
  }
  if let solver = run.solver {
    members.append(
      (
        "solver",
        .object([
          ("name", .text(solver.name.rawValue)), ("iterations", .integer(solver.iterations)),
          ("converged", .truth(solver.converged)),
        ])
      ))
  }
  if let confusion = run.confusion {
    members.append(
      (
        "confusion",
        .object([
          ("classes", .texts(confusion.classes)),
          ("counts", .array(confusion.counts.map { .array($0.map { .integer($0) }) })),
        ])
      ))
  }
  if !run.path.isEmpty, run.path.count <= 10_000 {
    members.append(("path", .array(run.path.map { .numbers($0.position + [$0.value]) })))
  }
  return members
}

// MARK: - Compares and traces

package func json(of compare: CompareResult) -> JSON {
  .object([
    ("kind", .text("compare")), ("name", .text(compare.name)),
    ("base", compare.baseName.map { .text($0) } ?? .null),
    ("vary", .texts(compare.axes.map(\.field))),
    (
      "differences",
      .object(compare.differences.map { ($0.field, .texts($0.values)) })
    ),
    ("seeds", .array(compare.seeds.map { .integer($0) })),
    (
      "members",
      .array(
        compare.members.map { member in
          .object([
            ("label", .text(member.label)), ("overrides", settings(member.overrides)),
            ("run", json(of: member.run)),
            ("final_loss_by_seed", .numbers(member.seedRuns.map { $0.series.loss.last ?? .nan })),
          ])
        })
    ),
  ])
}

package func json(of trace: TraceResult) -> JSON {
  .object([
    ("kind", .text("trace")), ("name", .text(trace.name)), ("run", .text(trace.run)),
    ("steps", .array(trace.steps.map(step))),
    (
      "gradient_check",
      .array(
        trace.gradientCheck.map {
          .object([
            ("parameter", .text($0.parameter)), ("analytic", .number($0.analytic)),
            ("numeric", .number($0.numeric)), ("relative_error", .number($0.relativeError)),
          ])
        })
    ),
    (
      "gradient_check_widths",
      .array(
        trace.gradientCheckWidths.map {
          .object([("h", .number($0.h)), ("relative_error", .number($0.relativeError))])
        })
    ),
  ])
}

private func step(_ step: TraceStep) -> JSON {
  func table(_ rows: [[Double]]) -> JSON { .array(rows.map { .numbers($0) }) }
  return .object([
    ("step", .integer(step.step)), ("epoch", .integer(step.epoch)),
    ("rows", .array(step.rows.map { .integer($0) })), ("batch", .integer(step.batchCount)),
    ("loss", .number(step.loss)), ("loss_after", .number(step.lossAfter)),
    ("learning_rate", .number(step.learningRate)), ("inputs", table(step.inputs)),
    ("targets", table(step.targets)), ("predictions", table(step.predictions)),
    (
      "layers",
      .array(
        step.layers.map { layer in
          .object([
            ("activation", .text(layer.activation)), ("weights", table(layer.weights)),
            ("bias", .numbers(layer.bias)), ("z", table(layer.z)), ("a", table(layer.a)),
            ("gradient_z", table(layer.gradientZ)),
            ("gradient_weights", table(layer.gradientWeights)),
            ("gradient_bias", .numbers(layer.gradientBias)),
          ])
        })
    ),
    (
      "updates",
      .array(
        step.updates.map { update in
          .object([
            ("parameter", .text(update.parameter)), ("before", .number(update.before)),
            ("gradient", .number(update.gradient)), ("change", .number(update.change)),
            ("after", .number(update.after)),
            ("state", .object(update.state.map { ($0.name, .number($0.value)) })),
          ])
        })
    ),
  ])
}
