import LecternSource

/// The words that make a fence a spec.
package enum SpecKind: String, Hashable, Sendable, CaseIterable {
  case data
  case train
  case compare
  case trace
  case chart
  case table
  case quiz
  case math

  /// Whether other specs and claims refer to it by name.
  package var needsName: Bool {
    switch self {
    case .data, .train, .compare, .trace: true
    case .chart, .table, .quiz, .math: false
    }
  }
}

/// A validated spec: nothing downstream checks its keys, types and bounds again.
package enum Spec: Equatable, Sendable {
  case data(DataSpec)
  case train(TrainSpec)
  case compare(CompareSpec)
  case trace(TraceSpec)
  case chart(ChartSpec)
  case table(TableSpec)
  case quiz(QuizSpec)
  case math(MathSpec)

  package var kind: SpecKind {
    switch self {
    case .data: .data
    case .train: .train
    case .compare: .compare
    case .trace: .trace
    case .chart: .chart
    case .table: .table
    case .quiz: .quiz
    case .math: .math
    }
  }

  package var name: Located<String>? { heading.name }

  package var heading: Heading {
    switch self {
    case .data(let spec): spec.heading
    case .train(let spec): spec.heading
    case .compare(let spec): spec.heading
    case .trace(let spec): spec.heading
    case .chart(let spec): spec.heading
    case .table(let spec): spec.heading
    case .quiz(let spec): spec.heading
    case .math(let spec): spec.heading
    }
  }
}

/// What every spec has: where it stands, and the words around what it shows.
package struct Heading: Equatable, Sendable {
  /// The name after the kind in the info string.
  package var name: Located<String>?
  /// The place to point at for the spec as a whole: the kind in its info string.
  package var range: SourceRange
  package var title: MappedText?
  package var caption: MappedText?

  package init(
    name: Located<String>? = nil, range: SourceRange, title: MappedText? = nil,
    caption: MappedText? = nil
  ) {
    self.name = name
    self.range = range
    self.title = title
    self.caption = caption
  }
}

/// A spec as it stands in a lesson, before its body is read as YAML; a `math` spec's never is.
package struct SpecSource: Equatable, Sendable {
  package var kind: SpecKind
  package var name: Located<String>?
  package var body: SpecText

  package init(kind: SpecKind, name: Located<String>?, body: SpecText) {
    self.kind = kind
    self.name = name
    self.body = body
  }
}
