import LecternSource
import LecternSpec

/// The data of a lesson as its runs see them, prepared once for all runs that ask for the same.
struct Preparations {
  /// What decides a preparation, without the places where it is written.
  private struct Key: Hashable {
    var table: String
    var features: [String]?
    var targets: [String]?
    var scale: [String]?
    var scaleTarget: [String]?
    var degree: Int?
    var wantsClasses: Bool?
    var classLoss: String?
    var leavesBaselinesOut: Bool

    init(_ table: Table, _ choice: DataChoice) {
      self.table = table.name
      features = choice.features?.map(\.value)
      targets = choice.targets?.map(\.value)
      scale = choice.scale?.parts
      scaleTarget = choice.scaleTarget?.parts
      degree = choice.degree
      wantsClasses = choice.wantsClasses
      classLoss = choice.classLoss?.value
      leavesBaselinesOut = choice.leavesBaselinesOut
    }
  }

  private var known: [Key: PreparedData] = [:]

  /// Nil when there is an error, which is in `problems`. Whatever brings a diagnostic is prepared
  /// again each time, since the diagnostic belongs to the run that asks.
  mutating func data(
    _ table: Table, _ choice: DataChoice, problems: inout Problems
  ) -> PreparedData? {
    let key = Key(table, choice)
    if let data = known[key] { return data }
    let before = problems.diagnostics.count
    guard let data = prepare(table, choice, problems: &problems) else { return nil }
    if problems.diagnostics.count == before { known[key] = data }
    return data
  }
}

extension Scaling {
  /// Methods and columns, without their places.
  fileprivate var parts: [String] {
    switch self {
    case .all(let method): [method.rawValue]
    case .byColumn(let columns):
      ["by column"] + columns.flatMap { [$0.column.value, $0.method.rawValue] }
    }
  }
}
