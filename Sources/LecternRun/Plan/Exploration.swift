import LecternSource
import LecternSpec

/// A spec whose reader may change it in the page: the runs to start from, and what each control
/// makes of them.
package struct Exploration: Sendable {
  /// One run that the reader may start from: the spec's own, or a member of a comparison.
  package struct Start: Sendable {
    /// A member's name; empty for the spec's own run.
    package var label: String
    package var setup: RunSetup
    package var controls: [Control]
    /// The run as a spec of its own.
    package var source: RunSource?
  }

  /// A control with the run at some of its values, in their order.
  package struct Control: Sendable {
    package var explore: Explore
    package var probes: [Probe]
  }

  package struct Probe: Sendable {
    package var value: Setting
    package var setup: RunSetup
    /// Which of the plan's jobs tells where the run ends; a few probes have one.
    var job: Int?
    /// Where the run ends; known once the plan's jobs are executed.
    package var ending: RunEnding?
  }

  /// Of the train or compare spec.
  package var name: String
  package var starts: [Start]
  /// The author's runs, in the order of the spec's charts.
  package var authors: [RunSetup]
}

extension Planner {
  /// Lowers every run that a reader's control may lead to, so that what cannot work is found.
  mutating func planExplorations() {
    for spec in lesson.specs {
      switch spec {
      case .train(let train) where !train.explore.isEmpty:
        let name = train.heading.name?.value ?? ""
        guard !plan.failed.contains(name), let start = start("", train, named: name) else {
          continue
        }
        plan.explorations.append(
          Exploration(name: name, starts: [start], authors: [start.setup]))
      case .compare(let compare) where !compare.explore.isEmpty:
        let name = compare.heading.name?.value ?? ""
        guard !plan.failed.contains(name) else { continue }
        plan.explorations.append(
          Exploration(
            name: name, starts: starts(of: compare, named: name),
            authors: compare.members.compactMap { setups[name + $0.path] }))
      default: break
      }
    }
    plan.explorations.removeAll { $0.starts.isEmpty }
    plan.explorations = plan.explorations.map { planningTable(of: $0) }
    checkPredictions()
  }

  /// The first control of the first run is shown at each of its settings, for readers without
  /// script.
  private mutating func planningTable(of exploration: Exploration) -> Exploration {
    var exploration = exploration
    guard let probes = exploration.starts.first?.controls.first?.probes else { return exploration }
    for (place, probe) in probes.enumerated() {
      exploration.starts[0].controls[0].probes[place].job = addEnding(probe.setup)
    }
    return exploration
  }

  /// Reports quizzes whose prediction no control of the lesson can decide.
  private mutating func checkPredictions() {
    for case .quiz(let quiz) in lesson.specs {
      guard let written = quiz.control else { continue }
      guard let prediction = quiz.prediction else {
        problems.add(
          .exploreControl, at: written.range, "'\(written.value)' names no control",
          help: "Write the run and the field: `walk.learning_rate = 0.5`.")
        continue
      }
      if plan.failed.contains(prediction.run) { continue }
      let controls = plan.explorations.first { $0.name == prediction.run }?.starts
        .flatMap(\.controls).map(\.explore)
      guard let controls else {
        problems.add(
          .exploreControl, at: written.range,
          "readers cannot change anything in '\(prediction.run)'",
          help: "Add `explore:` to the spec, or remove 'control' from the quiz.")
        continue
      }
      guard let control = controls.first(where: { $0.field.value == prediction.field }) else {
        let near = nearMiss(to: prediction.field, among: controls.map(\.field.value))
        problems.add(
          .exploreControl, at: written.range,
          "'\(prediction.field)' is no control of '\(prediction.run)'",
          label: didYouMean(near))
        continue
      }
      if let value = prediction.value, !control.allows(value) {
        problems.add(
          .exploreControl, at: written.range,
          "the control '\(prediction.field)' cannot be set to \(value)",
          help: "Choose a value that the reader's control has.")
      }
    }
  }

