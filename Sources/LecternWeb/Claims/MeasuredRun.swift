import LecternEngine
import LecternNumerics

/// A run with what decides and measures it: what formulas of a lesson's statements are computed from.
///
/// Losses and parameters are those of a lesson's results to the bit. A measure by epoch is computed
/// from predictions, and sums over members are plain ones, so that last digits may differ from what a
/// lesson's results give. A class, since copies of it would only make the page's module larger.
public final class MeasuredRun {
  private let record: PageRecord
  private let settings: PageSettings?
  private let data: PageData
  private let model: PageModel?
  /// Of the formula being computed, each summary's place, the place after it and its value: one
  /// inside of another is the same at every epoch.
  private var summaries: [Double] = []

  /// - Parameters:
  ///   - record: what happened in the run.
  ///   - settings: what decided it; nil for none.
  ///   - data: the rows that it trained on.
  ///   - model: how its numbers turn into original units; nil for functions.
  public init(
    record: PageRecord, settings: PageSettings?, data: PageData, model: PageModel?
  ) {
    self.record = record
    self.settings = settings
    self.data = data
    self.model = model?.trained(by: settings)
  }

  /// The value of a formula as ``RunFormula/numbers``; NaN where it is none.
  public func value(of formula: [Double]) -> Double {
    summaries = []
    var reader = NumberReader(formula)
    let value = value(&reader, at: nil)
    return reader.isBroken || !reader.isAtEnd ? .nan : value
  }

  /// Reads one formula, and computes it at an epoch or at the end.
  private func value(_ reader: inout NumberReader, at epoch: Int?) -> Double {
    guard let operation = RunFormula.Operation(rawValue: reader.integer()) else { return .nan }
    switch operation {
    case .constant: return reader.number()
    case .loss: return entry(of: record.losses, from: 0, epoch)
    case .validationLoss: return entry(of: record.validation, from: 0, epoch)
    case .runningLoss: return entry(of: record.running, from: 1, epoch)
    case .mistakes: return entry(of: record.mistakes, from: 1, epoch)
    case .epochs: return Double(record.epochs)
    case .updates: return Double(record.updates)
    case .batchSize: return Double(batches.size)
    case .lastBatch: return Double(batches.last)
    case .updatesPerEpoch: return Double(batches.count)
    case .diverged: return record.diverged ? 1 : 0
    case .divergedAt: return event(record.divergedAt)
    case .firstNonfiniteStep: return event(record.firstNonfiniteStep)
    case .parameter:
      let (place, count) = (reader.integer(), reader.integer())
      let parameters = parameters(epoch)
      return parameters.count == count && parameters.indices.contains(place)
        ? parameters[place] : .nan
    case .measure:
      let measure = RunFormula.Measure(rawValue: reader.integer())
      let isValidation = reader.flag()
      guard let measure, let rows = isValidation ? data.validation : data.training else {
        return .nan
      }
      return self.measure(measure, over: rows, parameters(epoch))
    case .prediction: return prediction(for: reader.list(), parameters(epoch))
    case .not: return value(&reader, at: epoch) == 0 ? 1 : 0
    case .magnitude: return value(&reader, at: epoch).magnitude
    case .squareRoot:
      let x = value(&reader, at: epoch)
      return x == RunFormula.never ? x : x.squareRoot()
    case .plus, .minus, .times, .divided, .less, .lessOrEqual, .greater, .greaterOrEqual, .equal,
      .notEqual, .and, .or, .greatest, .least:
      let a = value(&reader, at: epoch)
      return pair(operation, a, value(&reader, at: epoch))
    case .either:
      let condition = value(&reader, at: epoch)
      let yes = value(&reader, at: epoch)
      let no = value(&reader, at: epoch)
      return condition == 1 ? yes : no
    case .at:
      let moment = value(&reader, at: epoch)
      return value(&reader, at: moment >= 0 && moment < 1e9 ? Int(moment) : -1)
    case .end: return value(&reader, at: nil)
    default: return summary(operation, &reader)
    }
  }

  // MARK: Over epochs

  private func summary(_ operation: RunFormula.Operation, _ reader: inout NumberReader) -> Double {
    let place = Double(reader.place)
    var known = 0
    while known < summaries.count {
      if summaries[known] == place {
        reader.place = Int(summaries[known + 1])
        return summaries[known + 2]
      }
      known += 3
    }
    let value = newSummary(operation, &reader)
    summaries += [place, Double(reader.place), value]
    return value
  }

