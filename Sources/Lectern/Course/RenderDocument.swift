import LecternLesson
import LecternRun
import LecternSource
import LecternSpec

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
  let heading = markdown == .lessons ? document.title : nil
  let title = heading ?? stem(of: path)
  let page = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(escaped(title))</title>
    </head>
    <body>
    \(body)</body>
    </html>

    """
  return (page, report)
}

private func escaped(_ text: String) -> String {
  text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
}

extension LessonDocument {
  /// The title in the front matter, else the first heading.
  fileprivate var title: String? {
    var ignored: [Diagnostic] = []
    if let range = frontMatter,
      let found = decodeFrontMatter(
        SpecText(file: file, range: range), vocabulary: Catalog.standard.vocabulary,
        diagnostics: &ignored)
    {
      return found.title.text
    }
    for block in blocks {
      if case .heading(let heading) = block.kind { return LecternLesson.plainText(heading.content) }
    }
    return nil
  }
}
