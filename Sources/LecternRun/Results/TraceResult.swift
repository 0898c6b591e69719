/// Chosen updates of a run with every number: forward pass, backward pass, update.
package struct TraceResult: Equatable, Sendable, Codable {
  package var name: String
  /// The traced run.
  package var run: String
  package var inputs: [String]
  /// How many the model has; a step keeps the updates of at most ``mostTracedParameters`` of them.
  package var parameterCount: Int
  package var steps: [TraceStep]
  /// Analytic against numeric gradients, at the first traced step; empty when not asked for.
  package var gradientCheck: [GradientCheckRow]
  /// The relative error over all parameters for several widths of the difference.
  package var gradientCheckWidths: [GradientCheckWidth]

  package init(
    name: String, run: String, inputs: [String], parameterCount: Int, steps: [TraceStep],
    gradientCheck: [GradientCheckRow] = [], gradientCheckWidths: [GradientCheckWidth] = []
  ) {
    self.name = name
    self.run = run
    self.inputs = inputs
    self.parameterCount = parameterCount
    self.steps = steps
    self.gradientCheck = gradientCheck
    self.gradientCheckWidths = gradientCheckWidths
  }
}

/// The most parameters whose updates a trace keeps, and whose gradients are checked one by one.
package let mostTracedParameters = 5000

/// One update. Rows are the batch's rows, at most as many as the spec asks to show.
package struct TraceStep: Equatable, Sendable, Codable {
  /// The update's number, from 1.
  package var step: Int
  package var epoch: Int
  /// Row numbers in the data set.
  package var rows: [Int]
  /// Rows in the whole batch, of which `rows` are shown.
  package var batchCount: Int
  /// `[row][feature]`, in training units, as are all numbers here.
  package var inputs: [[Double]]
  /// `[row][output]`.
  package var targets: [[Double]]
  package var layers: [TraceLayer]
  /// `[row][output]`: the model's output after its last activation.
  package var predictions: [[Double]]
  /// The batch's loss before and after the update.
  package var loss: Double
  package var lossAfter: Double
  package var learningRate: Double
  package var updates: [TraceUpdate]

  package init(
    step: Int, epoch: Int, rows: [Int], batchCount: Int, inputs: [[Double]],
    targets: [[Double]], layers: [TraceLayer], predictions: [[Double]], loss: Double,
    lossAfter: Double, learningRate: Double, updates: [TraceUpdate]
  ) {
    self.step = step
    self.epoch = epoch
    self.rows = rows
    self.batchCount = batchCount
    self.inputs = inputs
    self.targets = targets
    self.layers = layers
    self.predictions = predictions
    self.loss = loss
    self.lossAfter = lossAfter
    self.learningRate = learningRate
    self.updates = updates
  }
}

/// One layer: `z = W·input + b`, `a = activation(z)`, and what the backward pass sends through it.
/// Without biases `bias` and its gradient are empty.
package struct TraceLayer: Equatable, Sendable, Codable {
  package var activation: String
  /// `[output][input]`.
  package var weights: [[Double]]
  package var bias: [Double]
  /// `[row][output]`.
  package var z: [[Double]]
  package var a: [[Double]]
  /// Gradients of the batch's loss by `a` and `z`, `[row][output]`.
  package var gradientA: [[Double]]
  package var gradientZ: [[Double]]
  /// By the parameters, summed over the batch; shaped as `weights` and `bias`.
  package var gradientWeights: [[Double]]
  package var gradientBias: [Double]

  package init(
    activation: String, weights: [[Double]], bias: [Double], z: [[Double]], a: [[Double]],
    gradientA: [[Double]], gradientZ: [[Double]], gradientWeights: [[Double]],
    gradientBias: [Double]
  ) {
    self.activation = activation
    self.weights = weights
    self.bias = bias
    self.z = z
    self.a = a
    self.gradientA = gradientA
    self.gradientZ = gradientZ
    self.gradientWeights = gradientWeights
    self.gradientBias = gradientBias
  }
}

/// How one parameter moved: `after = before + change`.
package struct TraceUpdate: Equatable, Sendable, Codable {
  package var parameter: String
  package var before: Double
  package var gradient: Double
  /// The optimizer's state after the update, by name (`m`, `v`, `m_hat`, `v_hat`, `velocity`).
  package var state: [NamedNumber]
  package var change: Double
  package var after: Double

  package init(
    parameter: String, before: Double, gradient: Double, state: [NamedNumber], change: Double,
    after: Double
  ) {
    self.parameter = parameter
    self.before = before
    self.gradient = gradient
    self.state = state
    self.change = change
    self.after = after
  }
}

package struct NamedNumber: Equatable, Sendable, Codable {
  package var name: String
  package var value: Double

  package init(_ name: String, _ value: Double) {
    self.name = name
    self.value = value
  }
}

package struct GradientCheckRow: Equatable, Sendable, Codable {
  package var parameter: String
  package var analytic: Double
  /// Central difference with width `h`.
  package var numeric: Double
  /// `|analytic − numeric| / max(|analytic|, |numeric|)`, zero where both are.
  package var relativeError: Double

  package init(parameter: String, analytic: Double, numeric: Double, relativeError: Double) {
    self.parameter = parameter
    self.analytic = analytic
    self.numeric = numeric
    self.relativeError = relativeError
  }
}

package struct GradientCheckWidth: Equatable, Sendable, Codable {
  package var h: Double
  /// The largest over all parameters.
  package var relativeError: Double

  package init(h: Double, relativeError: Double) {
    self.h = h
    self.relativeError = relativeError
  }
}
