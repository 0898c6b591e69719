extension Job {
  /// The run as it was computed, when `run` was read back from where results are kept: functions
  /// cannot be written down, so its layers get theirs from the plan. Nil when they do not fit.
  package func restored(_ run: RunResult) -> RunResult? {
    var run = run
    for index in run.fitted.layers.indices {
      let name = run.fitted.layers[index].activation.name
      let known = [FittedActivation.identity] + setup.activations
      guard let activation = known.first(where: { $0.name == name }) else { return nil }
      run.fitted.layers[index].activation = activation
    }
    return run
  }
}
