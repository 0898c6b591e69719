import LecternRun
import LecternSource

/// The files that hold a lesson's numbers for spreadsheets: one CSV file a run. Whoever writes the site adds the
/// JSON of all results as `results/STEM.json`, to which pages lead.
func resultFiles(_ lesson: SiteLesson) -> [OutputFile] {
  lesson.results.runs.map { OutputFile(csvPath(lesson, $0), runCSV($0)) }
}

/// A lesson's results without series by update, parameters over time and long lists, so that a course's folder
/// stays small; `lectern run LESSON --format json` gives everything.
package func resultSummary(_ results: LessonResults) -> JSON { summary(of: json(of: results)) }

/// What only the whole result holds.
private let detailed: Set<String> = [
  "step_loss", "step_gradient_norm", "by_epoch", "weights_by_epoch", "path", "training_rows",
  "validation_rows", "test_rows",
]

/// The longest list that a summary keeps.
private let longestList = 128

private func summary(of json: JSON) -> JSON {
  switch json {
  case .object(let members):
    .object(
      members.compactMap { key, value in
        if let count = value.itemCount, count > longestList || detailed.contains(key) {
          return nil
        }
        return (key, summary(of: value))
      })
  case .array(let items): .array(items.map(summary))
  default: json
  }
}

extension JSON {
  /// How many items an array has; nil for anything else.
  fileprivate var itemCount: Int? {
    switch self {
    case .array(let items): items.count
    case .numbers(let numbers): numbers.count
    default: nil
    }
  }
}
