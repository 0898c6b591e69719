import LecternNumerics

/// How the learning rate changes over training.
///
/// A schedule counts updates, or whole epochs, from 0: the first update uses time 0. While the
/// warm-up lasts the rate rises linearly; after it the shape's time starts from 0.
public struct Schedule: Sendable {
  /// What a schedule's time counts.
  public enum Unit: Sendable {
    case updates
    case epochs
  }

  /// A linear rise from `start` times the base rate to the base rate over `duration`.
  public struct WarmUp: Sendable {
    /// How long the rise lasts, in the schedule's unit; at least 0.
    public var duration: Int
    /// The share of the base rate at time 0, usually in 0...1.
    public var start: Double

    public init(duration: Int, start: Double = 0) {
      self.duration = duration
      self.start = start
    }
  }

  /// The rate as a function of time, after any warm-up.
  public var shape: ScheduleShape
  /// What the time counts: updates, or whole epochs.
  public var unit: Unit
  /// A linear rise before the shape; none when nil.
  public var warmUp: WarmUp?

  public init(_ shape: ScheduleShape, unit: Unit = .updates, warmUp: WarmUp? = nil) {
    self.shape = shape
    self.unit = unit
    self.warmUp = warmUp
  }

  /// The base rate throughout.
  public static let constant = Schedule(.constant)

  /// Whether every update has the base rate.
  var isConstant: Bool {
    if case .constant = shape { warmUp == nil } else { false }
  }

  /// The rate of the update before which `update` others were made, from the optimizer's rate
  /// `base`; an epoch has at least one.
  public func learningRate(base: Double, update: Int, updatesPerEpoch: Int) -> Double {
    var time = unit == .updates ? update : update / updatesPerEpoch
    if let warmUp {
      if time < warmUp.duration {
        let share = Double(time) / Double(warmUp.duration)
        return base * (warmUp.start + (1 - warmUp.start) * share)
      }
      time -= warmUp.duration
    }
    return shape.learningRate(base: base, time: time)
  }
}
