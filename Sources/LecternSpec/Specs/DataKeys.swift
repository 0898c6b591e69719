/// The keys of `data`.
package let dataKeys: [KeyDeclaration] = [
  KeyDeclaration(
    "csv", .text, default: .absent("one of `csv`, `generate` and `rows` is needed"),
    "A CSV file with a header line, relative to the folder of the lessons.",
    example: "data/heights.csv"),
  KeyDeclaration(
    "generate", .component(.generator),
    default: .absent("one of `csv`, `generate` and `rows` is needed"),
    "A seeded generator and its arguments.", example: "\nline:\n  rows: 200\n  noise: 1"),
  KeyDeclaration(
    "rows", .list(of: .either([.list(of: .cell), .dictionary(of: .cell)])),
    default: .absent("one of `csv`, `generate` and `rows` is needed"),
    "The rows themselves: lists of cells, with names under `columns`, or mappings of column to "
      + "cell. `null` is a missing value.",
    example: "\n- [58, 115]\n- [59, 117]"),
  KeyDeclaration(
    "columns",
    .either([
      .dictionary(of: .fields(columnKeys)), .list(of: .text),
      .list(of: .dictionary(of: .fields(columnKeys))),
    ]),
    default: .absent("as the header says; a column is a number where every cell reads as one"),
    "What the columns mean: a list of names, or a mapping of name to label, unit, kind and what "
      + "happens to missing values.",
    example: "\nheight: {label: Height, unit: in}\nweight: {label: Weight, unit: lb}"),
  KeyDeclaration(
    "features", .oneOrMore(.text), default: .absent("every column of numbers that is no target"),
    "The columns to predict from. Categories stand in alphabetical order: two count as 0 and 1; "
      + "more have an input of 0 and 1 for each, named `COLUMN_CATEGORY`. The solvers `qr` and "
      + "`newton` leave the first category's input out, since it would follow from the others and "
      + "the bias: that category is the one whose inputs are all 0.", example: "[height]"),
  KeyDeclaration(
    "target", .oneOrMore(.text), default: .absent("the last column, or the generator's own"),
    "The column to predict, or several.", example: "weight"),
  KeyDeclaration(
    "scale", CommonKeys.scaling, default: .value(.text("none")),
    "How features are scaled, for all or column by column: `standard` (mean 0, deviation 1), "
      + "`center` (mean 0) or `min_max` (0 to 1). Fitted on the training rows only.",
    example: "standard"),
  KeyDeclaration(
    "scale_target", CommonKeys.scaling, default: .value(.text("none")),
    "How the target is scaled. Predictions are reported in the original units.",
    example: "standard"),
  KeyDeclaration(
    "polynomial", .integer(.range(1...30)), default: .absent("no powers"),
    "Replaces the single feature by its powers from 1 to this degree, before scaling.",
    example: "9"),
  KeyDeclaration(
    "split", .either([.number(.belowOne), .fields(splitKeys)]),
    default: .absent("all rows are for training"),
    "The fraction of the rows that is set aside for validation; or a mapping.",
    example: "0.2", synonyms: ["validation_split", "test_size"]),
  KeyDeclaration(
    "sort_by", .text, default: .absent("rows keep their order"),
    "Sorts the rows by a column before anything else, as many tables in the wild are.",
    example: "sex"),
  KeyDeclaration(
    "shuffle", .flag, default: .value(.flag(false)),
    "Shuffles the rows once, after sorting.", example: "true"),
  KeyDeclaration(
    "limit", .integer(.atLeast(1)), default: .absent("all rows"),
    "Keeps the first rows only, after sorting and shuffling.", example: "200"),
  KeyDeclaration(
    "seed", .integer(.range(0...4_294_967_295)), default: .value(.integer(0)),
    "The seed of the generator and of shuffling.", example: "7",
    synonyms: ["random_state", "random_seed"]),
  CommonKeys.show(.dataView),
  CommonKeys.title,
  CommonKeys.caption,
]

private let columnKeys: [KeyDeclaration] = [
  KeyDeclaration(
    "label", .text, default: .absent("the column's name"),
    "What axes, tables and sentences call the column.", example: "Height", isDisplay: true),
  KeyDeclaration(
    "unit", .text, default: .absent("none"), "The unit of its numbers.", example: "in",
    isDisplay: true),
  KeyDeclaration(
    "kind", .choice(ColumnSpec.Kind.allCases.map(\.rawValue)),
    default: .absent("a number where every cell reads as one"),
    "Whether the cells are numbers or names of categories.", example: "category"),
  KeyDeclaration(
    "missing", .choice(ColumnSpec.Missing.allCases.map(\.rawValue)),
    default: .value(.text("error")),
    "What happens to a row without a value here: an error, the row is dropped, or the mean of "
      + "the training rows stands in.",
    example: "drop"),
]

private let splitKeys: [KeyDeclaration] = [
  KeyDeclaration(
    "validation", .number(.belowOne), default: .value(.number(0.2)),
    "The fraction of the rows for validation.", example: "0.2", synonyms: ["validation_split"]),
  KeyDeclaration(
    "test", .number(.belowOne), default: .value(.number(0)),
    "The fraction that neither training nor validation sees.", example: "0.1",
    synonyms: ["test_size"]),
  KeyDeclaration(
    "shuffle", .flag, default: .value(.flag(true)),
    "Whether rows are drawn at random; otherwise the last ones are set aside.", example: "false"),
  KeyDeclaration(
    "seed", .integer(.range(0...4_294_967_295)), default: .value(.integer(0)),
    "The seed of the drawing.", example: "1", synonyms: ["random_state", "random_seed"]),
]
