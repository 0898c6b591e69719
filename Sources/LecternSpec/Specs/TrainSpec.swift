import LecternSource

/// One run: what is fitted to what, by which method, and what is kept of it.
package struct TrainSpec: Equatable, Sendable {
  package var heading: Heading
  package var subject: Subject
  package var method: Method
  package var dialect: Dialect
  package var seed: Int
  /// `loss` is always kept and never listed.
  package var record: [Recorded]
  /// Names of the vocabulary's metrics.
  package var metrics: [Located<String>]
  package var expectations: [WrittenExpression]
  /// Nil: chosen by the model.
  package var show: [Located<String>]?
  package var explore: [Explore]
  /// The run as a spec of its own; where readers may change something.
  package var source: RunSource?

  package enum Subject: Equatable, Sendable {
    case fit(Fit)
    /// A bare function of a few parameters, descended from `start`.
    case function(ComponentSpec)
  }

  package enum Method: Equatable, Sendable {
    /// A direct solver: no epochs, no batches.
    case solve(ComponentSpec)
    case descend(Descent)
  }

  package var fit: Fit? { if case .fit(let fit) = subject { fit } else { nil } }
  package var descent: Descent? { if case .descend(let value) = method { value } else { nil } }
  package var solver: ComponentSpec? { if case .solve(let value) = method { value } else { nil } }

  /// The model component; for a bare function the `function` component.
  package var model: ComponentSpec {
    switch subject {
    case .fit(let fit): fit.model
    case .function(let component): component
    }
  }
}

/// A model fitted to data.
package struct Fit: Equatable, Sendable {
  package var data: Located<String>
  /// Nil: as the data set says. Otherwise this run's own choice.
  package var features: [Located<String>]?
  package var target: [Located<String>]?
  package var scale: Scaling?
  package var scaleTarget: Scaling?
  package var model: ComponentSpec
  /// Nil: decided from the data, where the model declares none (a network on numbers or classes).
  package var loss: ComponentSpec?
}

/// Iterative training. Schedules and warm-up count updates.
package struct Descent: Equatable, Sendable {
  package var optimizer: ComponentSpec
  package var schedule: ComponentSpec?
  package var epochs: Int
  package var batchSize: BatchSize
  /// Where the batch size was written; nil for the default.
  package var batchSizePlace: SourceRange?
  package var order: RowOrder
  package var dropsLastBatch: Bool
  /// Nil: decided by the model and the dialect, where the model declares none.
  package var initial: ComponentSpec?
  package var regularization: Regularization
  package var clipping: Clipping?
  package var earlyStopping: EarlyStopping?
  /// A perceptron stops after the first epoch without mistakes.
  package var stopsWithoutMistakes: Bool
}

package enum BatchSize: Equatable, Sendable {
  case full
  /// At least 1.
  case rows(Int)
}

package enum RowOrder: String, Equatable, Sendable, CaseIterable {
  /// As the data set has them, in every epoch.
  case given
  /// Shuffled once, the same in every epoch.
  case fixed
  /// Shuffled anew in every epoch.
  case shuffled
}

package enum Recorded: String, Hashable, Sendable, CaseIterable {
  case loss
  case steps
  case parameters
  case gradients
  case updates
  case activations
  case optimizerState = "optimizer_state"
  case validation
  case predictions
}

/// Coefficients of the penalties; 0 means none. All are at least 0.
package struct Regularization: Equatable, Sendable {
  package var l2 = 0.0
  /// By proximal steps, which reach exact zeros.
  package var l1 = 0.0
  /// By subgradients, which do not.
  package var l1Subgradient = 0.0
  /// Decoupled from the gradient.
  package var weightDecay = 0.0

  package init(
    l2: Double = 0, l1: Double = 0, l1Subgradient: Double = 0, weightDecay: Double = 0
  ) {
    self.l2 = l2
    self.l1 = l1
    self.l1Subgradient = l1Subgradient
    self.weightDecay = weightDecay
  }

  package var isEmpty: Bool { self == Regularization() }
}

package enum Clipping: Equatable, Sendable {
  /// Each gradient component to ±limit.
  case value(Double)
  /// Each parameter array's gradient to a norm.
  case norm(Double)
  /// All gradients together to a norm.
  case globalNorm(Double)
}

package struct EarlyStopping: Equatable, Sendable {
  package enum Monitor: String, Equatable, Sendable, CaseIterable {
    case loss
    case validationLoss = "validation_loss"
  }

  package var monitor: Monitor
  /// Epochs without improvement that are borne.
  package var patience: Int
  package var minimumDelta: Double
  package var restoresBest: Bool
  /// Where it is written.
  package var place: SourceRange
}
