import LecternChart
import LecternEngine
import LecternRun
import LecternSpec
import LecternWeb

extension Landscape {
  /// The landscape of `run`: its function, or the loss of a line over its rows. Other models have none.
  init?(of run: RunResult, spec: TrainSpec?, data: DataResult?, catalog: Catalog) {
    if case .function(let component)? = spec?.subject {
      guard let function = catalog.function(component) else { return nil }
      self.init(.function(function))
    } else {
      guard let data, let ground = lineGround(run, data) else { return nil }
      self.init(ground, hasBias: run.model.hasBias)
    }
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

/// The data loss of `weight · x + bias`, or of `weight · x` for a model without bias, over the
/// training rows, for models of one input and one output.
private func lineGround(_ run: RunResult, _ data: DataResult) -> Landscape.Ground? {
  let model = run.fitted
  guard run.model.kind == .linear, model.inputs.count == 1, model.degree == 1,
    model.layers.count == 1, let layer = model.layers.first, layer.outputs == 1,
    let x = data.column(model.inputs[0]), let y = data.target
  else { return nil }
  let xs = values(x, data.training).map { model.featureScaling.first?.scaled($0) ?? $0 }
  let ys = values(y, data.training).map { model.targetScaling.first?.scaled($0) ?? $0 }
  guard !xs.isEmpty else { return nil }
  switch run.model.loss {
  case .meanSquaredError: return .line(LineLoss(xs: xs, ys: ys, factor: 1))
  case .halfMeanSquaredError: return .line(LineLoss(xs: xs, ys: ys, factor: 0.5))
  case .meanAbsoluteError: return xs.count <= 400 ? .absoluteErrors(xs: xs, ys: ys) : nil
  default: return nil
  }
}

/// The landscapes of runs: members of a comparison share one where it is the same.
func landscapes(
  of runs: [RunInReport], catalog: Catalog
) -> [(landscape: Landscape, runs: [RunInReport])] {
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
  return groups.map { ($0.landscape, $0.runs) }
}

/// Runs over the landscapes that they share, four of them at most.
func landscapeFigures(_ runs: [RunInReport], catalog: Catalog) -> [Figure] {
  landscapes(of: runs, catalog: catalog).prefix(4).compactMap { landscape, runs in
    landscapeFigure(landscape, runs.map(\.plotted))
  }
}
