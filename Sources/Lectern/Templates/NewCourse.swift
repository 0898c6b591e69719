/// Files that `lectern init` and `lectern new` write, and what stood in their way.
public struct CreatedFiles: Equatable, Sendable {
  /// Paths of the files that are new.
  public var written: [String] = []
  /// Files that were there before, and were left as they are.
  public var kept: [String] = []
}

/// Makes a course that builds: its configuration, a glossary, and one lesson.
///
/// Files that exist are left as they are.
public func makeCourse(
  in folder: String, title: String, files: FileSystem
) throws(FileProblem) -> CreatedFiles {
  var created = CreatedFiles()
  let course = [
    (
      "course.yml",
      """
      title: \(yamlQuoted(title))
      description: What a learner can do at the end of this course, in one sentence.
      author: The author
      language: en

      """
    ),
    (
      "glossary.md",
      """
      # Glossary

      ## Learning rate

      How far an update moves the parameters along the negative gradient.

      ## Epoch

      One pass of training over all rows.

      """
    ),
    (
      "01-first-fit.md",
      LessonTemplate.regression.text(title: "A first fit")
        + """
        ## What the words mean

        The [learning rate](term:learning_rate) scales every step; an [epoch](term:epoch) is one pass
        over all rows.

        """
    ),
    (".gitignore", ".lectern/\n"),
  ]
  try files.makeFolder(folder)
  for (name, text) in course {
    let path = joined(folder, name)
    if files.info(path) == nil {
      try files.write(Array(text.utf8), path)
      created.written.append(path)
    } else {
      created.kept.append(path)
    }
  }
  return created
}

/// Writes the start of a lesson to `FOLDER/STEM.md`, where the stem is `name` or made from its words;
/// the path.
/// - Throws: ``FileProblem`` also when there is such a file, and when no file can have that name.
public func makeLesson(
  named name: String, title: String?, template: LessonTemplate, in folder: String,
  files: FileSystem
) throws(FileProblem) -> String {
  guard let lesson = LessonName(name) else {
    throw FileProblem(
      .write, joined(folder, name), reason: "no lesson can have this name; use letters or digits")
  }
  let path = joined(folder, "\(lesson.stem).md")
  guard files.info(path) == nil else {
    throw FileProblem(.write, path, reason: "there is such a file already")
  }
  try files.makeFolder(folder)
  try files.write(Array(template.text(title: title ?? lesson.title).utf8), path)
  return path
}
