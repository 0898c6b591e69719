import LecternChart
import LecternNumerics

/// A small generator for test data.
struct Lcg {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493 }
  mutating func uniform() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) / 9_007_199_254_740_992
  }
}

/// The figures that golden files, budgets and well-formedness tests share.
enum Samples {
  static let all: [(name: String, figure: Figure)] = [
    ("loss-diverging", lossDiverging), ("loss-validation", lossValidation),
    ("loss-short", lossShort), ("loss-all-diverged", lossAllDiverged), ("loss-zeros", lossZeros),
    ("loss-noisy", lossNoisy), ("fit-line", fitLine), ("fit-curve", fitCurve), ("sweep", sweep),
    ("sweep-grid", sweepGrid), ("parabola", parabola), ("boundary-perceptron", perceptron),
    ("boundary-score", scoreBoundary), ("boundary-growing", growingBoundary),
    ("boundary-three", threeClasses), ("scatter", scatter),
    ("predictions", predictions),
    ("histogram", histogram), ("surface", surface), ("parameters", parameters),
    ("gradient-norms", gradientNorms), ("gradient-noise", gradientNoise),
    ("batch-noise", batchNoise), ("residuals", residuals), ("data", data),
    ("confusion", confusion), ("schedule", schedule), ("activations", activations),
    ("network", network), ("trace", trace),
  ]

  static var predictions: Figure {
    var random = Lcg(9)
    let actual = (0..<60).map { 100 + 2.2 * Double($0) }
    return PredictionChart(
      actual: actual, predicted: actual.map { 30 + 0.8 * $0 + 40 * (random.uniform() - 0.5) },
      heldOut: 15, quantity: Quantity("weight", unit: "lb")
    ).figure()
  }

  static let steps = (0...200).map(Double.init)
  static let epochs = (0...40).map(Double.init)

  static func decay(_ x: [Double], from start: Double, rate: Double, to end: Double) -> [Double] {
    x.map { end + (start - end) * Elementary.exp(-rate * $0) }
  }

  static var lossDiverging: Figure {
    let growth = steps.map { step -> Double in
      let value = 6.15 * Elementary.exp(3.1 * step)
      return value > 1e200 ? .infinity : value
    }
    return LossChart(
      runs: [
        .init(
          label: "η = 0.05", slot: 3, x: steps,
          training: decay(steps, from: 6.15, rate: 0.1, to: 0.05)),
        .init(
          label: "η = 0.3", slot: 1, x: steps,
          training: decay(steps, from: 6.15, rate: 0.9, to: 0.0315)),
        .init(label: "η = 1.1", slot: 2, x: steps, training: growth),
      ], unit: "step", floor: .init(value: 0.0315, label: "best any line can do")
    ).figure()
  }

  static var lossValidation: Figure {
    var random = Lcg(4)
    let running =
      [Double.nan]
      + epochs.dropFirst().map { 2.2 * Elementary.exp(-$0 / 10) + 0.1 + 0.1 * random.uniform() }
    return LossChart(runs: [
      .init(
        label: "run", slot: 1, x: epochs, training: decay(epochs, from: 2.1, rate: 0.1, to: 0.1),
        validation: epochs.map { 1.9 * Elementary.exp(-$0 / 9) + 0.3 + 0.012 * $0 },
        running: running)
    ]).figure()
  }

  static var lossShort: Figure {
    LossChart(
      runs: [
        .init(
          label: "run", slot: 1, x: [0, 1, 2, 3, 4, 5],
          training: [5202, 900, 300, 160, 149.5, 148.8])
      ],
      quantity: Quantity("mean squared error", unit: "kg²")
    ).figure()
  }

  static var lossAllDiverged: Figure {
    let x = [0.0, 1, 2, 3, 4, 5]
    return LossChart(runs: [
      .init(label: "SGD", slot: 2, x: x, training: [1, 14, 200, 3000, .infinity, .nan]),
      .init(label: "Adam", slot: 1, x: x, training: [1, 22, 500, 30_000, 1e6, 1e8]),
    ]).figure()
  }