  /// Named members are all starts; along an axis the base is the only one.
  private mutating func starts(of compare: CompareSpec, named name: String) -> [Exploration.Start] {
    if compare.layout == .named {
      return compare.members.filter { !$0.spec.explore.isEmpty }.compactMap { member in
        var label = ""
        if case .text(let text)? = member.labels.first { label = text }
        return start(label, member.spec, named: name + member.path)
      }
    }
    var base = compare.base
    base.explore = compare.explore
    return [start("", base, named: name)].compactMap { $0 }
  }

  private mutating func start(
    _ label: String, _ spec: TrainSpec, named name: String
  ) -> Exploration.Start? {
    guard spec.descent != nil, let setup = lowered(spec, named: name) else { return nil }
    let controls = spec.explore.map { explore in
      let before = problems.diagnostics.count
      let probes = explore.probes.compactMap { probe in
        lowered(probe.spec, named: name).map {
          Exploration.Probe(value: probe.value, setup: $0)
        }
      }
      problems.keepOne(at: explore.field.range, since: before)
      check(explore, probes, in: setup, label)
      return Exploration.Control(explore: explore, probes: probes)
    }
    return Exploration.Start(label: label, setup: setup, controls: controls, source: spec.source)
  }

  /// Reports a range that leaves out the run's own value, which its reader could not go back to, and
  /// a control that changes the rows, which no page prepares anew.
  private mutating func check(
    _ explore: Explore, _ probes: [Exploration.Probe], in setup: RunSetup, _ label: String
  ) {
    let field = explore.field
    guard !problems.diagnostics.contains(where: { $0.range == field.range }) else { return }
    if let rows = setup.prepared,
      probes.contains(where: {
        $0.setup.prepared?.training != rows.training
          || $0.setup.prepared?.validation != rows.validation
      })
    {
      problems.add(
        .exploreControl, at: field.range, "'\(field.value)' changes the rows themselves",
        help: "A page repeats the training, not the preparation of its rows. Compare such runs in "
          + "a `compare` spec.")
      return
    }
    guard case .range(let range) = explore.control,
      let lowest = probes.first?.setup.spec.canonicalFields,
      let highest = probes.last?.setup.spec.canonicalFields,
      let line = highest.lines.first(where: { lowest[$0.field] != $0.value }),
      let written = setup.spec.canonicalFields[line.field], let own = Double(written),
      own < range.minimum || own > range.maximum
    else { return }
    problems.add(
      .exploreControl, at: field.range,
      "the range leaves out \(written), the value"
        + (label.isEmpty ? " that the spec has" : " of '\(label)'"),
      help: "Widen the range, so that readers can go back.")
  }

  private mutating func lowered(_ spec: TrainSpec, named name: String) -> RunSetup? {
    lower(
      spec, name: name, tables: tables, failed: plan.failed, budget: budget,
      preparations: &preparations, problems: &problems)
  }
}

extension Plan {
  /// The explorations with what their probes come to; `results` are in the order of ``jobs``.
  package func explorations(with results: [JobResult]) -> [Exploration] {
    var explorations = explorations
    for place in explorations.indices {
      explorations[place].setEndings(from: results)
    }
    return explorations
  }
}

extension Exploration {
  fileprivate mutating func setEndings(from results: [JobResult]) {
    for start in starts.indices {
      for control in starts[start].controls.indices {
        for probe in starts[start].controls[control].probes.indices {
          guard let job = starts[start].controls[control].probes[probe].job,
            results.indices.contains(job)
          else { continue }
          starts[start].controls[control].probes[probe].ending = results[job].ending
        }
      }
    }
  }
}

extension JobResult {
  fileprivate var ending: RunEnding? {
    switch self {
    case .run(let run): RunEnding(of: run)
    case .ending(let ending): ending
    case .trace, .refused: nil
    }
  }
}

extension Explore {
  /// Whether the control can be set to `value` as an author writes it.
  fileprivate func allows(_ value: String) -> Bool {
    switch control {
    case .range(let range):
      guard let number = Double(value) else { return false }
      return number >= range.minimum && number <= range.maximum
        && (!range.isWhole || number == number.rounded())
    case .choices: return probes.contains { settingText($0.value) == value }
    }
  }
}
