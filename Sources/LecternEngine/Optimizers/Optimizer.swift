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
  var slotStart: Double { get }
  /// How many numbers it remembers besides, and where they start.
  var scalarCount: Int { get }
  var scalarStart: Double { get }

  func update(_ step: OptimizerUpdate)
}

extension Optimizer {
  public var slotCount: Int { 0 }
  public var slotStart: Double { 0 }
  public var scalarCount: Int { 0 }
  public var scalarStart: Double { 1 }
}

/// An optimizer from outside the engine.
public struct CustomOptimizer: Sendable {
  public var learningRate: Double
  let slotCount: Int
  let slotStart: Double
  let scalarCount: Int
  let scalarStart: Double
  let update: @Sendable (OptimizerUpdate) -> Void

  public init<Rule: Optimizer>(_ rule: Rule) {
    learningRate = rule.learningRate
    slotCount = rule.slotCount
    slotStart = rule.slotStart
    scalarCount = rule.scalarCount
    scalarStart = rule.scalarStart
    update = { rule.update($0) }
  }
}
