import LecternChart
import LecternRun

/// The loss over two parameters with the ways that the runs take over it.
func surfaceFigure(_ landscape: Landscape, _ runs: [RunInReport]) -> Figure? {
  guard landscape.names.count == 2 else { return parabolaFigure(landscape, runs) }
  let trajectories = runs.prefix(5).enumerated().map { place, entry in
    let path = landscape.path(of: entry.run)
    return Trajectory(
      label: entry.label, slot: place + 1, x: path.map { $0[0] }, y: path.map { $0[1] },
      loss: path.map(landscape.value))
  }
  guard trajectories.contains(where: { !$0.x.isEmpty }) else { return nil }
  let extent = SurfaceChart.extent(
    runs: trajectories, optimum: landscape.optimum.map { ($0[0], $0[1]) })
  let grid = Grid(x: extent.x, y: extent.y) { landscape.value([$0, $1]) }
  let isFunction = runs[0].run.model.kind == .function
  return SurfaceChart(
    grid: grid, runs: trajectories, xQuantity: Quantity(landscape.names[0]),
    yQuantity: Quantity(landscape.names[1]),
    optimum: landscape.optimum.map { SurfaceChart.Mark(x: $0[0], y: $0[1], label: "minimum") },
    minimum: landscape.optimum.map(landscape.value), unit: isFunction ? "step" : "epoch"
  ).figure()
}
