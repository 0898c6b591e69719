import LecternNumerics

/// What the numbers of a loss chart say: the parts that drawing, title, caption and table share.
///
/// A class, so that closures share it: copies of it would only make the page's module larger.
final class LossStory {
  let chart: LossChart
  let fates: [RunFate]
  /// No run stayed finite and near its start.
  let allDiverged: Bool
  let scale: ChosenScale
  let domain: Domain
  /// Where positive values reach far below the axis: its foot, on which they stand with any zeros.
  var least: Double? { footPower.map { powerOfTen($0) } }
  /// Its power of ten.
  let footPower: Int?
  let warnings: [String]

  init(_ chart: LossChart) {
    self.chart = chart
    let fates = chart.runs.map { RunFate($0.training) }
    self.fates = fates
    let allDiverged = !fates.isEmpty && !fates.contains { !$0.diverged }
    self.allDiverged = allDiverged

    var values: [Double] = []
    for index in chart.runs.indices {
      let run = chart.runs[index]
      if !fates[index].diverged || allDiverged {
        values += run.training
        if !RunFate(run.validation.filter { $0 == $0 }).diverged { values += run.validation }
        if !fates[index].diverged { values += run.running }
      } else if let first = fates[index].first {
        values.append(first)
      }
    }
    if let floor = chart.floor { values.append(floor.value) }
    let chosen = ChosenScale(chart.scale, for: values)
    scale = chosen
    warnings = chosen.warning.map { [$0] } ?? []

    if chosen.kind == .logarithmic {
      let positive = Domain(of: values.filter { $0 > 0 }) ?? Domain(0.1, 1)
      var nice = positive.niceLogarithmic
      if nice.lower == nice.upper { nice = Domain(nice.lower / 2, nice.upper * 2) }
      footPower = Self.footPower(of: nice)
      if let footPower { nice.lower = powerOfTen(footPower) }
      domain = nice
    } else {
      footPower = nil
      var extent = Domain(of: values) ?? Domain(0, 1)
      if extent.lower > 0 && (chart.counts || extent.lower < 0.35 * extent.upper) {
        extent.lower = 0
      }
      domain = extent.nice(target: 6, wholeNumbers: chart.counts)
    }
  }

  /// Twenty decades below the greatest loss, where the values span more than 24: a loss that small
  /// is rounding, and an axis down to it would press everything else against its top.
  private static func footPower(of domain: Domain) -> Int? {
    let top = decimalExponent(of: domain.upper)
    let bottom = decimalExponent(of: domain.lower)
    return top - bottom > 24 ? top - 20 : nil
  }

  /// A value of the chart as its texts have it: three significant digits, or a count.
  func say(_ value: Double) -> String { chart.counts ? position(value) : words(value) }

  /// What the foot line of a logarithmic axis stands for.
  var footLabel: String? {
    footPower.map { "< " + NumberFormat.powerOfTen($0) }
      ?? (scale.hasZeros ? "0" : nil)
  }

  /// The runs that need a row in the gutter, in order.
  var gutter: [Int] {
    fates.indices.filter { index in
      guard fates[index].diverged else { return false }
      return !allDiverged || fates[index].firstNotFinite != nil
    }
  }

  /// Where a diverged run first leaves the frame, as a place of its values.
  func exit(of run: Int) -> Int? {
    chart.runs[run].training.firstIndex { !$0.isFinite || $0 > domain.upper * (1 + 1e-6) }
  }
}

// Title and caption
extension LossStory {
  var title: String {
    let name = chart.quantity.name
    guard let first = chart.runs.first else { return capitalized(name) }
    if chart.runs.count == 1 { return singleTitle(first, fates[0]) }
    let settled = fates.indices.filter { !fates[$0].diverged && fates[$0].last != nil }
    let diverged = fates.indices.filter { fates[$0].diverged }
      .map { Named.inside(chart.runs[$0].label) }
    guard let best = settled.min(by: { lastValue($0) < lastValue($1) }) else {
      return chart.runs.count == 2 ? "Both runs diverge" : "Every run diverges"
    }
    var text = ""
    if settled.count > 1 {
      let lowest = say(lastValue(best))
      let ties = settled.filter { sameText(say(lastValue($0)), lowest) }
      let names = Named.start(ties.map { chart.runs[$0].label }, "Run")
      text =
        names + (ties.count > 1 ? " end lowest, at " : " ends lowest, at ") + lowest
    } else {
      text = Named.start(chart.runs[best].label) + " ends at " + say(lastValue(best))
    }
    if !diverged.isEmpty {
      text += "; " + list(diverged) + (diverged.count > 1 ? " diverge" : " diverges")
    }
    return text
  }

