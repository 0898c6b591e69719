import LecternChart
import LecternRun

/// How far the gradient of a batch strays, for the sizes of batches that the run measured.
func gradientNoiseFigure(_ entry: RunInReport) -> Figure? {
  let measured = entry.run.gradientNoise.filter(\.sd.isFinite)
  guard measured.count > 1, let first = measured.first else { return nil }
  let sizes = measured.map { Double($0.batchSize) }
  return labeled(
    GradientNoiseChart(
      batchSizes: sizes, noise: measured.map(\.sd),
      expected: sizes.map { first.sd * (Double(first.batchSize) / $0).squareRoot() }
    ).figure(), entry)
}
