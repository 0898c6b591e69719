import LecternSource

/// A series as an item: its moments by index, and the numbers that sum it up. `dimension` is that of
/// every value.
func item(for series: Series, _ phrase: String, _ dimension: Dimension? = nil) -> Item {
  let values = series.values
  var entries: [Group.Entry] = [
    .init("initial", .number(values.first, in: dimension)),
    .init("final", .number(values.last, in: dimension)),
    .init(
      "min", .number(place(of: values) { $0 < $1 }.map { values[$0] }, in: dimension)),
    .init(
      "max", .number(values.contains { $0.isNaN } ? Double.nan : values.max(), in: dimension)),
    .init("mean", .number(values.isEmpty ? nil : Statistic.mean.of(values), in: dimension)),
    .init("count", .count(values.count)),
  ]
  if let order = series.order {
    let best = best(of: values, order)
    let moment = best.map { $0 + series.first }
    entries += [
      .init("best", .number(best.map { values[$0] }, in: dimension)),
      series.clock == .updates
        ? .init("best_update", .event(moment, [.update, .batch]))
        : .init("best_epoch", .event(moment, [.epoch])),
    ]
  }
  return .group(
    Group(
      phrase, subject: .series(series), dimension: dimension, series: series,
      entries: entries,
      element: { index in
        guard let index = index.only?.wholeNumber else {
          return .absent("\(phrase) takes one whole number in brackets")
        }
        if let value = series[index] { return .item(.number(value, in: dimension)) }
        guard !values.isEmpty else { return .absent("\(phrase) is empty") }
        return .absent("\(phrase) runs from \(series.first) to \(series.last)")
      }))
}

/// The place of the best value that is not NaN, the first of equals.
private func best(of values: [Double], _ order: Series.Order) -> Int? {
  switch order {
  case .lowestIsBest: place(of: values) { $0 < $1 }
  case .highestIsBest: place(of: values) { $0 > $1 }
  }
}

/// The place of the value before all others, the first of equals; those that are NaN do not count.
private func place(of values: [Double], isBefore: (Double, Double) -> Bool) -> Int? {
  var found: Int?
  for (index, value) in values.enumerated() where !value.isNaN {
    if let current = found, !isBefore(value, values[current]) { continue }
    found = index
  }
  return found
}

/// Numbers by place, from 0, with a name for each where there is one.
func item(
  forNumbers values: [Double], names: [String] = [], _ phrase: String
) -> Item {
  .group(
    Group(
      phrase, value: values.count == 1 ? .number(values[0]) : nil,
      entries: zip(names, values).map { name, value in .init(name, .number(value)) },
      element: { index in
        guard let place = index.only?.wholeNumber else {
          return .absent("\(phrase) takes one whole number in brackets")
        }
        guard values.indices.contains(place) else {
          return .absent("\(phrase) has places 0 to \(values.count - 1)")
        }
        return .item(.number(values[place]))
      }))
}

extension Array {
  /// The only element, if there is exactly one.
  var only: Element? { count == 1 ? self[0] : nil }
}

extension Value {
  var wholeNumber: Int? {
    guard let number, number.magnitude < 1e15, number == number.rounded() else { return nil }
    return Int(number)
  }
}
