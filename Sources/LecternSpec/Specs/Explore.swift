import LecternSource

/// One field of a spec that a reader may change in the page.
package struct Explore: Equatable, Sendable {
  package enum Control: Equatable, Sendable {
    case range(ExploreRange)
    /// At least two; values of the field's own type.
    case choices([Located<Setting>])
  }

  /// The field, dotted: `learning_rate`, `optimizer.momentum`.
  package var field: Located<String>
  package var control: Control
  package var label: String?
  package var unit: String?
  /// The run at some of the control's values; empty until a run is known.
  package var probes: [ExploreProbe] = []
}

/// A run with one control at one value.
package struct ExploreProbe: Equatable, Sendable {
  package var value: Setting
  package var spec: TrainSpec
}

package struct ExploreRange: Equatable, Sendable {
  package enum Scale: String, Equatable, Sendable, CaseIterable {
    case linear
    /// Equal steps are equal factors; the minimum is positive.
    case log
  }

  package var minimum: Double
  /// Greater than the minimum.
  package var maximum: Double
  package var scale: Scale
  /// Positive.
  package var step: Double?
  /// Whether the field counts something.
  package var isWhole = false
}
