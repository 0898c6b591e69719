/// How many numbers an optimizer remembers, and where they start.
struct OptimizerMemory {
  let slotCount: Int
  let slotStart: Double
  let scalarCount: Int
  let scalarStart: Double

  init(slotCount: Int, slotStart: Double, scalarCount: Int, scalarStart: Double) {
    self.slotCount = slotCount
    self.slotStart = slotStart
    self.scalarCount = scalarCount
    self.scalarStart = scalarStart
  }

  init<Rule: Optimizer>(_ rule: Rule) {
    self.init(
      slotCount: rule.slotCount, slotStart: rule.slotStart, scalarCount: rule.scalarCount,
      scalarStart: rule.scalarStart)
  }

  static let none = OptimizerMemory(
    slotCount: 0, slotStart: 0, scalarCount: 0, scalarStart: 0)

  /// The slots of `count` parameters before the first update.
  func slots(for count: Int) -> [Double] {
    [Double](repeating: slotStart, count: slotCount * count)
  }

  var scalars: [Double] { [Double](repeating: scalarStart, count: scalarCount) }
}