  private func newSummary(
    _ operation: RunFormula.Operation, _ reader: inout NumberReader
  ) -> Double {
    let first = reader.integer()
    var last = reader.integer()
    let end = record.losses.count - 1
    if last < 0 || last > end { last = end }
    let start = reader
    var values: [Double] = []
    var epoch = first
    while epoch <= last {
      reader = start
      values.append(value(&reader, at: epoch))
      if operation == .first, values[epoch - first] == 1 { return Double(epoch) }
      epoch += 1
    }
    if values.isEmpty { _ = value(&reader, at: -1) }
    switch operation {
    case .first: return RunFormula.never
    case .best, .bestEpoch:
      var best = -1
      for place in values.indices where !values[place].isNaN {
        if best < 0 || values[place] < values[best] { best = place }
      }
      if best < 0 { return .nan }
      return operation == .best ? values[best] : Double(first + best)
    case .turns:
      var turns = 0.0
      var way = 0.0
      for place in values.indices.dropFirst() {
        let step = values[place] - values[place - 1]
        if step == 0 || !step.isFinite { continue }
        if way != 0, (way < 0) != (step < 0) { turns += 1 }
        way = step
      }
      return turns
    case .mean: return Statistics.mean(values)
    case .sum: return Statistics.sum(values)
    default:
      var least = values.first ?? .nan
      for value in values { least = pair(.least, least, value) }
      return least
    }
  }

  /// NaN where there is none; without an epoch the last.
  private func entry(of series: [Double], from first: Int, _ epoch: Int?) -> Double {
    let place = epoch.map { $0 - first } ?? series.count - 1
    return series.indices.contains(place) ? series[place] : .nan
  }

  private func parameters(_ epoch: Int?) -> [Double] {
    guard let epoch else { return record.parameters }
    let history = record.parametersByEpoch
    return history.indices.contains(epoch) ? history[epoch] : []
  }

  private func event(_ moment: Int?) -> Double { moment.map { Double($0) } ?? RunFormula.never }

  private var batches: (size: Int, count: Int, last: Int) {
    let rows = data.training.rows
    var (size, drops) = (1, false)
    switch settings {
    case .network(let settings):
      size = rows
      if case .rows(let given) = settings.batchSize, given < rows { size = given }
      drops = settings.dropsLastBatch
    case .function: return (0, 1, 0)
    default: break
    }
    if size < 1 { size = 1 }
    let rest = drops ? 0 : rows % size
    return (size, rows / size + (rest > 0 ? 1 : 0), rest > 0 ? rest : size)
  }

  // MARK: From predictions

  private func measure(
    _ measure: RunFormula.Measure, over rows: Dataset, _ parameters: [Double]
  ) -> Double {
    guard let model, parameters.count == model.parameterCount else { return .nan }
    var predictions: [Double] = []
    var right = 0
    for row in 0..<rows.features.rows {
      let outputs = model.outputs(rows.features.row(row), parameters)
      if rows.labels.isEmpty {
        predictions += outputs
      } else if predictedClass(logits: outputs) == Int(rows.labels[row]) {
        right += 1
      }
    }
    if measure == .accuracy {
      return rows.labels.isEmpty ? .nan : Double(right) / Double(rows.labels.count)
    }
    var targets = rows.targets.elements
    guard targets.count == predictions.count else { return .nan }
    for index in targets.indices where !model.targetScaling.isEmpty {
      let scaling = model.targetScaling[index % model.targetScaling.count]
      targets[index] = targets[index] * scaling.scale + scaling.center
      predictions[index] = predictions[index] * scaling.scale + scaling.center
    }
    return measure == .mse
      ? RegressionMetrics.mse(predictions, targets) : RegressionMetrics.mae(predictions, targets)
  }

  private func prediction(for row: [Double], _ parameters: [Double]) -> Double {
    guard let model, parameters.count == model.parameterCount,
      row.count == (model.degree > 1 ? 1 : model.layers[0].inputs)
    else { return .nan }
    let value = model.value(row, parameters)
    return model.output == .probability ? Elementary.sigmoid(value) : value
  }
}

/// Comparisons with NaN are false, and ``RunFormula/never`` stays what it is.
private func pair(_ operation: RunFormula.Operation, _ a: Double, _ b: Double) -> Double {
  let never = RunFormula.never
  let truth: Bool
  switch operation {
  case .less: truth = a < b
  case .lessOrEqual: truth = a <= b
  case .greater: truth = a > b
  case .greaterOrEqual: truth = a >= b
  case .equal: truth = a == b
  case .notEqual: truth = a < b || a > b
  case .and: truth = a == 1 && b == 1
  case .or: truth = a == 1 || b == 1
  case .greatest: return a.isNaN || a > b ? a : b
  case .least: return a.isNaN || a < b ? a : b
  default:
    if a.isNaN || b.isNaN { return .nan }
    if a == never || b == never { return never }
    switch operation {
    case .plus: return a + b
    case .minus: return a - b
    case .times: return a * b
    default: return a / b
    }
  }
  return truth ? 1 : 0
}
