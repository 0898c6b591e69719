/// A path of a result as the reference lists it: `run.loss`, `data.COLUMN.mean`.
///
/// Words in capitals stand for names of the author's. A test walks results of every kind and holds
/// the paths to what expressions find in them, in both directions, and their kinds to what stands
/// there; what a path needs is held to what a run without it asks for.
package struct PathDeclaration: Equatable, Sendable {
  /// What stands at the path.
  package enum Kind: Equatable, Sendable {
    case number
    case count
    case truth
    /// A count, or `never`.
    case event
    /// A list by epoch, from the index given.
    case byEpoch(from: Int)
    /// A list by update, from 1.
    case byUpdate
    /// A list by place, from 0.
    case byPlace
    /// Numbers of rows, with their statistics.
    case rows
    /// A part with paths of its own, which its meaning names.
    case part

    package var words: String {
      switch self {
      case .number: "number"
      case .count: "count"
      case .truth: "true or false"
      case .event: "count or `never`"
      case .byEpoch(let first): "list by epoch, from \(first)"
      case .byUpdate: "list by update, from 1"
      case .byPlace: "list by place, from 0"
      case .rows: "statistics of rows"
      case .part: "parts"
      }
    }
  }

  package var path: String
  package var kind: Kind
  /// What it is, in which units, and since when where that is not plain. Markdown.
  package var documentation: String
  /// The entry of a train spec without which there is none; empty where none is needed.
  package var needs: String

  init(_ path: String, _ kind: Kind, _ documentation: String, needs: String = "") {
    self.path = path
    self.kind = kind
    self.documentation = documentation
    self.needs = needs
  }

  /// The parts between dots, without brackets: `loss`, `COLUMN`.
  package var parts: [Substring] {
    path.split(separator: ".").map { $0.prefix { $0 != "[" } }
  }
}

/// Paths that belong together, in a table of the reference.
package struct PathSection: Equatable, Sendable {
  package var title: String
  /// Markdown.
  package var introduction: String
  package var paths: [PathDeclaration]
}
