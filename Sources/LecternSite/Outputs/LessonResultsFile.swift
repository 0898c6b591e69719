import LecternRun

/// The files that hold a lesson's numbers for spreadsheets: one CSV file a run. Whoever writes the site adds the
/// JSON of all results as `results/STEM.json`, to which pages lead.
func resultFiles(_ lesson: SiteLesson) -> [OutputFile] {
  lesson.results.runs.map { OutputFile(csvPath(lesson, $0), runCSV($0)) }
}
