import LecternChart
import LecternLesson
import LecternMarkup
import LecternMath
import LecternRun
import LecternSpec

/// Every file of the course's site. The same course gives the same bytes.
package func site(_ course: SiteCourse) -> [OutputFile] {
  let book = Book(course)
  var files = [indexFile(book)]
  for place in course.lessons.indices { files += lessonFiles(place, in: book) }
  files += [glossaryFile(book), referenceFile(book), sitemapFile(course)].compactMap(\.self)
  files.append(notFoundFile(book))
  files += downloadFiles(course)
  files.append(searchFile(course.lessons.map { searchRows($0) } + [searchRows(course.terms)]))
  return files + assetFiles(book)
}

/// A page as it is written to its file.
private func pageBytes(_ page: Node) -> [UInt8] {
  withoutNeedlessQuotes(page.renderedBytes(capacity: 1 << 18))
}

/// The front page.
package func indexFile(_ book: Book) -> OutputFile {
  OutputFile(path: "index.html", bytes: pageBytes(indexPage(book)))
}

/// The page of all terms; absent where the course has none.
package func glossaryFile(_ book: Book) -> OutputFile? {
  book.course.terms.isEmpty
    ? nil : OutputFile(path: "glossary.html", bytes: pageBytes(glossaryPage(book)))
}

/// The page of the lesson language; absent where the course has none.
package func referenceFile(_ book: Book) -> OutputFile? {
  book.course.reference.map { reference in
    OutputFile(path: "reference.html", bytes: pageBytes(referencePage(reference, in: book)))
  }
}

package func notFoundFile(_ book: Book) -> OutputFile {
  OutputFile(path: "404.html", bytes: pageBytes(notFoundPage(book)))
}

/// What belongs to one lesson: its page, its runs as CSV, the rows behind its forms, and its cover.
package func lessonFiles(_ place: Int, in book: Book) -> [OutputFile] {
  let lesson = book.course.lessons[place]
  let chapter = book.chapters[place]
  var files = [OutputFile(path: lesson.page, bytes: pageBytes(lessonPage(place, in: book)))]
  files += resultFiles(lesson)
  files += liveFiles(lesson, chapter)
  if book.coversAreFiles, let cover = chapter.cover {
    files.append(OutputFile(coverPath(chapter.stem), cover.standaloneSVG(.narrow)))
  }
  return files
}

/// The rows and results behind the forms of a lesson whose readers may repeat its runs.
private func liveFiles(_ lesson: SiteLesson, _ chapter: Chapter) -> [OutputFile] {
  lesson.explorations.compactMap { exploration in
    chapter.reports.values.first { $0.live?.live.name == exploration.name }.flatMap(liveScript)
  }
}

/// Style sheets, scripts and the fonts of mathematics: what depends on no lesson's words.
package func assetFiles(_ book: Book) -> [OutputFile] {
  let course = book.course
  var files = [
    OutputFile("assets/page.css", course.theme.styleSheet),
    OutputFile("assets/page.js", Assets.script),
  ]
  if book.chapters.contains(where: \.isLive) {
    files.append(OutputFile("assets/explore.js", Assets.exploreScript))
    files.append(OutputFile("assets/lectern-web.js", moduleScript))
    if book.chapters.contains(where: \.hasLivePictures) {
      files.append(OutputFile("assets/lectern-pictures.js", picturesScript))
    }
  }
  if let math = course.mathFiles {
    let sheet = KaTeXStyle.sheet(math.css) { math.fonts[$0] == nil ? nil : "fonts/\($0)" }
    files.append(OutputFile("assets/katex.css", sheet))
    for (name, bytes) in math.fonts.sorted(by: { $0.key < $1.key }) {
      files.append(OutputFile(path: "assets/fonts/\(name)", bytes: bytes))
    }
  }
  return files
}

/// For search engines; a site without a base address has none.
package func sitemapFile(_ course: SiteCourse) -> OutputFile? {
  let pages =
    ["index.html"] + course.lessons.map(\.page) + (course.terms.isEmpty ? [] : ["glossary.html"])
    + (course.reference == nil ? [] : ["reference.html"])
  return course.configuration.baseURL.map { base in
    OutputFile("sitemap.xml", sitemap(base: base, pages: pages))
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
  return OutputFile(path: course.lessons[place].page, bytes: pageBytes(page))
}

/// What a page that is one file needs to repeat its runs: script, module, rows and results.
private func inlinedRuns(_ lesson: SiteLesson, _ chapter: Chapter) -> String {
  guard chapter.isLive else { return "" }
  return Assets.exploreScript + moduleScript + (chapter.hasLivePictures ? picturesScript : "")
    + liveFiles(lesson, chapter).map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
}

private let moduleScript = "lectern.module=\"\(webModule)\";\n"
private let picturesScript = "lectern.pictures=\"\(webPictures)\";\n"

/// The charts of every lesson as files of their own: `STEM/fig-3.svg`.
package func chartFiles(in course: SiteCourse) -> [OutputFile] {
  let book = Book(course)
  return zip(course.lessons, book.chapters).flatMap { lesson, chapter in
    lesson.document.specFences.flatMap { fence in
      (chapter.reports[fence.bodyRange]?.pieces ?? []).compactMap { piece -> OutputFile? in
        guard case .figure(let figure) = piece else { return nil }
        return OutputFile(
          "\(lesson.stem)/fig-\(figure.number).svg", figure.figure.standaloneSVG())
      }
    }
  }
}
