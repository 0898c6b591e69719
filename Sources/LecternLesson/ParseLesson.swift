import LecternSource

/// How a text is read.
package struct LessonParseOptions: Equatable, Sendable {
  /// False reads pure CommonMark: every addition of the lesson language is text, code or a link.
  package var additions = true
  /// Whether `---` on the first line opens front matter.
  package var frontMatter = true
  /// How deeply blocks and inline markup may nest; deeper parts are left out with a diagnostic.
  package var nestingLimit = 100

  package init() {}

  /// Pure CommonMark.
  package static var plain: LessonParseOptions {
    var options = LessonParseOptions()
    options.additions = false
    options.frontMatter = false
    return options
  }
}

/// The blocks of a lesson, and everything that is wrong with its Markdown.
package func parseLesson(_ file: SourceFile, options: LessonParseOptions = LessonParseOptions())
  -> (document: LessonDocument, diagnostics: [Diagnostic])
{
  (LessonDocument(file: file), [])
}