  static var lossZeros: Figure {
    LossChart(
      runs: [
        .init(
          label: "margin", slot: 2, x: epochs,
          training: epochs.map { $0 > 20 ? 0 : 40 / ($0 + 1) / ($0 + 1) }),
        .init(label: "logistic", slot: 1, x: epochs, training: epochs.map { 20 / ($0 + 1) }),
      ], scale: .logarithmic
    ).figure()
  }

  static var lossNoisy: Figure {
    var random = Lcg(7)
    let x = (0..<2000).map(Double.init)
    return LossChart(
      runs: (1...2).map { slot in
        .init(
          label: "batch \(8 * slot)", slot: slot, x: x,
          training: x.map { 3 * Elementary.exp(-$0 / 300) + 0.3 + random.uniform() / Double(slot) })
      }, unit: "step", isNoisy: true
    ).figure()
  }

  static var points: (x: [Double], y: [Double]) {
    var random = Lcg(5)
    let x = (0..<24).map { _ in 0.3 + 1.4 * random.uniform() }
    return (x, x.map { 0.426 + 2.79 * $0 + random.uniform() - 0.5 })
  }

  static var fitLine: Figure {
    let history = (0...60).map { step -> FitChart.Snapshot in
      let left = Elementary.exp(-Double(step) / 4)
      return .init(
        time: Double(step), curve: .line(slope: 2.79 * (1 - left), intercept: 0.426 * (1 - left)),
        loss: 6 * left * left + 0.0315)
    }
    return FitChart(
      x: points.x, y: points.y, xQuantity: Quantity("water", unit: "liters"),
      yQuantity: Quantity("time to boil", unit: "minutes"), history: history, unit: "step"
    ).figure()
  }

  static var fitCurve: Figure {
    var random = Lcg(6)
    let x = (0..<40).map { _ in 6 * random.uniform() }
    let nodes = (0...60).map { Double($0) / 10 }
    return FitChart(
      x: x, y: x.map { Elementary.sin($0) + 0.4 * (random.uniform() - 0.5) },
      heldOut: x.indices.map { $0 % 4 == 0 }, xQuantity: "x", yQuantity: "y",
      history: [
        .init(time: 0, curve: .samples(x: nodes, y: nodes.map { _ in 0 })),
        .init(time: 300, curve: .samples(x: nodes, y: nodes.map { 1.05 * Elementary.sin($0) })),
      ], truth: .samples(x: nodes, y: nodes.map { Elementary.sin($0) })
    ).figure()
  }

  static var sweep: Figure {
    let rates: [(Double, Double?)] = [
      (0.001, 5.9), (0.003, 4.2), (0.01, 2), (0.03, 0.3), (0.1, 0.051), (0.3, 0.0315),
      (0.9, 0.0316), (1.1, nil), (3, .infinity),
    ]
    return SweepChart(
      series: [
        .init(label: "SGD", slot: 1, outcomes: rates.map { .init(setting: $0.0, result: $0.1) })
      ],
      setting: "learning rate", limit: .init(value: 0.927, label: "largest safe rate")
    ).figure()
  }

  static var sweepGrid: Figure {
    SweepChart(
      series: (1...3).map { slot in
        .init(
          label: "batch \(16 * slot)", slot: slot,
          outcomes: (0..<8).map {
            .init(
              setting: 0.05 * Double($0 + 1), result: $0 > 3 + slot ? nil : 1 / Double($0 + slot))
          })
      }, setting: "learning rate"
    ).figure()
  }

  static var parabola: Figure {
    let x = (0...80).map { -4 + Double($0) / 10 }
    let loss: (Double) -> Double = { ($0 - 0.5) * ($0 - 0.5) }
    return ParabolaChart(
      curveX: x, curveY: x.map(loss),
      runs: [(0.1, 1), (0.9, 4), (1.05, 2)].map { rate, slot in
        var w = [-3.5]
        for step in 0..<12 { w.append(w[step] - rate * 2 * (w[step] - 0.5)) }
        return Trajectory(
          label: "η = \(NumberFormat.setting(rate))", slot: slot, x: w, y: w.map(loss))
      }
    ).figure()
  }

