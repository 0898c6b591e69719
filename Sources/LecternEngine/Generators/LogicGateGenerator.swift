/// The four rows of a logic gate, in the order 00, 01, 10, 11. The seed changes nothing.
public struct LogicGateGenerator: DataGenerator, Equatable {
  /// A function of two bits; `nand` is 0 for 11 alone.
  public enum Gate: Equatable, Sendable {
    case and, or, xor, nand

    func output(_ a: Bool, _ b: Bool) -> Bool {
      switch self {
      case .and: a && b
      case .or: a || b
      case .xor: a != b
      case .nand: !(a && b)
      }
    }
  }

  public var gate: Gate

  public init(gate: Gate) {
    self.gate = gate
  }

  public func table(seed: UInt64) throws(GeneratorError) -> GeneratedTable {
    var labels: [UInt32] = []
    for a in [false, true] {
      for b in [false, true] { labels.append(gate.output(a, b) ? 1 : 0) }
    }
    let inputs = Matrix(rows: 4, columns: 2, elements: [0, 0, 0, 1, 1, 0, 1, 1])
    return GeneratedTable(features: inputs, labels: labels, classes: 2)
  }
}
