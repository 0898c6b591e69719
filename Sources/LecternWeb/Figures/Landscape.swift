import LecternChart
import LecternEngine

/// A loss as a function of one or two parameters, in training units: what surfaces and parabolas
/// draw.
public struct Landscape: Sendable {
  /// What the loss is of.
  public enum Ground: Sendable {
    case function(FunctionModel)
    /// Squared errors of a line over rows.
    case line(LineLoss)
    /// The mean absolute error of a line over rows; as many `xs` as `ys`.
    case absoluteErrors(xs: [Double], ys: [Double])
  }

  /// What the loss is of.
  public var ground: Ground
  /// Whether a line has a bias; without one its only parameter is the weight.
  public var hasBias: Bool

  public init(_ ground: Ground, hasBias: Bool = true) {
    self.ground = ground
    self.hasBias = hasBias
  }

  /// One or two names, the horizontal axis first.
  public var names: [String] {
    switch ground {
    case .function(let function): function.dimension == 1 ? ["w"] : ["w₁", "w₂"]
    case .line, .absoluteErrors: hasBias ? ["weight", "bias"] : ["weight"]
    }
  }

  /// Whether both parameters have the same unit: those of functions have none, and over a
  /// standardized input the weight has the bias's.
  public var sharesUnit: Bool {
    func isStandard(_ mean: Double, _ square: Double) -> Bool {
      mean.magnitude < 0.01 && (square - 1).magnitude < 0.01
    }
    switch ground {
    case .function: return true
    case .line(let line): return isStandard(line.x, line.xx)
    case .absoluteErrors(let xs, _):
      let line = LineLoss(xs: xs, ys: xs, factor: 1)
      return isStandard(line.x, line.xx)
    }
  }

  /// The loss at a position with as many numbers as ``names``.
  public func value(_ position: [Double]) -> Double {
    switch ground {
    case .function(let function): function.value(at: position)
    case .line(let line): line.value(position[0], hasBias ? position[1] : 0)
    case .absoluteErrors(let xs, let ys):
      meanAbsoluteError(of: xs, ys, weight: position[0], bias: hasBias ? position[1] : 0)
    }
  }

  private func meanAbsoluteError(
    of xs: [Double], _ ys: [Double], weight: Double, bias: Double
  ) -> Double {
    var sum = 0.0
    for i in xs.indices { sum += (weight * xs[i] + bias - ys[i]).magnitude }
    return sum / Double(xs.count)
  }

  /// Where the least loss lies, if it is known.
  public var optimum: [Double]? {
    switch ground {
    case .function(let function):
      switch function {
      case .bowl(let first, let second), .rotatedBowl(let first, let second, _):
        first >= 0 && second >= 0 ? [0, 0] : nil
      case .rosenbrock(let a, let b): b >= 0 ? [a, a * a] : nil
      case .parabola(let curvature, let center): curvature >= 0 ? [center] : nil
      default: nil
      }
    case .line(let line): hasBias ? line.optimum : line.optimumThroughOrigin
    case .absoluteErrors: nil
    }
  }

  /// Where `run` went, from its start on.
  public func path(of run: PlottedRun) -> [[Double]] {
    let count = names.count
    return run.record.parametersByEpoch.filter { $0.count == count }
  }
}

/// The mean squared error of `weight · x + bias`, which follows from five means.
public struct LineLoss: Equatable, Sendable {
  /// The means of x, y, x², x·y and y² over the rows.
  public var x: Double
  public var y: Double
  public var xx: Double
  public var xy: Double
  public var yy: Double
  /// 1, or ½ for half the error.
  public var factor: Double

  /// - Parameter factor: 1, or ½ for `half_mse`.
  /// - Precondition: there are as many `xs` as `ys`, and some.
  public init(xs: [Double], ys: [Double], factor: Double) {
    let count = Double(xs.count)
    func mean(_ term: (Int) -> Double) -> Double {
      var sum = 0.0
      for i in xs.indices { sum += term(i) }
      return sum / count
    }
    x = mean { xs[$0] }
    y = mean { ys[$0] }
    xx = mean { xs[$0] * xs[$0] }
    xy = mean { xs[$0] * ys[$0] }
    yy = mean { ys[$0] * ys[$0] }
    self.factor = factor
  }

  init(numbers: [Double]) {
    (x, y, xx) = (numbers[0], numbers[1], numbers[2])
    (xy, yy, factor) = (numbers[3], numbers[4], numbers[5])
  }

