import LecternRun
import LecternSpec

/// What a notebook has computed at some place, and what its lesson has besides.
struct NotebookScope {
  /// The runs that were repeated, members included, by name: `race.adam`, `rates[0.1]`.
  var runs: [String: BridgedRun] = [:]
  var compares: [String: BridgedCompare] = [:]
  var data: [String: DataResult] = [:]
  var traces: [String: BridgedTrace] = [:]
  /// Everything that has a name in the lesson.
  var names: Set<String> = []

  /// The member of a compare that an index or a name leads to.
  func member(_ labels: [String], of compare: BridgedCompare) -> BridgedRun? {
    compare.members.first { member in
      let own = member.label.split(separator: ",").map { $0.drop { $0 == " " } }
      return member.label == labels.joined(separator: ", ")
        || own.count == labels.count
          && zip(own, labels).allSatisfy { own, label in
            own == label || Double(own) != nil && Double(own) == Double(label)
          }
    }?.run
  }
}

/// Chosen updates of a run, as a lesson shows them.
package struct BridgedTrace: Sendable {
  package var spec: TraceSpec
  package var result: TraceResult

  package init(spec: TraceSpec, result: TraceResult) {
    self.spec = spec
    self.result = result
  }

  /// Whether the rows shown are the batch's first ones, so that a row's number is its place.
  var showsFirstRows: Bool { spec.rows == nil }
}
