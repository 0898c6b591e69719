import LecternEngine

/// A data set as a lesson's runs see it: the whole table in original units, who plays which part,
/// the scaling that was fitted on the training rows, and the split.
package struct DataResult: Equatable, Sendable {
  package var name: String
  package var source: DataSource
  /// Every column of the table, in order. All columns have `rowCount` entries.
  package var columns: [DataColumn]
  package var rowCount: Int
  /// Names of the feature columns, after polynomial expansion (`x`, `x^2`, ...).
  package var features: [String]
  /// Names of the target columns; one, or several for a network with several outputs.
  package var targets: [String]
  /// One per feature, in the order of `features`.
  package var featureScaling: [ScalingRecord]
  /// One per target, in the order of `targets`; for a category the identity.
  package var targetScaling: [ScalingRecord]
  /// Row indices into the columns. Together they hold every row once.
  package var training: [Int]
  package var validation: [Int]
  package var test: [Int]
  package var seed: Int

  package init(
    name: String, source: DataSource, columns: [DataColumn], rowCount: Int, features: [String],
    targets: [String], featureScaling: [ScalingRecord], targetScaling: [ScalingRecord],
    training: [Int], validation: [Int], test: [Int], seed: Int
  ) {
    self.name = name
    self.source = source
    self.columns = columns
    self.rowCount = rowCount
    self.features = features
    self.targets = targets
    self.featureScaling = featureScaling
    self.targetScaling = targetScaling
    self.training = training
    self.validation = validation
    self.test = test
    self.seed = seed
  }

  package func column(_ name: String) -> DataColumn? { columns.first { $0.name == name } }

  /// The first target column.
  package var target: DataColumn? { targets.first.flatMap { column($0) } }

  /// The names of the classes, when the target is a category; otherwise empty.
  package var classNames: [String] { target?.categories ?? [] }
}

/// Where the rows of a data set came from.
package enum DataSource: Equatable, Sendable {
  /// A file, by its path relative to the lessons' folder.
  case csv(path: String)
  /// A named generator of the catalog, with its resolved arguments.
  case generated(ComponentText)
  /// Rows written in the lesson.
  case rows
  /// A part of another data set or a caller's own rows.
  case derived(String)
}

/// A catalog entry with its resolved arguments as text, in the catalog's order: what a page prints.
package struct ComponentText: Equatable, Sendable {
  package var name: String
  package var arguments: [NamedText]

  package init(_ name: String, _ arguments: [NamedText] = []) {
    self.name = name
    self.arguments = arguments
  }

  /// `adam(learning_rate 0.001, beta_1 0.9)`.
  package var description: String {
    arguments.isEmpty
      ? name
      : "\(name)(\(arguments.map { "\($0.name) \($0.text)" }.joined(separator: ", ")))"
  }
}

package struct NamedText: Equatable, Sendable, Codable {
  package var name: String
  package var text: String

  package init(_ name: String, _ text: String) {
    self.name = name
    self.text = text
  }
}

/// One column of a table, in original units.
package struct DataColumn: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case number
    case category
  }

  package var name: String
  /// What axes and tables print; the name when the author gave none.
  package var label: String
  /// May be empty.
  package var unit: String
  package var kind: Kind
  /// The values; for a category the index into `categories`. NaN where a value is missing.
  package var values: [Double]
  /// The distinct texts of a category, in the order of their codes; empty for numbers.
  package var categories: [String]
  package var statistics: ColumnStatistics

  package init(
    name: String, label: String? = nil, unit: String = "", kind: Kind = .number,
    values: [Double], categories: [String] = []
  ) {
    self.name = name
    self.label = label ?? name
    self.unit = unit
    self.kind = kind
    self.values = values
    self.categories = categories
    self.statistics = ColumnStatistics(of: values)
  }

  /// `Height (in)`, or the label alone where there is no unit.
  package var axisTitle: String { unit.isEmpty ? label : "\(label) (\(unit))" }
}

/// Summary of a column's finite values, those included that stand in for missing ones.
package struct ColumnStatistics: Equatable, Sendable {
  package var count: Int
  /// Cells without a value, whether or not another stands in for it.
  package var missing: Int
  package var mean: Double
  /// Population standard deviation (divided by n).
  package var sd: Double
  package var min: Double
  package var max: Double
  package var median: Double
  package var sum: Double

  package init(of values: [Double]) {
    let known = values.filter(\.isFinite)
    count = known.count
    missing = values.count - known.count
    sum = Statistics.sum(known)
    mean = Statistics.mean(known)
    sd = Statistics.populationDeviation(known)
    min = Statistics.minimum(known)
    max = Statistics.maximum(known)
    median = Statistics.median(known)
  }
}

/// `scaled = (original − center) / scale`, fitted on the training rows only.
package struct ScalingRecord: Equatable, Sendable, Codable {
  package var column: String
  /// `none`, `standard`, `center` or `min_max`.
  package var method: String
  package var center: Double
  package var scale: Double

  package init(column: String, method: String = "none", center: Double = 0, scale: Double = 1) {
    self.column = column
    self.method = method
    self.center = center
    self.scale = scale
  }

  package func scaled(_ original: Double) -> Double { (original - center) / scale }
  package func original(_ scaled: Double) -> Double { scaled * scale + center }
  package var isIdentity: Bool { center == 0 && scale == 1 }
}