  static var perceptron: Figure {
    var random = Lcg(8)
    let classes = (0..<40).map { $0 % 2 }
    let x = classes.map { ($0 == 0 ? -1.0 : 1.0) + 1.6 * (random.uniform() - 0.5) }
    let y = classes.map { ($0 == 0 ? 0.7 : -0.5) + 2.4 * (random.uniform() - 0.5) }
    let planes = (0...8).map { step -> BoundaryChart.HalfPlane in
      let (w1, w2) = (Double(step) / 2, 2.4 - Double(step) * 0.35)
      let wrong = x.indices.filter { (w1 * x[$0] + w2 * y[$0] > 0 ? 1 : 0) != classes[$0] }.count
      return .init(time: Double(step), w1: w1, w2: w2, b: 0, mistakes: wrong)
    }
    let last = planes[8]
    return BoundaryChart(
      x: x, y: y, classes: classes, classNames: ["A", "B"],
      regions: .halfPlane(w1: last.w1, w2: last.w2, b: last.b),
      predicted: x.indices.map { last.w1 * x[$0] + last.w2 * y[$0] > 0 ? 1 : 0 },
      xQuantity: "first feature", yQuantity: "second feature", history: planes, unit: "update"
    ).figure()
  }

  static var scoreBoundary: Figure {
    var random = Lcg(9)
    let classes = (0..<120).map { $0 % 2 }
    let x = classes.map { _ in 2 * random.uniform() - 1 }
    let y = classes.map { _ in 2 * random.uniform() - 1 }
    let score: (Double, Double) -> Double = { Elementary.sigmoid(6 * ($0 * $0 + $1 * $1 - 0.5)) }
    let extent = BoundaryChart.extent(x: x, y: y)
    return BoundaryChart(
      x: x, y: y, classes: x.indices.map { x[$0] * x[$0] + y[$0] * y[$0] > 0.45 ? 1 : 0 },
      classNames: ["inside", "outside"],
      regions: .score(Grid(x: extent.x, y: extent.y, of: score), threshold: 0.5),
      predicted: x.indices.map { score(x[$0], y[$0]) >= 0.5 ? 1 : 0 }, xQuantity: "x₁",
      yQuantity: "x₂"
    ).figure()
  }

  static var threeClasses: Figure {
    var random = Lcg(10)
    let centers = [(0.0, 1.0), (-1.0, -0.6), (1.1, -0.4)]
    let classes = (0..<60).map { $0 % 3 }
    let x = classes.map { centers[$0].0 + 1.1 * (random.uniform() - 0.5) }
    let y = classes.map { centers[$0].1 + 1.1 * (random.uniform() - 0.5) }
    let extent = BoundaryChart.extent(x: x, y: y)
    return BoundaryChart(
      x: x, y: y, classes: classes, classNames: ["setosa", "versicolor", "virginica"],
      regions: .scores(
        centers.map { center in
          Grid(columns: 61, rows: 49, x: extent.x, y: extent.y) { u, v in
            -(u - center.0) * (u - center.0) - (v - center.1) * (v - center.1)
          }
        }), xQuantity: "petal length", yQuantity: "petal width"
    ).figure()
  }

  static var scatter: Figure {
    ScatterChart(
      x: points.x, y: points.y, xQuantity: Quantity("water", unit: "liters"),
      yQuantity: Quantity("time to boil", unit: "minutes"),
      groups: points.x.indices.map { $0 % 2 }, groupNames: ["gas", "electric"]
    ).figure()
  }

