import LecternChart
import LecternRun

/// The loss over the only parameter with the steps of each run.
func parabolaFigure(_ landscape: Landscape, _ runs: [RunInReport]) -> Figure? {
  guard landscape.names.count == 1 else { return nil }
  let paths = runs.map { landscape.path(of: $0.run) }
  let extent = landscapeExtent(paths, axis: 0)
  let xs = evenValues(from: extent.lowerBound, to: extent.upperBound, count: 121)
  return ParabolaChart(
    curveX: xs, curveY: xs.map { landscape.value([$0]) },
    runs: zip(runs, paths).prefix(5).enumerated().map { place, entry in
      Trajectory(
        label: entry.0.label, slot: place + 1, x: entry.1.map { $0[0] },
        y: entry.1.map { landscape.value($0) })
    }, parameter: Quantity(landscape.names[0]), unit: "step"
  ).figure()
}
