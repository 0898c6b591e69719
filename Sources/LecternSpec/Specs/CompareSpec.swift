import LecternSource

/// Several runs that differ from a base run only in the fields named.
package struct CompareSpec: Equatable, Sendable {
  package var heading: Heading
  /// The train spec that the members start from, when it is one of the lesson's.
  package var baseName: Located<String>?
  package var base: TrainSpec
  package var layout: Layout
  /// At least one; in a grid the last axis runs fastest.
  package var members: [Member]
  /// Training seeds of every member; empty means each member's own one.
  package var seeds: [Int]
  package var expectations: [WrittenExpression]
  package var show: [Located<String>]?
  package var explore: [Explore]
  /// The relation that the table's verdict row states for each member.
  package var verdict: WrittenExpression?

  package enum Layout: Equatable, Sendable {
    case named
    case axis(Axis)
    case grid(Axis, Axis)
  }

  package var axes: [Axis] {
    switch layout {
    case .named: []
    case .axis(let axis): [axis]
    case .grid(let first, let second): [first, second]
    }
  }

  /// The member that `rates[0.1]`, `grid[0.1, 32]` or `race[adam]` stands for.
  package func member(at labels: [MemberLabel]) -> Member? {
    members.first { $0.labels == labels }
  }

  /// The member that `race.adam` stands for.
  package func member(named name: String) -> Member? {
    members.first { $0.labels == [.text(name)] }
  }
}

/// One varied field and its values in the order written.
package struct Axis: Equatable, Sendable {
  package var field: Located<String>
  package var labels: [Located<MemberLabel>]
}

package enum MemberLabel: Equatable, Hashable, Sendable {
  case number(Double)
  case text(String)
}

package struct Member: Equatable, Sendable {
  /// One label for a named member or an axis, two in a grid.
  package var labels: [MemberLabel]
  /// Where the member's name or value is written.
  package var range: SourceRange
  package var spec: TrainSpec
  /// What differs from the base, computed from the resolved specs.
  package var differences: [Difference]
  /// As written in an expression after the comparison's name: `[0.1, 32]`, `.adam`.
  package var path: String
}

/// One field in which a member differs from the base.
package struct Difference: Equatable, Sendable {
  /// Dotted: `optimizer.learning_rate`.
  package var field: String
  /// In canonical text; nil where the field is missing.
  package var base: String?
  package var member: String?
}
