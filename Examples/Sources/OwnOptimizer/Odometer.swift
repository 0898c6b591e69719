import LecternChart
import LecternSite

/// How far the parameters have gone by each epoch: the sum of the lengths of their changes. A run
/// that swings goes farther than one that walks straight.
func odometer(_ runs: [ShownRun]) -> Figure? {
  let ways = runs.map { wayGone($0.parametersByEpoch) }
  guard let length = ways.map(\.count).max(), length > 1 else { return nil }
  return ParameterChart(
    x: (0..<length).map(Double.init),
    parameters: zip(runs, ways).enumerated().map { place, entry in
      ParameterChart.Parameter(
        label: entry.0.label.isEmpty ? "way gone" : entry.0.label, slot: place < 5 ? place + 1 : 0,
        values: (0..<length).map { $0 < entry.1.count ? entry.1[$0] : .nan })
    }, title: "How far the parameters have gone"
  ).figure()
}

/// Entry e is the way up to epoch e.
func wayGone(_ parameters: [[Double]]) -> [Double] {
  guard let first = parameters.first else { return [] }
  var former = first
  var way = 0.0
  return parameters.map { current in
    way += zip(current, former).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    former = current
    return way
  }
}
