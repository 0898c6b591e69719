let dataPaths: [PathDeclaration] = [
  .init("data.rows", .count, "All rows."),
  .init("data.columns", .count, "All columns."),
  .init("data.features", .count, "Columns that are predicted from."),
  .init("data.classes", .count, "Classes of the target; 0 where it is a number."),
  .init("data.seed", .count, "The seed of its generator and its split."),
  .init("data.training.rows", .count, "Rows that are trained on."),
  .init("data.validation.rows", .count, "Rows of the validation part."),
  .init("data.test.rows", .count, "Rows of the test part."),
  .init("data.training.COLUMN", .rows, "A column's values in the training rows, in its own unit."),
  .init("data.validation.COLUMN", .rows, "The same in the validation rows."),
  .init("data.test.COLUMN", .rows, "The same in the test rows."),
  .init(
    "data.COLUMN", .rows,
    "A column's values in all rows, in its own unit. A column whose name is no plain word is "
      + "`data.column(\"name\")`."),
  .init("data.COLUMN.missing", .count, "Cells of the column that are empty."),
  .init("data.COLUMN.center", .number, "What scaling subtracts, where the column is scaled."),
  .init("data.COLUMN.scale", .number, "What scaling divides by, where the column is scaled."),
  .init("data.COLUMN.CATEGORY", .count, "Rows with this word, in a column of words."),
]
