/// Files that `lectern init` and `lectern new` write, and what stood in their way.
public struct CreatedFiles: Equatable, Sendable {
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
      title: "\(title.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\""))"
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

/// Writes the start of a lesson to `FOLDER/NAME.md`.
/// - Throws: ``FileProblem`` also when there is such a file, or when the name would be none for a page.
public func makeLesson(
  named name: String, title: String?, template: LessonTemplate, in folder: String,
  files: FileSystem
) throws(FileProblem) -> String {
  let stem = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
  let path = joined(folder, "\(stem).md")
  guard isPageName(stem) else {
    throw FileProblem(
      .write, path,
      reason: "a lesson’s name holds letters, digits, '-', '_' and '.' alone; "
        + "--title takes any text")
  }
  guard files.info(path) == nil else {
    throw FileProblem(.write, path, reason: "there is such a file already")
  }
  try files.makeFolder(Lectern.folder(of: path))
  try files.write(Array(template.text(title: title ?? Lectern.title(of: stem)).utf8), path)
  return path
}

/// `Gradient descent` for `03-gradient-descent`.
package func title(of stem: String) -> String {
  let words = stem.split(whereSeparator: { $0 == "-" || $0 == "_" })
  let named = words.first?.allSatisfy(\.isNumber) == true ? words.dropFirst() : words[...]
  let text = named.joined(separator: " ")
  guard let first = text.first else { return stem }
  return first.uppercased() + text.dropFirst()
}
