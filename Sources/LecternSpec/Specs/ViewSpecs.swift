import LecternSource

/// The forward pass, backward pass and update of chosen steps of a run, with every number.
package struct TraceSpec: Equatable, Sendable {
  package var heading: Heading
  package var run: Located<String>
  /// Update numbers, from 1 on.
  package var steps: [Located<Int>]
  /// Rows of the batch that are shown, from 1 on; nil means the first few.
  package var rows: [Located<Int>]?
  package var gradientCheck: GradientCheck?
  package var expectations: [WrittenExpression]
}

package struct GradientCheck: Equatable, Sendable {
  /// The distances of the central differences; at least one.
  package var widths: [Double]
  /// Where it is written.
  package var range: SourceRange

  /// The distance at which every parameter's numbers are shown.
  package var h: Double { widths.first ?? 1e-5 }

  package init?(widths: [Double], range: SourceRange) {
    if widths.isEmpty { return nil }
    self.widths = widths
    self.range = range
  }
}

/// A further view of results.
package struct ChartSpec: Equatable, Sendable {
  package enum Scale: String, Equatable, Sendable, CaseIterable {
    case auto
    case linear
    case log
  }

  package var heading: Heading
  /// The vocabulary's name of the chart.
  package var chart: ComponentSpec
  /// Runs, comparisons, members (`rates[0.1]`) or data sets; at least one.
  package var of: [WrittenExpression]
  package var x: Located<String>?
  package var y: Located<String>?
  package var group: Located<String>?
  package var column: Located<String>?
  package var scale: Scale
  package var epochs: [Located<Int>]?
}

package struct TableSpec: Equatable, Sendable {
  package var heading: Heading
  package var of: [WrittenExpression]
  package var rows: Rows
  package var columns: [Column]

  package enum Rows: Equatable, Sendable {
    /// One row for each of `of`.
    case subjects
    /// One row for each epoch; `epoch` stands for its number in the columns' expressions.
    case epochs([Located<Int>])
    /// One row for each expression, which `row` stands for.
    case expressions([WrittenExpression])
  }

  package struct Column: Equatable, Sendable {
    package var header: MappedText
    package var value: WrittenExpression
  }
}

package struct MathSpec: Equatable, Sendable {
  package var heading: Heading
  package var latex: MappedText
}