  static var histogram: Figure {
    var random = Lcg(11)
    let values = (0..<120).map { _ in 170 + 14 * (random.uniform() + random.uniform() - 1) }
    return HistogramChart(
      values: values, quantity: Quantity("height", unit: "cm"),
      rules: [.init(value: 170, label: "mean 170")]
    ).figure()
  }

  static func valley(_ b: Double, _ w: Double) -> Double {
    let (u, v) = (w - 2.8, b - 0.4)
    return 0.6 * (u * 1.05 + v) * (u * 1.05 + v) + 0.06 * v * v + 0.0315
  }

  static var surface: Figure {
    let runs = [(0.3, "SGD", 2, 2.0), (0.25, "full batch", 1, 0)].map { rate, label, slot, noise in
      var random = Lcg(12)
      var (w, b) = (1.5, 5.5)
      var path: [(Double, Double)] = [(b, w)]
      for _ in 0..<80 {
        let (u, v) = (w - 2.8, b - 0.4)
        let slope = 1.2 * (u * 1.05 + v)
        w -= rate * (slope * 1.05 + noise * (random.uniform() - 0.5))
        b -= rate * (slope + 0.12 * v + noise * (random.uniform() - 0.5))
        path.append((b, w))
      }
      return Trajectory(
        label: label, slot: slot, x: path.map { $0.0 }, y: path.map { $0.1 },
        loss: path.map { valley($0.0, $0.1) })
    }
    return SurfaceChart(
      grid: Grid(x: -1.5...6.5, y: -2...4.5, of: valley), runs: runs,
      xQuantity: Quantity("intercept b", unit: "minutes"),
      yQuantity: Quantity("slope w", unit: "minutes per liter"),
      optimum: .init(x: 0.4, y: 2.8, label: "best fit"), minimum: 0.0315
    ).figure()
  }

  static var parameters: Figure {
    ParameterChart(
      x: epochs,
      parameters: [
        .init(
          label: "weight", slot: 1, values: decay(epochs, from: 0, rate: 0.12, to: 2.79),
          target: 2.8),
        .init(
          label: "bias", slot: 2, values: decay(epochs, from: 1.2, rate: 0.2, to: 0.4), target: 0.4),
      ]
    ).figure()
  }

  static var gradientNorms: Figure {
    GradientNormChart(
      x: epochs,
      layers: [
        .init(label: "layer 1", slot: 1, norms: decay(epochs, from: 1e-5, rate: 0.05, to: 0)),
        .init(
          label: "layer 2", slot: 2,
          norms: epochs.map { $0 > 30 ? 0 : 1e-3 * Elementary.exp(-$0 / 25) }),
        .init(label: "layer 3", slot: 3, norms: decay(epochs, from: 0.1, rate: 0.03, to: 0)),
      ]
    ).figure()
  }

  static var gradientNoise: Figure {
    let sizes = [1.0, 2, 4, 8, 16, 32, 64, 128]
    return GradientNoiseChart(
      batchSizes: sizes, noise: sizes.map { 3 / $0.squareRoot() },
      expected: sizes.map { 3.1 / $0.squareRoot() }
    ).figure()
  }

  static var batchNoise: Figure {
    var random = Lcg(13)
    let x = (0..<600).map(Double.init)
    return BatchNoiseChart(
      x: x,
      losses: x.map { (0.3 + 3 * Elementary.exp(-$0 / 100)) * (0.4 + 1.4 * random.uniform()) },
      window: 31
    ).figure()
  }

  static var residuals: Figure {
    var random = Lcg(14)
    return ResidualGroupsChart(
      residuals: (0..<50).map { ($0 % 2 == 0 ? 3.0 : -3.0) + 10 * (random.uniform() - 0.5) },
      groups: (0..<50).map { $0 % 2 }, groupNames: ["men", "women"],
      quantity: Quantity("weight", unit: "kg")
    ).figure()
  }

  static var data: Figure {
    var random = Lcg(15)
    return DataPreview(
      name: "Heights and weights",
      columns: [
        .init(
          Quantity("height", unit: "cm"),
          .numbers((0..<200).map { _ in 150 + 40 * random.uniform() })),
        .init("sex", .categories((0..<200).map { $0 % 2 }, names: ["female", "male"])),
      ]
    ).figure()
  }

