/// Every path of every kind of result, for the reference.
package let pathSections: [PathSection] = [
  PathSection(
    title: "Paths of a run",
    introduction: "`run` stands for the name of a `train` spec, or for a member of a comparison: "
      + "`race.adam`, `rates[0.1]`. Losses are in the units of training, which are those of the data "
      + "unless a target is scaled; metrics, predictions, residuals and weights are in the data's own.",
    paths: runPaths),
  PathSection(
    title: "Lists and statistics",
    introduction:
      "What follows the path of a list, such as `run.loss`, or of numbers of rows, such as "
      + "`data.COLUMN`.",
    paths: listedPaths),
  PathSection(
    title: "Paths of a data set", introduction: "`data` stands for the name of a `data` spec.",
    paths: dataPaths),
  PathSection(
    title: "Paths of a comparison",
    introduction:
      "`compare` stands for the name of a `compare` spec. Every path of a run is one of a "
      + "comparison too: it gives a number for each member, for functions such as `min`.",
    paths: comparePaths),
  PathSection(
    title: "Paths of a trace",
    introduction:
      "`trace` stands for the name of a `trace` spec, `[k]` for one of its steps, which are "
      + "updates counted from 1. All numbers are in the units of training. Tables take `[row, place]`, "
      + "or one index where they have one row or one column.",
    paths: tracePaths),
]

/// What `check --seeds` changes, for the reference.
package let reseedingWords =
  "`lectern check --seeds N` trains every run N times: the `seed` of each `train` spec, and of the base "
  + "and the members of each `compare` spec, is raised by 0 to N − 1, and the `seeds` of a comparison move "
  + "on to as many new ones. Starting parameters, shuffling and dropout change with them. Data stay as they "
  + "are: the `seed` of a `data` spec, which its generator and its split use, is not touched. Relations and "
  + "expectations are asked of every seed, unless `here(…)` says them of the shown run, and one that holds "
  + "in fewer than 95% of them is an error; claimed numbers are those of the shown run, and are told with "
  + "their spread."

/// The metrics with such a measure, for a sentence.
func metricNames(_ isNamed: (MetricMeasure?) -> Bool) -> String {
  metricMeasures.filter { isNamed($0.measure) }.map { "`\($0.name)`" }.joined(separator: ", ")
}
