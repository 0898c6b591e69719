import LecternChart

/// The rows that a classifier of two inputs tells apart, in original units.
public struct BoundaryView: Equatable, Sendable {
  /// The two features of each row, in original units; as many as `classes`.
  public var x: [Double]
  public var y: [Double]
  /// The true class of each row, an index of `classNames`.
  public var classes: [Int]
  /// Two to five names.
  public var classNames: [String]
  /// What the axes are, with their units.
  public var xQuantity: Quantity
  public var yQuantity: Quantity
  /// Whether the model divides the plane by one straight line.
  public var isStraight: Bool
  /// Stands before the title; may be empty.
  public var label: String
  /// A last sentence of the caption; may be empty.
  public var note: String

  public init(
    x: [Double], y: [Double], classes: [Int], classNames: [String], xQuantity: Quantity,
    yQuantity: Quantity, isStraight: Bool, label: String, note: String
  ) {
    self.x = x
    self.y = y
    self.classes = classes
    self.classNames = classNames
    self.xQuantity = xQuantity
    self.yQuantity = yQuantity
    self.isStraight = isStraight
    self.label = label
    self.note = note
  }
}

extension BoundaryView {
  /// The last layer's outputs for one row.
  public typealias Scores = ([Double]) -> [Double]

  /// The figure of one run.
  ///
  /// - Parameter model: what it gives for some parameters.
  public func figure(_ record: PageRecord, model: ([Double]) -> Scores) -> Figure {
    let history = isStraight ? halfPlanes(record, model) : []
    let scores = model(record.parameters)
    var figure = BoundaryChart(
      x: x, y: y, classes: classes, classNames: classNames,
      regions: regions(scores, hasBars: history.count > 1),
      predicted: x.indices.map { predictedClass(logits: scores([x[$0], y[$0]])) },
      xQuantity: xQuantity, yQuantity: yQuantity, history: history
    ).figure()
    figure.title = titled(figure.title, of: label)
    figure.caption += note
    return figure
  }

  private func regions(_ scores: Scores, hasBars: Bool) -> BoundaryChart.Regions {
    if isStraight {
      let plane = halfPlane(scores)
      if plane.w1 == 0, plane.w2 == 0 { return .none }
      return .halfPlane(w1: plane.w1, w2: plane.w2, b: plane.b)
    }
    let extent = BoundaryChart.extent(x: x, y: y, square: hasBars)
    let (columns, rows) = (Grid.defaultColumns, Grid.defaultRows)
    let us = evenValues(from: extent.x.lowerBound, to: extent.x.upperBound, count: columns)
    let vs = evenValues(from: extent.y.lowerBound, to: extent.y.upperBound, count: rows)
    let width = scores([x.first ?? 0, y.first ?? 0]).count
    let single = classNames.count == 2 && width == 1
    var values = [[Double]](
      repeating: [], count: single ? 1 : classNames.count)
    for v in vs {
      for u in us {
        let found = scores([u, v])
        for place in values.indices {
          values[place].append(place < found.count ? found[place] : .nan)
        }
      }
    }
    let grids = values.map {
      Grid(columns: columns, rows: rows, x: extent.x, y: extent.y, values: $0)
    }
    return single ? .score(grids[0], threshold: 0) : .scores(grids)
  }

  /// The score of a straight classifier as `w1·x + w2·y + b` in original units: positive for the
  /// second class.
  private func halfPlane(_ scores: Scores) -> (w1: Double, w2: Double, b: Double) {
    func score(_ x: Double, _ y: Double) -> Double {
      let found = scores([x, y])
      return found.count == 2 ? found[1] - found[0] : found.first ?? .nan
    }
    let b = score(0, 0)
    return (score(1, 0) - b, score(0, 1) - b, b)
  }

  /// The line after each epoch, with the rows on its wrong side.
  private func halfPlanes(
    _ record: PageRecord, _ model: ([Double]) -> Scores
  ) -> [BoundaryChart.HalfPlane] {
    let recorded = record.parametersByEpoch
    guard recorded.count > 1, areFinite(recorded) else { return [] }
    return evenPlaces(recorded.count, limit: 80).map { time in
      let scores = model(recorded[time])
      let plane = halfPlane(scores)
      var mistakes = 0
      for row in x.indices
      where predictedClass(logits: scores([x[row], y[row]])) != classes[row] {
        mistakes += 1
      }
      return BoundaryChart.HalfPlane(
        time: Double(time), w1: plane.w1, w2: plane.w2, b: plane.b, mistakes: mistakes)
    }
  }
}