  static var confusion: Figure {
    ConfusionChart(
      counts: [[19, 1, 0], [0, 17, 3], [0, 2, 18]],
      classNames: ["setosa", "versicolor", "virginica"]
    ).figure()
  }

  static var schedule: Figure {
    ScheduleChart(
      x: steps,
      schedules: [
        .init(
          label: "one cycle", slot: 1,
          rates: steps.map { $0 < 60 ? 0.01 + 0.0015 * $0 : 0.1 * (1 - ($0 - 60) / 141) }),
        .init(label: "step", slot: 2, rates: steps.map { 0.08 * ($0 < 100 ? 1 : 0.5) }),
      ]
    ).figure()
  }

  static var activations: Figure {
    let x = (0...80).map { -4 + Double($0) / 10 }
    return ActivationChart(
      x: x,
      functions: [
        .init(
          label: "tanh", slot: 1, values: x.map { Elementary.tanh($0) },
          derivatives: x.map { 1 - Elementary.tanh($0) * Elementary.tanh($0) }),
        .init(
          label: "ReLU", slot: 3, values: x.map { $0 > 0 ? $0 : 0 },
          derivatives: x.map { $0 > 0 ? 1 : 0 }),
      ]
    ).figure()
  }

  static var network: Figure {
    var random = Lcg(16)
    return NetworkChart(layers: [
      .init(label: "inputs", units: 2, names: ["x₁", "x₂"]),
      .init(label: "16 × tanh", units: 16, weights: (0..<32).map { _ in random.uniform() - 0.5 }),
      .init(
        label: "output", units: 1, names: ["probability"],
        weights: (0..<16).map { _ in random.uniform() - 0.5 }),
    ]).figure()
  }

  static var trace: Figure {
    TraceGraph(
      quantities: [
        .init(label: "x", value: "62.3"),
        .init(label: "w", value: "0.250", gradient: "−31.2", isParameter: true),
        .init(label: "w · x", value: "15.6", gradient: "−0.501"),
        .init(label: "b", value: "1.00", gradient: "−0.501", isParameter: true),
        .init(label: "prediction", value: "16.6", gradient: "−0.501"),
        .init(label: "y", value: "17.1"),
        .init(label: "loss", value: "0.125", gradient: "1"),
      ], edges: [(0, 2), (1, 2), (2, 4), (3, 4), (4, 6), (5, 6)]
    ).figure()
  }
}

extension Samples {
  /// A curved boundary with its history.
  static var growingBoundary: Figure {
    var random = Lcg(19)
    let x = (0..<80).map { _ in 2 * random.uniform() - 1 }
    let y = (0..<80).map { _ in 2 * random.uniform() - 1 }
    let classes = x.indices.map { x[$0] * x[$0] + y[$0] * y[$0] > 0.45 ? 1 : 0 }
    let extent = BoundaryChart.extent(x: x, y: y)
    let snapshots = (0...10).map { epoch -> BoundaryChart.Snapshot in
      let share = Double(epoch) / 10
      let score: (Double, Double) -> Double = {
        Elementary.sigmoid(6 * (share * ($0 * $0 + $1 * $1 - 0.5) + (1 - share) * ($0 - 0.2)))
      }
      return .init(
        time: Double(epoch),
        score: Grid(columns: 61, rows: 49, x: extent.x, y: extent.y, of: score),
        predicted: x.indices.map { score(x[$0], y[$0]) >= 0.5 ? 1 : 0 })
    }
    return BoundaryChart(
      x: x, y: y, classes: classes, classNames: ["inside", "outside"],
      regions: .score(snapshots[10].score, threshold: 0.5), predicted: snapshots[10].predicted,
      xQuantity: "x₁", yQuantity: "x₂", snapshots: snapshots
    ).figure()
  }
}
