import LecternChart
import LecternEngine
import LecternRun
import LecternSpec

/// A loss as a function of one or two parameters, in training units: what surfaces and parabolas draw.
struct Landscape {
  /// One or two names, the horizontal axis first.
  var names: [String]
  /// The loss at a position with as many numbers as `names`.
  var value: ([Double]) -> Double
  /// Where the least loss lies, if it is known.
  var optimum: [Double]?

  /// The landscape of `run`: its function, or the loss of a line over its rows. Other models have none.
  init?(of run: RunResult, spec: TrainSpec?, data: DataResult?, catalog: Catalog) {
    if case .function(let component)? = spec?.subject {
      guard let function = catalog.function(component) else { return nil }
      names = function.dimension == 1 ? ["w"] : ["w₁", "w₂"]
      value = { function.value(at: $0) }
      switch function {
      case .bowl, .rotatedBowl: optimum = [0, 0]
      case .rosenbrock(let a, _): optimum = [a, a * a]
      case .parabola(_, let center): optimum = [center]
      default: optimum = nil
      }
      return
    }
    guard let data, let line = lineLoss(run, data) else { return nil }
    names = ["weight", "bias"]
    value = { line.loss($0[0], $0[1]) }
    optimum = line.optimum
  }

  /// Where `run` went, from its start on.
  func path(of run: RunResult) -> [[Double]] {
    let positions = run.path.isEmpty ? run.parameters.byEpoch : run.path.map(\.position)
    return positions.filter { $0.count == names.count }
  }
}

extension Catalog {
  /// The function that a spec's component stands for.
  func function(_ written: ComponentSpec) -> FunctionModel? {
    // `function: {name: bowl, ...}` holds the bowl as its argument.
    let component = written.component("name") ?? written
    for entry in entries
    where entry.declaration.kind == .function && entry.declaration.name == component.name {
      if case .function(let make, _) = entry.build { return make(component) }
    }
    return nil
  }
}

/// The data loss of `weight · x + bias` over the training rows, for models of one input and one output.
///
/// Squared errors follow from five sums, so their cost does not depend on the rows.
private func lineLoss(_ run: RunResult, _ data: DataResult)
  -> (loss: (Double, Double) -> Double, optimum: [Double]?)?
{
  let model = run.fitted
  guard run.model.kind == .linear, model.inputs.count == 1, model.degree == 1,
    model.layers.count == 1, let layer = model.layers.first, layer.outputs == 1,
    layer.bias.count == 1, let x = data.column(model.inputs[0]), let y = data.target
  else { return nil }
  let xs = values(x, data.training).map { model.featureScaling.first?.scaled($0) ?? $0 }
  let ys = values(y, data.training).map { model.targetScaling.first?.scaled($0) ?? $0 }
  let count = Double(xs.count)
  guard count > 0 else { return nil }
  let mean: ([Double]) -> Double = { $0.reduce(0, +) / count }
  let (mx, my) = (mean(xs), mean(ys))
  let (mxx, mxy, myy) = (
    mean(xs.map { $0 * $0 }), mean(zip(xs, ys).map { $0 * $1 }), mean(ys.map { $0 * $0 })
  )
  func squares(_ w: Double, _ b: Double) -> Double {
    w * w * mxx + 2 * w * b * mx + b * b - 2 * w * mxy - 2 * b * my + myy
  }
  let variance = mxx - mx * mx
  let slope = (mxy - mx * my) / variance
  let optimum = variance > 0 ? [slope, my - slope * mx] : nil
  switch run.model.loss {
  case "mse": return ({ max(0, squares($0, $1)) }, optimum)
  case "half_mse": return ({ max(0, squares($0, $1) / 2) }, optimum)
  case "mae":
    guard xs.count <= 400 else { return nil }
    return ({ w, b in mean(zip(xs, ys).map { abs(w * $0 + b - $1) }) }, nil)
  default: return nil
  }
}

/// The part of the plane that shows every path and some of what lies around it.
func landscapeExtent(_ paths: [[[Double]]], axis: Int) -> ClosedRange<Double> {
  let starts = paths.compactMap { $0.first?[axis] }
  let reach = (starts.map(abs).max() ?? 1) * 4 + 1
  let places = paths.flatMap { $0 }.map { $0[axis] }.filter { $0.isFinite && abs($0) <= reach }
  let low = min(places.min() ?? -1, starts.min() ?? -1)
  let high = max(places.max() ?? 1, starts.max() ?? 1)
  let air = high > low ? (high - low) * 0.15 : max(abs(high), 1) * 0.5
  return (low - air)...(high + air)
}

/// Runs in one or more landscapes: members of a comparison share one where it is the same.
func landscapeFigures(
  _ runs: [RunInReport], catalog: Catalog, draw: (Landscape, [RunInReport]) -> Figure?
) -> [Figure] {
  var groups: [(landscape: Landscape, probe: [Double], runs: [RunInReport])] = []
  for run in runs {
    guard
      let landscape = Landscape(of: run.run, spec: run.spec, data: run.data, catalog: catalog)
    else { continue }
    let probe = [[0.3, -0.7], [1.9, 2.3]].map {
      landscape.value(Array($0.prefix(landscape.names.count)))
    }
    if let place = groups.firstIndex(where: { $0.probe == probe }) {
      groups[place].runs.append(run)
    } else {
      groups.append((landscape, probe, [run]))
    }
  }
  return groups.prefix(4).compactMap { draw($0.landscape, $0.runs) }
}
