import LecternSource
import LecternSpec

/// Turns the spec of a run into engine values. Nil when there is an error, which is in `problems`.
///
/// - Parameters:
///   - name: as results are named, `capstone` or `race.adam`.
///   - tables: every data set that could be read, by name.
///   - failed: those that could not; what needs them is passed over in silence.
///   - preparations: the rows as the lesson's runs take them.
func lower(
  _ spec: TrainSpec, name: String, tables: [String: Table], failed: Set<String>,
  budget: Budget, preparations: inout Preparations, problems: inout Problems
) -> RunSetup? {
  switch spec.subject {
  case .function(let component):
    return lowerFunction(component, spec, name: name, budget: budget, problems: &problems)
  case .fit(let fit):
    guard let table = tables[fit.data.value] else {
      if !failed.contains(fit.data.value) {
        let names = tables.keys.sorted()
        let near = nearMiss(to: fit.data.value, among: names)
        problems.add(
          .unknownData, at: fit.data.range, "unknown data set '\(fit.data.value)'",
          label: didYouMean(near),
          help: near != nil
            ? ""
            : names.isEmpty
              ? "neither the lesson nor course.yml has a data set"
              : "the data sets are \(list(some(names)))")
      }
      return nil
    }
    return lowerFit(
      fit, spec, table, name: name, budget: budget, preparations: &preparations,
      problems: &problems)
  }
}
