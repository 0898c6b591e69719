import LecternSpec

/// Lectern's own optimizers, as specs name them.
package enum OptimizerName: String, Hashable, Sendable {
  case sgd
  case momentum
  case nesterov
  case adaGrad = "adagrad"
  case rmsProp = "rmsprop"
  case adaDelta = "adadelta"
  case adam
  case adamW = "adamw"
  case adaMax = "adamax"
  case nAdam = "nadam"
}

/// Lectern's own schedules, as specs name them.
package enum ScheduleName: String, Hashable, Sendable {
  case constant
  case step
  case exponential
  case inverseTime = "inverse_time"
  case polynomial
  case cosine
  case oneCycle = "one_cycle"
}

extension ComponentSpec {
  /// Which of Lectern's optimizers it is; nil for one that another package added.
  package var ownOptimizer: OptimizerName? {
    kind == .optimizer ? OptimizerName(rawValue: name) : nil
  }

  /// Which of Lectern's schedules it is; nil for one that another package added.
  package var ownSchedule: ScheduleName? {
    kind == .schedule ? ScheduleName(rawValue: name) : nil
  }
}
