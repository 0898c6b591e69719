/// What became of a run's loss, as drawing and words need it.
struct RunFate: Equatable {
  /// Not finite in the end, or above ten times its start.
  let diverged: Bool
  /// The place of the first value that is not a finite number.
  let firstNotFinite: Int?
  let first: Double?
  /// The last finite value, and its place.
  let last: (value: Double, index: Int)?
  /// The least finite value, and its first place.
  let best: (value: Double, index: Int)?

  init(_ values: [Double]) {
    var firstNotFinite: Int?
    var first: Double?
    var last: (value: Double, index: Int)?
    var best: (value: Double, index: Int)?
    for index in values.indices {
      let value = values[index]
      guard value.isFinite else {
        if firstNotFinite == nil { firstNotFinite = index }
        continue
      }
      if first == nil { first = value }
      last = (value, index)
      if best.map({ value < $0.value }) ?? true { best = (value, index) }
    }
    self.firstNotFinite = firstNotFinite
    self.first = first
    self.last = last
    self.best = best
    if firstNotFinite != nil {
      diverged = true
    } else if let first, let last, first > 0 {
      diverged = last.value > 10 * first
    } else {
      diverged = false
    }
  }

  static func == (left: RunFate, right: RunFate) -> Bool {
    left.diverged == right.diverged && left.firstNotFinite == right.firstNotFinite
  }
}

/// Which scale an author asked for.
public enum ScaleChoice: Equatable, Sendable {
  /// Logarithmic where the values are positive and their range exceeds a factor of 30.
  case automatic
  case linear
  case logarithmic
}

/// A choice carried out on the values of a chart.
struct ChosenScale {
  let kind: Scale.Kind
  /// Zeros among the values of a logarithmic scale, which get a foot line of their own.
  let hasZeros: Bool
  let warning: String?

  init(_ choice: ScaleChoice, for values: [Double], factor: Double = 30) {
    var lowest = Double.infinity
    var highest = 0.0
    var zeros = false
    var negatives = false
    for value in values where value.isFinite {
      if value < 0 { negatives = true }
      if value == 0 { zeros = true }
      if value > 0 {
        lowest = min(lowest, value)
        highest = max(highest, value)
      }
    }
    let logarithmic: Bool
    switch choice {
    case .linear: logarithmic = false
    case .logarithmic: logarithmic = !negatives && highest > 0
    case .automatic: logarithmic = !negatives && highest > 0 && highest > factor * lowest
    }
    kind = logarithmic ? .logarithmic : .linear
    hasZeros = logarithmic && zeros
    warning =
      choice == .logarithmic && negatives
      ? "negative values cannot stand on a log scale; the scale is linear" : nil
  }
}

/// A vertical scale with a foot line for the zeros that a logarithmic scale has no place for.
struct FootedScale {
  let scale: Scale
  /// The pixel row of zero on a logarithmic scale.
  let foot: Double?
  /// Values below it stand on the foot line too.
  let least: Double

  func callAsFunction(_ value: Double) -> Double {
    if value >= 0, value < least || value == 0, let foot { return foot }
    return scale(value)
  }

  init(_ kind: Scale.Kind, _ domain: Domain, in area: Rect, hasZeros: Bool, least: Double? = nil) {
    let hasFoot = hasZeros || least != nil
    foot = hasFoot ? area.bottom : nil
    self.least = least ?? 0
    scale = Scale(
      kind, domain: (domain.lower, domain.upper),
      range: (hasFoot ? area.bottom - 18 : area.bottom, area.top))
  }
}
