import LecternChart
import LecternLesson
import LecternMarkup
import LecternMath
import LecternRun
import LecternSpec

/// Every file of the course's site. The same course gives the same bytes.
package func site(_ course: SiteCourse) -> [OutputFile] { siteWithWarnings(course).files }

/// Every file of the course's site, and what in it is larger than it should be.
package func siteWithWarnings(_ course: SiteCourse) -> (files: [OutputFile], warnings: [SiteWarning])
{
  let book = Book(course)
  let files = siteFiles(book)
  return (files, siteWarnings(book, files))
}

private func siteFiles(_ book: Book) -> [OutputFile] {
  let course = book.course
  var files: [OutputFile] = []
  func add(_ path: String, _ bytes: [UInt8]) { files.append(OutputFile(path: path, bytes: bytes)) }
  add("index.html", indexPage(book).renderedBytes(capacity: 1 << 17))
  for (place, lesson) in course.lessons.enumerated() {
    add(lesson.page, lessonPage(place, in: book).renderedBytes(capacity: 1 << 18))
    files += resultFiles(lesson)
    files += liveFiles(lesson, book.chapters[place])
  }
  if !course.terms.isEmpty { add("glossary.html", glossaryPage(book).renderedBytes()) }
  if let reference = course.reference {
    add("reference.html", referencePage(reference, in: book).renderedBytes(capacity: 1 << 18))
  }
  add("404.html", notFoundPage(book).renderedBytes())
  files += downloadFiles(course)
  files += assetFiles(book)
  if let base = course.configuration.baseURL {
    let pages = files.map(\.path).filter { $0.hasSuffix(".html") && $0 != "404.html" }
    files.append(OutputFile("sitemap.xml", sitemap(base: base, pages: pages)))
  }
  return files
}

/// The rows and results behind the forms of a lesson whose readers may repeat its runs.
private func liveFiles(_ lesson: SiteLesson, _ chapter: Chapter) -> [OutputFile] {
  lesson.explorations.compactMap { exploration in
    chapter.reports.values.first { $0.live?.live.name == exploration.name }.flatMap(liveScript)
  }
}

/// Style sheets, script, search index, mathematics fonts and the front page's pictures.
private func assetFiles(_ book: Book) -> [OutputFile] {
  let course = book.course
  var files = [
    OutputFile("assets/page.css", course.theme.styleSheet),
    OutputFile("assets/page.js", Assets.script),
    OutputFile("assets/search.js", searchScript(searchEntries(course))),
  ]
  if book.chapters.contains(where: \.isLive) {
    files.append(OutputFile("assets/explore.js", Assets.exploreScript))
    files.append(OutputFile("assets/lectern-web.js", moduleScript))
  }
  if let math = course.mathFiles {
    let sheet = KaTeXStyle.sheet(math.css) { math.fonts[$0] == nil ? nil : "fonts/\($0)" }
    files.append(OutputFile("assets/katex.css", sheet))
    for (name, bytes) in math.fonts.sorted(by: { $0.key < $1.key }) {
      files.append(OutputFile(path: "assets/fonts/\(name)", bytes: bytes))
    }
  }
  if book.coversAreFiles {
    for chapter in book.chapters {
      guard let cover = chapter.cover else { continue }
      files.append(OutputFile(coverPath(chapter.stem), cover.standaloneSVG(.narrow)))
    }
  }
  return files
}

/// Lessons, their sections, and the terms of the glossary.
private func searchEntries(_ course: SiteCourse) -> [SearchEntry] {
  course.lessons.flatMap { searchEntries($0) }
    + course.terms.map {
      SearchEntry(
        address: "glossary.html#g-\($0.id)", title: $0.name, lesson: "Glossary",
        text: plainText($0.definition))
    }
}

/// One lesson as a single file to send by mail: style sheet, script and the fonts it needs inside.
package func lessonFile(_ stem: String, in course: SiteCourse) -> OutputFile? {
  guard let place = course.lessons.firstIndex(where: { $0.stem == stem }) else { return nil }
  let book = Book(course)
  var css = course.theme.styleSheet
  if let math = course.mathFiles {
    let plain = lessonPage(place, in: book, assets: .inlined(css: "", script: "")).rendered()
    let used = KaTeXStyle.fonts(usedBy: plain)
    if !used.isEmpty {
      css =
        KaTeXStyle.sheet(math.css) { name in
          guard used.contains(name), let font = math.fonts[name] else { return nil }
          return "data:font/woff2;base64,\(base64(font))"
        } + css
    }
  }
  let script = Assets.script + inlinedRuns(course.lessons[place], book.chapters[place])
  let page = lessonPage(place, in: book, assets: .inlined(css: css, script: script))
  return OutputFile(path: course.lessons[place].page, bytes: page.renderedBytes(capacity: 1 << 19))
}

/// What a page that is one file needs to repeat its runs: script, module, rows and results.
private func inlinedRuns(_ lesson: SiteLesson, _ chapter: Chapter) -> String {
  guard chapter.isLive else { return "" }
  return Assets.exploreScript + moduleScript
    + liveFiles(lesson, chapter).map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
}

private let moduleScript = "lectern.module=\"\(webModule)\";\n"

/// The charts of every lesson as files of their own: `STEM/fig-3.svg`.
package func chartFiles(in course: SiteCourse) -> [OutputFile] {
  let book = Book(course)
  return zip(course.lessons, book.chapters).flatMap { lesson, chapter in
    specFences(in: lesson.document.blocks).flatMap { fence in
      (chapter.reports[fence.bodyRange]?.pieces ?? []).compactMap { piece -> OutputFile? in
        guard case .figure(let figure) = piece else { return nil }
        return OutputFile(
          "\(lesson.stem)/fig-\(figure.number).svg", figure.figure.standaloneSVG())
      }
    }
  }
}