  private func singleTitle(_ run: LossChart.Run, _ fate: RunFate) -> String {
    let name = capitalized(chart.quantity.name)
    guard let first = fate.first, let last = fate.last else { return name }
    if let stop = fate.firstNotFinite {
      return name + " is no longer a finite number from " + chart.unit + " "
        + position(run.x[stop]) + " on"
    }
    if fate.diverged { return name + " grows from " + say(first) + " to " + say(last.value) }
    let validation = RunFate(run.validation)
    if let best = validation.best, let end = validation.last, end.value > best.value * 1.05,
      best.index < run.x.count - 1
    {
      return "Validation loss is lowest at " + chart.unit + " " + position(run.x[best.index])
        + ", then rises"
    }
    if run.x[0] > 0 {
      return name
        + (last.value < first
          ? (isPlural(name) ? " fall" : " falls") : (isPlural(name) ? " go" : " goes"))
        + " from " + say(first) + " in " + chart.unit + " " + position(run.x[0]) + " to "
        + say(last.value) + " in " + chart.unit + " " + position(run.x[last.index])
    }
    let length = run.x[last.index] - run.x[0]
    let verb =
      last.value < first
      ? (isPlural(name) ? " fall from " : " falls from ")
      : (isPlural(name) ? " go from " : " goes from ")
    return name + verb + say(first) + " to " + say(last.value) + " in "
      + position(length) + " " + plural(length == 1 ? 1 : 2, chart.unit)
  }

  private func isPlural(_ name: String) -> Bool { name.hasSuffix("s") && !name.hasSuffix("ss") }

  var caption: String {
    guard let end = chart.runs.map({ $0.x.last ?? 0 }).max() else { return "" }
    var text =
      capitalized(chart.quantity.inSentence) + " over " + position(end) + " "
      + plural(end == 1 ? 1 : 2, chart.unit)
      + (scale.kind == .logarithmic ? ", log scale." : ".")
    if allDiverged {
      text +=
        chart.runs.count > 1
        ? " Every run diverged; the finite part is drawn."
        : " The run diverged; the finite part is drawn."
    }
    if chart.runs.count > 4 {
      text += crowd
    } else {
      if let sharedStart {
        text += (chart.runs.count == 2 ? " Both start at " : " All start at ") + sharedStart + "."
      }
      for index in chart.runs.indices { text += " " + sentence(about: index) }
    }
    if let floor = chart.floor {
      text += " Dotted: " + floor.label + ", " + say(floor.value) + "."
    }
    if !chart.events.isEmpty {
      text +=
        " Marked: "
        + list(chart.events.map { $0.label + " at " + chart.unit + " " + position($0.x) }) + "."
    }
    if let footPower {
      text += " Below " + NumberFormat.powerOfTen(footPower)
      text += " a loss differs by rounding only; it stands on the foot line, zero too."
    } else if scale.hasZeros {
      text += " A loss of exactly zero stands on the foot line marked 0."
    }
    return text
  }

  /// Where two to four runs begin, if that is one place.
  private var sharedStart: String? {
    guard chart.runs.count > 1, chart.runs.count < 5, let first = fates[0].first else { return nil }
    let start = say(first)
    for fate in fates where !(fate.first.map { sameText(say($0), start) } ?? false) { return nil }
    return start
  }

  /// Many runs are told together, and one by one only those that leave the chart.
  private var crowd: String {
    var text = ""
    let firsts = Domain(of: fates.compactMap { $0.first })
    if let firsts {
      text += " The " + NumberFormat.count(chart.runs.count) + " runs start "
      text +=
        sameText(say(firsts.lower), say(firsts.upper))
        ? "at " + say(firsts.lower) + "."
        : "between " + say(firsts.lower) + " and " + say(firsts.upper) + "."
    }
    let settled = fates.indices.filter { !fates[$0].diverged && fates[$0].last != nil }
    if let best = settled.min(by: { lastValue($0) < lastValue($1) }),
      let worst = settled.max(by: { lastValue($0) < lastValue($1) })
    {
      text += " Of those that stay finite, " + Named.inside(chart.runs[best].label)
      text += " ends lowest, at "
      text +=
        say(lastValue(best)) + ", and " + Named.inside(chart.runs[worst].label) + " highest, at "
      text += say(lastValue(worst)) + "."
    }
    for index in fates.indices where fates[index].diverged { text += " " + sentence(about: index) }
    return text + " The table has every run."
  }

  private func sentence(about index: Int) -> String {
    let run = chart.runs[index]
    let fate = fates[index]
    let subject = chart.runs.count > 1 ? Named.start(run.label) : "It"
    guard let first = fate.first, let last = fate.last, let best = fate.best else {
      return subject + " has no finite value."
    }
    var ways = sharedStart == nil ? ["starts at " + say(first)] : []
    if let stop = fate.firstNotFinite {
      if let exit = exit(of: index), exit < stop {
        ways.append("leaves the chart at " + at(run, exit) + " (" + say(run.training[exit]) + ")")
      }
      ways.append("is no longer a finite number from " + at(run, stop) + " on")
    } else {
      if fate.diverged, let exit = exit(of: index) {
        ways.append("leaves the chart at " + at(run, exit))
      }
      ways.append("ends at " + say(last.value))
    }
    var text = subject + " " + list(ways)
    if !fate.diverged {
      if best.index == last.index || sameText(say(best.value), say(last.value)) {
        text += ", its lowest"
      } else {
        text += "; its lowest is " + say(best.value) + " at " + at(run, best.index)
      }
    }
    let validation = RunFate(run.validation)
    if let best = validation.best, let end = validation.last {
      text += "; validation ends at " + say(end.value)
      if best.index != end.index {
        text += " after its lowest, " + say(best.value) + ", at " + at(run, best.index)
      }
    }
    return text + "."
  }

