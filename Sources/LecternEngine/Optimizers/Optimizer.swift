/// What one update works on. Pointers hold for the duration of the call.
public struct OptimizerUpdate {
  /// `count` numbers, to be changed.
  public let parameters: UnsafeMutablePointer<Double>
  /// `count` numbers.
  public let gradients: UnsafePointer<Double>
  /// The optimizer's numbers per parameter: slot s of parameter i stands at `s * count + i`.
  public let slots: UnsafeMutablePointer<Double>
  /// The optimizer's numbers that belong to no parameter.
  public let scalars: UnsafeMutablePointer<Double>
  /// How many parameters there are: all of the network's.
  public let count: Int
  /// The rate that the schedule gives for this update.
  public let learningRate: Double

  /// The numbers of slot `s`.
  @inlinable @inline(__always)
  public func slot(_ s: Int) -> UnsafeMutablePointer<Double> { slots + s &* count }
}

/// A rule that turns gradients into changes of the parameters.
///
/// An optimizer is its hyperparameters; what it remembers between updates lives in the training,
/// so that copying a training copies it. Conform to it to add an optimizer, and pass it as
/// `OptimizerChoice.custom(CustomOptimizer(mine))`. The loop over the parameters belongs inside
/// ``update(_:)``, which is called once per batch.
public protocol Optimizer: Sendable {
  /// The learning rate before any schedule.
  var learningRate: Double { get set }
  /// How many numbers the rule remembers per parameter, and where they start.
  var slotCount: Int { get }
  /// Where the numbers per parameter start.
  var slotStart: Double { get }
  /// How many numbers it remembers besides, and where they start.
  var scalarCount: Int { get }
  /// Where the numbers besides start.
  var scalarStart: Double { get }

  /// Changes the parameters by one batch's gradients, which have the penalties in them and are
  /// clipped, and what is remembered with them. Called once per update.
  func update(_ step: OptimizerUpdate)
}

extension Optimizer {
  /// None by default.
  public var slotCount: Int { 0 }
  /// 0 by default.
  public var slotStart: Double { 0 }
  /// None by default.
  public var scalarCount: Int { 0 }
  /// 1 by default, where powers of a decay start.
  public var scalarStart: Double { 1 }
}

/// An optimizer from outside the engine.
public struct CustomOptimizer: Sendable {
  /// The learning rate before any schedule, finite and at least 0.
  public var learningRate: Double
  let slotCount: Int
  let slotStart: Double
  let scalarCount: Int
  let scalarStart: Double
  let update: @Sendable (OptimizerUpdate) -> Void

  /// `rule` as it is now; later changes of it are not seen, and its hyperparameters are not
  /// checked.
  public init<Rule: Optimizer>(_ rule: Rule) {
    learningRate = rule.learningRate
    slotCount = rule.slotCount
    slotStart = rule.slotStart
    scalarCount = rule.scalarCount
    scalarStart = rule.scalarStart
    update = { rule.update($0) }
  }
}
