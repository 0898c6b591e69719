import LecternSource

/// Decodes a lesson's front matter (the YAML between the `---` lines). Nil when the title or the
/// summary is missing or the YAML is broken.
package func decodeFrontMatter(
  _ body: SpecText, vocabulary: Vocabulary, diagnostics: inout [Diagnostic]
) -> FrontMatter? {
  nil
}

/// Decodes `course.yml`.
package func decodeCourseConfiguration(
  _ file: SourceFile, vocabulary: Vocabulary, diagnostics: inout [Diagnostic]
) -> CourseConfiguration? {
  nil
}
