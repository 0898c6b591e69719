import LecternSource

/// A data set as expressions see it.
func group(for data: DataResult) -> Group {
  let here = "data set '\(data.name)'"
  var entries: [Group.Entry] = [
    .init("rows", .count(data.rowCount, .row)),
    .init("columns", .count(data.columns.count, .column)),
    .init("features", .count(data.features.count, .feature)),
    .init("seed", .count(data.seed)),
    .init("classes", .count(data.classNames.count, .category)),
  ]
  for (part, rows) in [
    ("training", data.training), ("validation", data.validation), ("test", data.test),
  ] {
    entries.append(.init(part, .group(partGroup(part, rows, of: data))))
  }
  let taken = Set(entries.map(\.name))
  for column in data.columns where !taken.contains(column.name) {
    entries.append(.init(column.name, .group(group(for: column, of: data))))
  }
  return Group(here, subject: .data(data), entries: entries)
}

func group(for column: DataColumn, of data: DataResult) -> Group {
  let phrase = "column '\(column.name)'"
  let dimension = Dimension.column(column.name, of: data.name, power: 1)
  var group = statistics(
    of: column.values, phrase, subject: .column(column, of: data), in: dimension,
    leavingOut: \.isNaN)
  if !column.categories.isEmpty {
    // Their codes are no numbers to reckon with.
    group.entries = group.entries.map { entry in
      entry.name == Statistic.count.rawValue
        ? entry
        : .found(entry.name) {
          .absent("\(phrase) holds categories, which have no '\(entry.name)'")
        }
    }
  }
  group.entries.append(.init("missing", .count(column.statistics.missing, .value, .row)))
  if let scaling = (data.featureScaling + data.targetScaling)
    .first(where: { $0.column == column.name })
  {
    group.entries.append(.init("center", .number(scaling.center, in: dimension)))
    group.entries.append(.init("scale", .number(scaling.scale, in: dimension)))
  }
  for (code, name) in column.categories.enumerated() {
    let count = column.values.count { $0 == Double(code) }
    group.entries.append(
      .init(
        name,
        .group(
          Group(
            "category '\(name)'", value: .count(count), dimension: .count([.row]),
            entries: [.init("count", .count(count, .row))]))))
  }
  return group
}

private func partGroup(_ part: String, _ rows: [Int], of data: DataResult) -> Group {
  var entries: [Group.Entry] = [.init("rows", .count(rows.count, .row))]
  for column in data.columns where column.name != "rows" {
    entries.append(
      .init(
        column.name,
        .group(
          statistics(
            of: rows.map { column.values[$0] }, "the \(part) rows of column '\(column.name)'",
            in: .column(column.name, of: data.name, power: 1), leavingOut: \.isNaN))))
  }
  return Group("the \(part) rows of data set '\(data.name)'", entries: entries)
}

/// `numbers` split by the categories of `column`: one group of statistics for each. `dimension` is
/// that of the numbers.
func groups(
  of numbers: [Double], by column: DataColumn, rows: [Int], _ phrase: String,
  in dimension: Dimension? = nil
) -> Group {
  var keys = column.categories
  var codes = Array(column.categories.indices).map(Double.init)
  if keys.isEmpty {
    codes = Array(Set(column.values.filter(\.isFinite))).sorted()
    keys = codes.map(Value.text(of:))
  }
  let names = keys
  let entries: [Group.Entry] = zip(keys, codes).map { key, code in
    let chosen = zip(numbers, rows).filter { column.values[$0.1] == code }.map(\.0)
    return .init(
      key,
      .group(
        statistics(of: chosen, "\(phrase) where \(column.name) is \(key)", in: dimension)))
  }
  return Group(
    "\(phrase) by \(column.name)", entries: entries,
    element: { index in
      let key: String
      switch index.only {
      case .text(let text)?: key = text
      case let value?: key = value.description
      case nil: return .absent("give one value of '\(column.name)'")
      }
      return entries.first { $0.name == key }?.find()
        ?? .absent("the values of '\(column.name)' are \(list(names))")
    })
}
