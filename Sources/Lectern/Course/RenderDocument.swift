import LecternLesson
import LecternSource

/// How much of a page is printed.
public enum DocumentForm: Equatable, Sendable {
  /// A whole HTML page.
  case page
  /// What would stand in its body.
  case fragment
}

/// How Markdown is read.
public enum MarkdownDialect: Equatable, Sendable {
  /// With claims, terms, callouts, tables and the other additions.
  case lessons
  case commonMark
}

/// What happens to raw HTML.
public enum RawHTMLPolicy: Equatable, Sendable {
  case leftOut
  case kept
}

/// The HTML of one document, for other sites: nothing is run, specs are shown as code.
public func renderDocument(
  _ bytes: [UInt8], path: String, form: DocumentForm = .page, markdown: MarkdownDialect = .lessons,
  rawHTML: RawHTMLPolicy = .leftOut
) -> (html: String, report: CourseReport) {
  let file = SourceFile(path: path, bytes: bytes)
  let (document, diagnostics) = parseLesson(
    file, options: markdown == .commonMark ? .plain : LessonParseOptions())
  let body = renderHTML(document, plain: markdown == .commonMark, unsafe: rawHTML == .kept)
  var report = CourseReport()
  report.sources = [path: file]
  report.diagnostics = diagnostics.sortedByPlace()
  guard form == .page else { return (body, report) }
  let title = stem(of: path)
  let page = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title.filter { $0 != "<" && $0 != "&" })</title>
    </head>
    <body>
    \(body)</body>
    </html>

    """
  return (page, report)
}