  private func at(_ run: LossChart.Run, _ index: Int) -> String {
    chart.unit + " " + position(run.x[index])
  }

  private func lastValue(_ run: Int) -> Double { fates[run].last?.value ?? .infinity }
}

// Table and scrubber
extension LossStory {
  /// Every curve as a column: training of each run, then its validation and running mean.
  private var columns: [(name: String, run: Int, values: [Double])] {
    var result: [(name: String, run: Int, values: [Double])] = []
    let several = chart.runs.count > 1
    for index in chart.runs.indices {
      let run = chart.runs[index]
      let more = !run.validation.isEmpty || !run.running.isEmpty
      let plain = several ? run.label : (more ? "training" : chart.quantity.name)
      result.append((plain, index, run.training))
      let prefix = several ? run.label + ", " : ""
      if !run.validation.isEmpty { result.append((prefix + "validation", index, run.validation)) }
      if !run.running.isEmpty { result.append((prefix + "running", index, run.running)) }
    }
    return result
  }

  /// The positions of the longest run, which scrubbing and the table follow.
  private var positions: [Double] {
    var longest: [Double] = []
    for run in chart.runs where run.x.count > longest.count { longest = run.x }
    return longest
  }

  var table: ChartTable {
    let positions = positions
    var events: [Int] = []
    for index in fates.indices {
      if let best = fates[index].best { events.append(best.index) }
      if let stop = fates[index].firstNotFinite { events.append(stop) }
      if fates[index].diverged, let exit = exit(of: index) { events.append(exit) }
    }
    let shown = tableRows(at: positions, events: events)
    let columns = columns
    let rows = shown.map { place -> [ChartTable.Cell] in
      let x = positions[place]
      let values = columns.map {
        value(of: $0.values, of: chart.runs[$0.run].x, at: x, near: place)
      }
      var best = ""
      if columns.count > 1, let least = values.compactMap({ $0 }).filter({ $0.isFinite }).min() {
        best = say(least)
      }
      return [ChartTable.Cell(position(x))]
        + values.map { value in
          guard let value else { return ChartTable.Cell("") }
          let text = say(value)
          let emphasis: ChartTable.Cell.Emphasis =
            value.isFinite ? (sameText(text, best) ? .best : .none) : .notFinite
          return ChartTable.Cell(text, emphasis)
        }
    }
    let headers = columns.map { column in
      ChartTable.Header(
        column.name,
        swatch: chart.runs.count > 1 && chart.runs[column.run].slot > 0
          ? lineSwatch(Slot(chart.runs[column.run].slot)) : nil)
    }
    return ChartTable(
      title: capitalized(chart.quantity.text) + " by " + chart.unit,
      headers: [ChartTable.Header(capitalized(chart.unit))] + headers, rows: rows,
      note: shown.count < positions.count
        ? NumberFormat.count(shown.count) + " of " + counted(positions.count, "row")
          + ": round numbers and events."
        : nil)
  }

  private func value(of values: [Double], of x: [Double], at position: Double, near place: Int)
    -> Double?
  {
    if place < x.count, x[place] == position { return place < values.count ? values[place] : nil }
    guard let found = x.firstIndex(of: position), found < values.count else { return nil }
    return values[found]
  }

  var scrubber: Scrubber? {
    let positions = positions
    let columns = columns
    guard positions.count > 1 else { return nil }
    let states = evenly(positions.count, limit: max(480 / (columns.count + 1), 40))
    let span = shownSpan(columns.map { $0.values })
    var json = JSONWriter()
    json.object { json in
      json.key("what")
      json.string(chart.unit)
      json.key("at")
      json.places(states.map { positions[$0] })
      if chart.counts {
        json.key("whole")
        json.number(1)
      }
      json.key("series")
      json.array { json in
        for column in columns {
          json.object { json in
            json.key("n")
            json.string(column.name)
            json.key("s")
            json.number(Double(Slot(chart.runs[column.run].slot).number))
            json.key("r")
            json.number(Double(column.run))
            let x = chart.runs[column.run].x
            json.key("y")
            json.list(
              states.map { value(of: column.values, of: x, at: positions[$0], near: $0) },
              span: span)
          }
        }
      }
    }
    return Scrubber(
      noun: capitalized(chart.unit), last: states.count - 1, initial: states.count - 1,
      reader: "lines", json: json.text)
  }
}
