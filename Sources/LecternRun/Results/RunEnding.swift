/// Where a run comes to, without its course: what a table of settings says of each.
package struct RunEnding: Equatable, Sendable, Codable {
  /// The loss before training and at the end, in training units.
  package var firstLoss: Double
  package var lastLoss: Double
  package var updates: Int
  /// The first update whose loss or parameters were not finite, from 1.
  package var firstNonfiniteStep: Int?

  /// Whether the run ended not finite, or above ten times its start.
  package var diverged: Bool {
    !lastLoss.isFinite || lastLoss > 10 * firstLoss || firstNonfiniteStep != nil
  }

  init(_ losses: [Double], updates: Int, firstNonfiniteStep: Int? = nil) {
    firstLoss = losses.first ?? .nan
    lastLoss = losses.last ?? .nan
    self.updates = updates
    self.firstNonfiniteStep = firstNonfiniteStep
  }

  init(of run: RunResult) {
    self.init(
      run.series.loss, updates: run.counts.updates, firstNonfiniteStep: run.firstNonfiniteStep)
  }
}
