import LecternChart
import LecternLesson
import LecternRun
import LecternSource
import LecternSpec

/// How far the gradient of a batch strays, for sizes from one row to all of them; it is asked of the run as a
/// lesson's expressions ask.
func gradientNoiseFigure(_ run: RunResult, in lesson: SiteLesson) -> Figure? {
  var sizes: [Int] = []
  var size = 1
  while size < min(run.counts.rows, 2048) {
    sizes.append(size)
    size *= 2
  }
  var shown: [Double] = []
  var noise: [Double] = []
  for size in sizes {
    let text = "\(run.name).gradient_noise(\(size))"
    let source = MappedText(text, from: 0)
    guard let expression = parseExpression(source, path: lesson.document.file.path).0,
      let value = lesson.value(of: WrittenExpression(text: source, expression: expression))?.number,
      value.isFinite
    else { continue }
    shown.append(Double(size))
    noise.append(value)
  }
  guard shown.count > 2, let first = noise.first else { return nil }
  return GradientNoiseChart(
    batchSizes: shown, noise: noise, expected: shown.map { first / $0.squareRoot() }
  ).figure()
}
