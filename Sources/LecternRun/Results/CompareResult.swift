/// Several runs that differ from a base run only in the fields named.
package struct CompareResult: Equatable, Sendable {
  package var name: String
  /// The base run's name; absent where the base stands inside the compare.
  package var baseName: String?
  /// The fields that vary, in order: one for a sweep, two for a grid; empty for named overrides.
  package var axes: [CompareAxis]
  package var members: [CompareMember]
  /// Every setting in which members differ, with its value in each member, in members' order.
  package var differences: [SettingDifference]
  /// The seeds that every member was run with; empty without `seeds`.
  package var seeds: [Int]

  package init(
    name: String, baseName: String?, axes: [CompareAxis], members: [CompareMember],
    differences: [SettingDifference], seeds: [Int] = []
  ) {
    self.seeds = seeds
    self.name = name
    self.baseName = baseName
    self.axes = axes
    self.members = members
    self.differences = differences
  }

  /// The finite member with the smallest final loss, the first of equals.
  package var best: CompareMember? {
    var best: (loss: Double, member: CompareMember)?
    for member in members {
      guard let loss = member.run.series.loss.last, loss.isFinite, loss < best?.loss ?? .infinity
      else { continue }
      best = (loss, member)
    }
    return best?.member
  }
}

/// A varied field with its values in order.
package struct CompareAxis: Equatable, Sendable {
  /// Dotted, for example `optimizer.momentum` or `learning_rate`.
  package var field: String
  package var values: [Value]

  package init(field: String, values: [Value]) {
    self.field = field
    self.values = values
  }
}

package struct CompareMember: Equatable, Sendable {
  /// `adam` in `race.adam`; for sweeps the values as written, `0.1` or `0.1, 32`.
  package var label: String
  /// One per axis; empty for named overrides.
  package var coordinates: [Value]
  /// The fields this member overrides, with their values as text.
  package var overrides: [NamedText]
  /// The shown run; with `seeds` the one of the first seed.
  package var run: RunResult
  /// With `seeds`, one run per seed, the shown one first; otherwise empty.
  package var seedRuns: [RunResult]

  package init(
    label: String, coordinates: [Value], overrides: [NamedText], run: RunResult,
    seedRuns: [RunResult] = []
  ) {
    self.label = label
    self.coordinates = coordinates
    self.overrides = overrides
    self.run = run
    self.seedRuns = seedRuns
  }
}

package struct SettingDifference: Equatable, Sendable {
  package var field: String
  package var values: [String]

  package init(field: String, values: [String]) {
    self.field = field
    self.values = values
  }
}
