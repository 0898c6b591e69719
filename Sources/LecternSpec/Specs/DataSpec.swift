import LecternSource

/// A data set: where its rows come from, what its columns mean, and how they are prepared.
package struct DataSpec: Equatable, Sendable {
  package var heading: Heading
  package var source: Source
  /// Declared columns only; a table's other columns are numbers without label and unit.
  package var columns: [ColumnSpec]
  /// Nil: decided by the source (every column that is not the target; a generator's own inputs).
  package var features: [Located<String>]?
  package var target: [Located<String>]?
  package var scale: Scaling
  package var scaleTarget: Scaling
  /// Expand the single feature into its powers 1...degree.
  package var polynomialDegree: Int?
  package var split: Split?
  package var sortBy: Located<String>?
  package var isShuffled: Bool
  /// Keep the first rows only; counted after sorting and shuffling.
  package var limit: Located<Int>?
  package var seed: Int
  /// Nil: a preview.
  package var show: [Located<String>]?

  package enum Source: Equatable, Sendable {
    /// A path relative to the lessons' folder.
    case csv(Located<String>)
    case generated(ComponentSpec)
    case rows(InlineTable)
  }
}

/// Rows written in the spec itself; every row has as many cells as there are columns.
package struct InlineTable: Equatable, Sendable {
  package enum Cell: Equatable, Sendable {
    case number(Double)
    case text(String)
    case missing
  }

  package var columns: [Located<String>]
  package var rows: [[Located<Cell>]]

  package init(columns: [Located<String>], rows: [[Located<Cell>]]) {
    self.columns = columns
    self.rows = rows
  }
}

package struct ColumnSpec: Equatable, Sendable {
  package enum Kind: String, Equatable, Sendable, CaseIterable {
    case number
    case category
  }

  /// What happens to a row that has no value in this column.
  package enum Missing: String, Equatable, Sendable, CaseIterable {
    case error
    case drop
    case mean
  }

  package var name: Located<String>
  package var label: String?
  package var unit: String?
  /// Nil: a number where every cell reads as one, else a category.
  package var kind: Kind?
  package var missing: Missing
}

package enum ScaleMethod: String, Equatable, Sendable, CaseIterable {
  case none
  case standard
  case center
  case minMax = "min_max"
}

/// How columns are scaled; the numbers are fitted on the training rows only.
package enum Scaling: Equatable, Sendable {
  case all(ScaleMethod)
  /// Columns that are not named stay as they are.
  case byColumn([ColumnScaling])
}

package struct ColumnScaling: Equatable, Sendable {
  package var column: Located<String>
  package var method: ScaleMethod
}

/// Fractions of the rows that are set aside. Training keeps more than nothing.
package struct Split: Equatable, Sendable {
  package var validation: Double
  package var test: Double
  package var isShuffled: Bool
  package var seed: Int
}
