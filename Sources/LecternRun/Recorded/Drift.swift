import LecternNumerics
import LecternSource

/// How a run's numbers differ from the recorded ones.
package struct Drift: Equatable, Sendable {
  package enum Change: Equatable, Sendable {
    /// The run was not there when the lesson was recorded.
    case added
    /// The run is no longer there.
    case removed
    /// Other numbers. `epoch` is the first recorded one that differs, and `within` the epochs
    /// between which the first difference lies.
    case numbers(epoch: Int, recorded: Double, now: Double, within: ClosedRange<Int>)
    /// A loss that is not recorded itself differs, first within these epochs.
    case between(ClosedRange<Int>)
    /// The epochs that both have agree, and one of them has more. The last epochs of both.
    case length(recorded: Int, now: Int)
    /// The losses are the same and a final number is not.
    case final(name: String, recorded: Double, now: Double)
    /// The same numbers from another key.
    case keyOnly
  }

  package var run: String
  package var change: Change
  /// The parts of the key that differ; empty when the same settings give other numbers.
  package var causes: [Cause]

  package struct Cause: Equatable, Sendable {
    package var part: String
    package var recorded: String?
    package var now: String?
  }

  /// Whether numbers differ, and not only what is recorded about them.
  package var isSerious: Bool {
    switch change {
    case .numbers, .between, .length, .final: true
    case .added, .removed, .keyOnly: false
    }
  }
}

/// Compares a lesson's results with the recorded ones, in the order of the lesson.
package func drift(from recorded: RecordedLesson, to now: RecordedLesson) -> [Drift] {
  var drifts: [Drift] = []
  for run in now.runs {
    guard let old = recorded.runs.first(where: { $0.name == run.name }) else {
      drifts.append(Drift(run: run.name, change: .added, causes: []))
      continue
    }
    let causes = causes(old.key, run.key)
    if let change = numberChange(old, run) {
      drifts.append(Drift(run: run.name, change: change, causes: causes))
    } else if !causes.isEmpty {
      drifts.append(Drift(run: run.name, change: .keyOnly, causes: causes))
    }
  }
  for old in recorded.runs where !now.runs.contains(where: { $0.name == old.name }) {
    drifts.append(Drift(run: old.name, change: .removed, causes: []))
  }
  return drifts
}

private func causes(_ old: [NamedText], _ new: [NamedText]) -> [Drift.Cause] {
  var names = old.map(\.name)
  for part in new where !names.contains(part.name) { names.append(part.name) }
  return names.compactMap { name in
    let before = old.first { $0.name == name }?.text
    let after = new.first { $0.name == name }?.text
    return before == after ? nil : Drift.Cause(part: name, recorded: before, now: after)
  }
}

private func numberChange(_ old: RecordedRun, _ new: RecordedRun) -> Drift.Change? {
  if old.digest != new.digest { return lossChange(old, new) }
  for (a, b) in [(old.parameters, new.parameters), (old.metrics, new.metrics)] {
    for number in b {
      guard let before = a.first(where: { $0.name == number.name }) else { continue }
      if !same(before.value, number.value) {
        return .final(name: number.name, recorded: before.value, now: number.value)
      }
    }
  }
  return nil
}

/// Only epochs that both have are compared: the last of a shorter run is recorded of no longer one.
private func lossChange(_ old: RecordedRun, _ new: RecordedRun) -> Drift.Change {
  let ends = (old: old.losses.last?.epoch ?? 0, new: new.losses.last?.epoch ?? 0)
  var lower = 0
  var upper = min(ends.old, ends.new)
  var end = 1
  var differs = false
  for (a, b) in zip(old.prefixes, new.prefixes) {
    if a != b {
      upper = end - 1
      differs = true
      break
    }
    lower = end
    end = end == 1 ? 2 : end == 2 ? 3 : 2 * end - 1
  }
  for loss in new.losses {
    guard let before = old.losses.first(where: { $0.epoch == loss.epoch }),
      !same(before.loss, loss.loss)
    else { continue }
    upper = min(upper, loss.epoch)
    return .numbers(
      epoch: loss.epoch, recorded: before.loss, now: loss.loss, within: min(lower, upper)...upper)
  }
  if !differs, ends.old != ends.new { return .length(recorded: ends.old, now: ends.new) }
  return .between(min(lower, upper)...upper)
}

private func same(_ a: Double, _ b: Double) -> Bool { a == b || (a.isNaN && b.isNaN) }

/// The drift in one sentence: which run, from which epoch, by how much, and why.
package func describe(_ drift: Drift) -> String {
  var text: String
  switch drift.change {
  case .added: text = "run '\(drift.run)' is not recorded yet"
  case .removed: text = "the recorded run '\(drift.run)' is gone"
  case .keyOnly: text = "'\(drift.run)' gives the recorded numbers from other settings"
  case .numbers(let epoch, let recorded, let now, let within):
    text =
      "'\(drift.run)' differs from the recorded run \(start(within)): loss[\(epoch)] was \(shown(.number(recorded))) and is \(shown(.number(now)))"
    let size = max(recorded.magnitude, now.magnitude)
    if size > 0, (now - recorded).isFinite {
      let share = (now - recorded).magnitude / size * 100
      text += " (by \(NumberFormat.significant(share, digits: 2))%)"
    }
  case .between(let within):
    text =
      "'\(drift.run)' differs from the recorded run \(start(within)); the recorded losses agree"
  case .length(let recorded, let now):
    text =
      "'\(drift.run)' ends after \(counted(now, "epoch")) and the recorded run after \(recorded); "
      + "the epochs that both have agree"
  case .final(let name, let recorded, let now):
    text =
      "'\(drift.run)' has the recorded losses, but \(name) was \(shown(.number(recorded))) and is "
      + "\(shown(.number(now)))"
  }
  switch drift.change {
  case .added, .removed: return text
  default: break
  }
  if drift.causes.isEmpty {
    return text + ". Settings, data and numerics are as recorded: the engine changed."
  }
  let causes = drift.causes.prefix(3).map { cause in
    // A digest says nothing to a reader.
    cause.part.hasSuffix("data.file")
      ? "\(cause.part): the bytes of the table"
      : "\(cause.part): \(cause.recorded ?? "none") → \(cause.now ?? "none")"
  }
  let more = drift.causes.count > 3 ? " and \(drift.causes.count - 3) more" : ""
  return text + ". What changed: " + causes.joined(separator: "; ") + more + "."
}

private func start(_ within: ClosedRange<Int>) -> String {
  within.lowerBound == within.upperBound
    ? "from epoch \(within.lowerBound) on"
    : "from an epoch between \(within.lowerBound) and \(within.upperBound) on"
}
