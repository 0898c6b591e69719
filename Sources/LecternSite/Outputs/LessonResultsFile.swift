import LecternRun

/// The files that hold a lesson's numbers: one JSON file, and one CSV file a run.
func resultFiles(_ lesson: SiteLesson) -> [OutputFile] {
  guard !lesson.results.entries.isEmpty else { return [] }
  return [OutputFile("results/\(lesson.stem).json", json(of: lesson.results).compact + "\n")]
    + lesson.results.runs.map { OutputFile(csvPath(lesson, $0), runCSV($0)) }
}