  var numbers: [Double] { [x, y, xx, xy, yy, factor] }

  func value(_ w: Double, _ b: Double) -> Double {
    let squares = w * w * xx + 2 * w * b * x + b * b - 2 * w * xy - 2 * b * y + yy
    let loss = factor * squares
    return loss > 0 || !loss.isFinite ? loss : 0
  }

  var optimum: [Double]? {
    let variance = xx - x * x
    guard variance > 0 else { return nil }
    let slope = (xy - x * y) / variance
    return [slope, y - slope * x]
  }

  /// The best weight of a line without bias.
  var optimumThroughOrigin: [Double]? { xx > 0 ? [xy / xx] : nil }
}

// MARK: - Figures

/// The loss over the only parameter, or over the two, with the way of each run.
public func landscapeFigure(_ landscape: Landscape, _ runs: [PlottedRun]) -> Figure? {
  landscape.names.count == 1
    ? parabolaFigure(landscape, runs) : surfaceFigure(landscape, runs)
}

/// The loss over the only parameter with the steps of each run.
public func parabolaFigure(_ landscape: Landscape, _ runs: [PlottedRun]) -> Figure? {
  guard landscape.names.count == 1 else { return nil }
  let paths = runs.map { landscape.path(of: $0) }
  let extent = extent(of: paths, around: landscape.optimum?.first)
  let xs = evenValues(from: extent.low, to: extent.high, count: 121)
  let shown = runs.count > 5 ? 5 : runs.count
  return ParabolaChart(
    curveX: xs, curveY: xs.map { landscape.value([$0]) },
    runs: (0..<shown).map { place in
      Trajectory(
        label: runs[place].label, slot: place + 1, x: paths[place].map { $0[0] },
        y: paths[place].map { landscape.value($0) })
    }, parameter: Quantity(landscape.names[0]), unit: "step"
  ).figure()
}

/// The loss over two parameters with the ways that the runs take over it.
public func surfaceFigure(_ landscape: Landscape, _ runs: [PlottedRun]) -> Figure? {
  guard landscape.names.count == 2 else { return parabolaFigure(landscape, runs) }
  let shown = runs.count > 5 ? 5 : runs.count
  let trajectories = (0..<shown).map { place in
    let path = landscape.path(of: runs[place])
    return Trajectory(
      label: runs[place].label, slot: place + 1, x: path.map { $0[0] }, y: path.map { $0[1] },
      loss: path.map { landscape.value($0) })
  }
  guard trajectories.contains(where: { !$0.x.isEmpty }) else { return nil }
  let optimum = landscape.optimum
  let extent = SurfaceChart.extent(
    runs: trajectories, optimum: optimum.map { ($0[0], $0[1]) }, sharesUnit: landscape.sharesUnit)
  let grid = Grid(x: extent.x, y: extent.y) { landscape.value([$0, $1]) }
  var chart = SurfaceChart(
    grid: grid, runs: trajectories, xQuantity: Quantity(landscape.names[0]),
    yQuantity: Quantity(landscape.names[1]),
    optimum: optimum.map { SurfaceChart.Mark(x: $0[0], y: $0[1], label: "minimum") },
    minimum: optimum.map { landscape.value($0) }, unit: runs[0].record.unit.name)
  chart.sharesUnit = landscape.sharesUnit
  return chart.figure()
}

/// The part of the only axis that shows every path and some of what lies around it: the minimum
/// too, where it is known, and as much of the valley beyond it.
private func extent(
  of paths: [[[Double]]], around optimum: Double?
) -> (low: Double, high: Double) {
  var low = Double.infinity
  var high = -Double.infinity
  var reach = 0.0
  let center = optimum ?? 0
  func include(_ place: Double) {
    if place < low { low = place }
    if place > high { high = place }
  }
  for path in paths {
    guard let start = path.first?[0], start.isFinite else { continue }
    include(start)
    if (start - center).magnitude > reach { reach = (start - center).magnitude }
  }
  if let optimum {
    include(optimum - reach)
    include(optimum + reach)
  }
  // What runs away leaves the frame.
  reach = optimum == nil ? (low > high ? 5 : 4 * reach + 1) : 1.5 * reach
  for path in paths {
    for position in path where (position[0] - center).magnitude <= reach { include(position[0]) }
  }
  if low > high { (low, high) = (center - 1, center + 1) }
  let size = high.magnitude > 1 ? high.magnitude : 1
  let air = high > low ? (high - low) * 0.15 : size * 0.5
  return (low - air, high + air)
}
