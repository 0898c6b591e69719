let listedPaths: [PathDeclaration] = [
  .init(
    "list[e]", .number,
    "The value at a place: after epoch e, of update k, or at a place that counts from 0."),
  .init("list.initial", .number, "The first value: before training, where the list starts at 0."),
  .init("list.final", .number, "The last value: after the last epoch that was trained."),
  .init(
    "list.best", .number,
    "The best value that is a number: the least, but the greatest of \(metricNames { $0 == .share })."
  ),
  .init(
    "list.best_epoch", .event,
    "Where the best value is, the first of equals; `never` if none is a number."),
  .init("list.best_update", .event, "The same in a list by update."),
  .init("list.min", .number, "The least value that is a number."),
  .init("list.max", .number, "The greatest value; NaN where one is."),
  .init("list.mean", .number, "The mean of all entries."),
  .init("list.count", .count, "How many entries there are."),
  .init("rows[i]", .number, "The value of a row, counted from 0."),
  .init("rows.max", .number, "The greatest value."),
  .init("rows.min", .number, "The least value."),
  .init("rows.mean", .number, "The mean."),
  .init("rows.sum", .number, "The sum."),
  .init("rows.median", .number, "The median."),
  .init("rows.sd", .number, "The population standard deviation."),
  .init("rows.count", .count, "How many rows there are."),
]
