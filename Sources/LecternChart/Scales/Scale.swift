import LecternNumerics

/// A map from data units to pixels, linear or logarithmic.
public struct Scale: Equatable, Sendable {
  /// How equal distances in pixels are spaced: by equal differences or by equal ratios.
  public enum Kind: Equatable, Sendable { case linear, logarithmic }

  /// What the scale became; see ``init(_:domain:range:)``.
  public let kind: Kind
  /// The ends of the domain in data units, `lower < upper`; both positive on a logarithmic scale.
  public let lower: Double
  public let upper: Double
  /// The pixels of `lower` and `upper`; on a vertical axis `start` is the larger one.
  public let start: Double
  public let end: Double
  private let origin: Double
  private let factor: Double

  /// The domain is made valid where it is not: one of no width is padded by 5% of its value, or by
  /// one at zero, and a logarithmic domain that reaches zero becomes linear.
  public init(_ kind: Kind = .linear, domain: (Double, Double), range: (Double, Double)) {
    var (low, high) = domain.0 <= domain.1 ? domain : (domain.1, domain.0)
    if !(low.isFinite && high.isFinite) { (low, high) = (0, 1) }
    if low == high {
      let padding = low == 0 ? 1 : low.magnitude * 0.05
      (low, high) = (low - padding, high + padding)
    }
    let kind = low > 0 ? kind : .linear
    self.kind = kind
    lower = low
    upper = high
    start = range.0
    end = range.1
    switch kind {
    case .linear:
      origin = low
      factor = (range.1 - range.0) / (high - low)
    case .logarithmic:
      origin = Elementary.log(low)
      factor = (range.1 - range.0) / (Elementary.log(high) - origin)
    }
  }

  /// The pixel of a value. Zero and negative values of a logarithmic scale have none: NaN.
  @inline(never)
  public func callAsFunction(_ value: Double) -> Double {
    switch kind {
    case .linear: return start + (value - origin) * factor
    case .logarithmic:
      return value > 0 ? start + (Elementary.log(value) - origin) * factor : .nan
    }
  }

  /// The value at a pixel.
  public func value(at pixel: Double) -> Double {
    let position = origin + (pixel - start) / factor
    return kind == .linear ? position : Elementary.exp(position)
  }

  /// Whether a value lies in the domain, both ends included.
  public func contains(_ value: Double) -> Bool { value >= lower && value <= upper }

  /// The same domain over other pixels.
  public func over(_ start: Double, _ end: Double) -> Scale {
    Scale(kind, domain: (lower, upper), range: (start, end))
  }

  /// `d0 d1 r0 r1 lin|log`, for the page's script.
  var attributeText: String {
    NumberFormat.json(lower, digits: 8) + " " + NumberFormat.json(upper, digits: 8) + " "
      + NumberFormat.json(start, digits: 6) + " " + NumberFormat.json(end, digits: 6)
      + (kind == .linear ? " lin" : " log")
  }
}
