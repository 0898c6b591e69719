import LecternEngine
import LecternRun
import LecternSpec
import LecternWeb

extension RunSetup {
  /// The run as a page repeats it, keeping no more than its figures need; nil for direct solvers.
  var pageSettings: PageSettings? {
    switch method {
    case .network(var settings):
      settings.record = settings.record.intersection([.parameters])
      return .network(settings)
    case .perceptron(var settings):
      settings.keepsTrace = false
      return .perceptron(
        settings, stopsWithoutMistakes: spec.descent?.stopsWithoutMistakes == true)
    case .function(var settings):
      settings.record = []
      return .function(settings)
    default: return nil
    }
  }

  /// The rows as the run trains on them.
  var pageData: PageData {
    guard let prepared else { return .none }
    return PageData(training: prepared.training, validation: prepared.validation)
  }

  /// The model of fitted lines and boundaries; nil for functions.
  var pageModel: PageModel? {
    guard let prepared else { return nil }
    let kind: PageModel.Output
    switch output {
    case .numbers: kind = .numbers
    case .probability: kind = .probability
    case .probabilities: kind = .probabilities
    case .score: kind = .score
    case .none: return nil
    }
    func scalings(_ records: [ScalingRecord]) -> [PageModel.Scaling] {
      records.map { PageModel.Scaling(center: $0.center, scale: $0.scale) }
    }
    let model = PageModel(
      degree: prepared.degree, featureScaling: scalings(prepared.result.featureScaling),
      targetScaling: kind == .numbers ? scalings(prepared.result.targetScaling) : [],
      layers: [
        PageModel.Layer(
          inputs: prepared.training.features.columns, outputs: 1, activation: .identity)
      ], output: kind)
    if case .network(let settings) = method { return model.with(settings.network) }
    return model
  }
}

/// How a control changes the numbers of a run's settings.
enum LiveChange: Equatable {
  /// The number at a place becomes the control's value.
  case number(at: Int)
  /// Each option sets some numbers.
  case options([LiveOption])
}

/// One choice of a control.
struct LiveOption: Equatable {
  var text: String
  /// Places among the numbers that every run has, and their new values.
  var changes: [(place: Int, value: Double)]
  /// The lists that follow them, where they differ.
  var tail: [Double]?

  static func == (a: Self, b: Self) -> Bool {
    a.text == b.text && a.tail == b.tail && a.changes.count == b.changes.count
      && zip(a.changes, b.changes).allSatisfy { $0.place == $1.place && $0.value == $1.value }
  }
}

/// The one place that holds a range's value in the settings at each probe; nil when a probe differs
/// from `start` otherwise, so that writing the number would not be the run that the spec asks for.
func place(
  ofRange probes: [(value: Double, numbers: [Double])], in start: [Double]
) -> Int? {
  var found: Int?
  for probe in probes {
    guard probe.numbers.count == start.count else { return nil }
    let differing = start.indices.filter { start[$0].bitPattern != probe.numbers[$0].bitPattern }
    if differing.isEmpty { continue }
    guard differing.count == 1, probe.numbers[differing[0]] == probe.value,
      found == nil || found == differing[0]
    else { return nil }
    found = differing[0]
  }
  guard let found else { return nil }
  // A probe without a difference must be the start's own value.
  return probes.allSatisfy { $0.numbers[found] == $0.value } ? found : nil
}

/// What `numbers` changes of `start`, as an option of a control.
func option(_ text: String, _ numbers: [Double], from start: [Double]) -> LiveOption {
  let fixed = min(PageSettings.fixedCount, start.count, numbers.count)
  let changes = (0..<fixed).filter { start[$0].bitPattern != numbers[$0].bitPattern }
    .map { (place: $0, value: numbers[$0]) }
  let tail = Array(numbers[fixed...])
  return LiveOption(text: text, changes: changes, tail: tail == Array(start[fixed...]) ? nil : tail)
}
