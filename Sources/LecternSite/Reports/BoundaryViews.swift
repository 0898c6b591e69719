import LecternChart
import LecternRun

/// The regions that each run assigns to the classes; only classifiers of two inputs have them.
func boundaryFigures(_ runs: [RunInReport]) -> [Figure] {
  runs.compactMap { boundaryFigure($0.run, label: $0.label, data: $0.data) }
}

private func boundaryFigure(_ run: RunResult, label: String, data: DataResult?) -> Figure? {
  let model = run.fitted
  guard let data, model.inputs.count == 2, let x = data.column(model.inputs[0]),
    let y = data.column(model.inputs[1]), let target = data.target
  else { return nil }
  let all = data.training + data.validation
  let rows = evenPlaces(all.count, limit: 200).map { all[$0] }
  let xs = values(x, rows)
  let ys = values(y, rows)
  let classes = values(target, rows).map { Int($0.isFinite ? $0.rounded() : 0) }
  let highest = max(1, classes.max() ?? 1)
  guard classes.allSatisfy({ $0 >= 0 }), highest < 5 else { return nil }
  var names = run.model.classes.isEmpty ? data.classNames : run.model.classes
  while names.count <= highest { names.append("class \(names.count)") }
  let isStraight = model.layers.count == 1 && names.count == 2 && model.degree == 1
  let history = isStraight ? halfPlanes(run, rows: Array(zip(xs, ys)), classes) : []
  var figure = BoundaryChart(
    x: xs, y: ys, classes: classes, classNames: names,
    regions: regions(
      model, isStraight: isStraight, classCount: names.count, xs, ys, hasBars: history.count > 1),
    predicted: zip(xs, ys).map { model.predictedClass([$0, $1]) }, xQuantity: x.quantity,
    yQuantity: y.quantity, history: history
  ).figure()
  if !label.isEmpty { figure.title = "\(label): \(lowercasedStart(figure.title))" }
  figure.caption += sampleNote(rows.count, of: all.count)
  return figure
}

private func regions(
  _ model: FittedModel, isStraight: Bool, classCount: Int, _ xs: [Double], _ ys: [Double],
  hasBars: Bool
) -> BoundaryChart.Regions {
  if isStraight {
    let plane = halfPlane(model)
    if plane.w1 == 0, plane.w2 == 0 { return .none }
    return .halfPlane(w1: plane.w1, w2: plane.w2, b: plane.b)
  }
  let extent = BoundaryChart.extent(x: xs, y: ys, square: hasBars)
  func grid(_ score: (Double, Double) -> Double) -> Grid {
    let (columns, rows) = (Grid.defaultColumns, Grid.defaultRows)
    var values: [Double] = []
    values.reserveCapacity(columns * rows)
    for v in evenValues(from: extent.y.lowerBound, to: extent.y.upperBound, count: rows) {
      for u in evenValues(from: extent.x.lowerBound, to: extent.x.upperBound, count: columns) {
        values.append(score(u, v))
      }
    }
    return Grid(columns: columns, rows: rows, x: extent.x, y: extent.y, values: values)
  }
  if classCount == 2, model.layers.last?.outputs == 1 {
    return .score(grid { model.logits([$0, $1]).first ?? .nan }, threshold: 0)
  }
  return .scores(
    (0..<classCount).map { place in
      grid { u, v in
        let scores = model.logits([u, v])
        return place < scores.count ? scores[place] : .nan
      }
    })
}

/// The score of a straight classifier as `w1·x + w2·y + b` in original units: positive for the second class.
private func halfPlane(_ model: FittedModel) -> (w1: Double, w2: Double, b: Double) {
  func score(_ x: Double, _ y: Double) -> Double {
    let scores = model.logits([x, y])
    return scores.count == 2 ? scores[1] - scores[0] : scores.first ?? .nan
  }
  let b = score(0, 0)
  return (score(1, 0) - b, score(0, 1) - b, b)
}

/// The line after each epoch, with the rows on its wrong side.
private func halfPlanes(
  _ run: RunResult, rows: [(Double, Double)], _ classes: [Int]
) -> [BoundaryChart.HalfPlane] {
  let recorded = run.perceptron?.weightsByEpoch ?? run.parameters.byEpoch
  guard recorded.count > 1, recorded.allSatisfy({ $0.allSatisfy(\.isFinite) }) else { return [] }
  return evenPlaces(recorded.count, limit: 80).map { time in
    let model = run.fitted.with(parameters: recorded[time])
    let plane = halfPlane(model)
    let mistakes = zip(rows, classes).count { row, truth in
      model.predictedClass([row.0, row.1]) != truth
    }
    return BoundaryChart.HalfPlane(
      time: Double(time), w1: plane.w1, w2: plane.w2, b: plane.b, mistakes: mistakes)
  }
}
