import LecternSource

extension Rule {
  private static func data(
    _ code: String, _ name: String, _ summary: String, _ why: String, bad: String, good: String
  ) -> Rule {
    Rule(
      code, name, summary: summary,
      explanation: "\(why)\n\n```yaml\n\(bad)\n```\n\nbecomes\n\n```yaml\n\(good)\n```\n")
  }

  static let missingFile = data(
    "L0401", "missing-file", "A data set names a file that does not exist.",
    "Paths are relative to the folder that holds the lessons.",
    bad: "csv: heights.csv", good: "csv: data/heights.csv")
  static let brokenTable = data(
    "L0402", "broken-table", "A data set names a file that cannot be read as a table.",
    "A table is CSV in UTF-8, with the columns' names in its first row and as many fields in "
      + "every row. The file's own diagnostics say which row is wrong.",
    bad: "csv: data/photo.png", good: "csv: data/heights.csv")
  static let notANumber = data(
    "L0403", "not-a-number", "A column declared as numbers holds a text.",
    "A cell that is neither a number nor missing cannot be trained on.",
    bad: "columns:\n  species: {kind: number}", good: "columns:\n  species: {kind: category}")
  static let generatorRefused = data(
    "L0404", "generator-refused", "A generator cannot work with its arguments.",
    "Every generator says in the reference what its arguments may be.",
    bad: "generate:\n  blobs: {rows: 1}", good: "generate:\n  blobs: {rows: 100}")
  static let unknownColumn = data(
    "L0405", "unknown-column", "A spec names a column that the data set does not have.",
    "Columns are named as the table's first row, or the generator, has them.",
    bad: "features: [hieght]", good: "features: [height]")
  static let noRows = data(
    "L0406", "no-rows", "No rows are left.",
    "Dropping rows with missing values, or `limit`, can leave nothing.",
    bad: "columns:\n  notes: {missing: drop}", good: "columns:\n  height: {missing: drop}")
  static let noFeatures = data(
    "L0407", "no-features", "A run has nothing to predict from.",
    "Without `features`, every column of numbers that is not the target is one.",
    bad: "target: weight", good: "features: [height]\ntarget: weight")
  static let noTarget = data(
    "L0408", "no-target", "A run has nothing to predict.",
    "Without `target`, the last column that is no feature is taken.",
    bad: "features: [height, weight]", good: "features: [height]\ntarget: weight")
  static let targetAmongFeatures = data(
    "L0409", "target-among-features", "A column is feature and target at once.",
    "A model that may look at the answer copies it.",
    bad: "features: [height, weight]\ntarget: weight", good: "features: [height]\ntarget: weight")
  static let missingValues = data(
    "L0410", "missing-values", "A column that a run uses has empty cells.",
    "Nothing can be computed from a missing value, and leaving such rows out silently would "
      + "change the numbers without a word.",
    bad: "features: [bill_length]",
    good: "columns:\n  bill_length: {missing: drop}\nfeatures: [bill_length]")
  static let categoryFeature = data(
    "L0411", "category-feature", "A column of one category, or of very many, is used as a feature.",
    "Two categories count as 0 and 1, more have an input of 0 and 1 for each (but for the first, "
      + "where a solver is to find the single best weights). One is the same in "
      + "every row, and more than a hundred are rather names of rows.",
    bad: "features: [name, age]", good: "features: [age]")
  static let categoryTarget = data(
    "L0412", "category-target", "A model of numbers is to predict categories.",
    "A line through class numbers treats classes as amounts.",
    bad: "target: species\nmodel: linear", good: "target: species\nmodel: softmax")
  static let continuousTarget = data(
    "L0413", "continuous-target", "A classifier is to predict a number.",
    "Every different number would be a class of its own.",
    bad: "target: weight\nmodel: perceptron", good: "target: weight\nmodel: linear")
  static let severalTargets = data(
    "L0414", "several-targets", "A classifier is given several target columns.",
    "Each row has one class.", bad: "target: [species, island]\nmodel: softmax",
    good: "target: species\nmodel: softmax")
  static let oneClass = data(
    "L0415", "one-class", "All training rows are of one class.",
    "There is nothing to tell apart. A sorted table that is split without shuffling is the usual "
      + "reason.",
    bad: "split: {validation: 0.5, shuffle: false}", good: "split: {validation: 0.5}")
  static let constantColumn = data(
    "L0416", "constant-column", "A column without spread is to be scaled.",
    "Scaling divides by the spread, which is zero.",
    bad: "features: [height, year]\nscale: standard", good: "features: [height]\nscale: standard")
  static let splitTooLarge = data(
    "L0417", "split-too-large", "The split leaves no rows to train on.",
    "Validation and test rows are taken from the table first.",
    bad: "split: {validation: 0.7, test: 0.3}", good: "split: {validation: 0.2, test: 0.2}")
  static let polynomialFeatures = data(
    "L0418", "polynomial-features", "A polynomial is asked of several features.",
    "Only powers of a single feature are made.",
    bad: "features: [height, age]\npolynomial: 3", good: "features: [height]\npolynomial: 3")
  static let unknownData = data(
    "L0419", "unknown-data", "A run names a data set that does not exist.",
    "Data sets are those of the lesson and those that `course.yml` declares under `data`.",
    bad: "data: hieghts", good: "data: heights")
}

/// The rules that data sets can break.
package let dataRules: [Rule] = [
  .missingFile, .brokenTable, .notANumber, .generatorRefused, .unknownColumn, .noRows,
  .noFeatures, .noTarget, .targetAmongFeatures, .missingValues, .categoryFeature,
  .categoryTarget, .continuousTarget, .severalTargets, .oneClass, .constantColumn,
  .splitTooLarge, .polynomialFeatures, .unknownData,
]
