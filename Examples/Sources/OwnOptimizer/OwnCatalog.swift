import LecternRun
import LecternSite

extension Catalog {
  /// Lectern's own components, one more optimizer and one more chart. Both show up in specs, in
  /// suggestions for misspelled names, and in the schema.
  public static let own = Catalog.standard
    .addingOptimizer(
      "lion", "Steps of one size against a running mean of gradients (Chen et al. 2023).",
      parameters: [
        NumberParameter("learning_rate", default: 1e-4, in: 0...10, "The size of a step."),
        NumberParameter("beta_1", default: 0.9, in: 0...1, "The mean's share in the direction."),
        NumberParameter("beta_2", default: 0.99, in: 0...1, "How much of the mean is kept."),
      ]
    ) {
      Lion(learningRate: $0["learning_rate"], beta1: $0["beta_1"], beta2: $0["beta_2"])
    }
    .addingChart("odometer", "The way that the parameters have gone by each epoch.", draw: odometer)
}
