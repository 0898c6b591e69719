import LecternLesson
import LecternMath
import LecternNumerics
import LecternRun
import LecternSite
import LecternSource
import LecternSpec

/// Whether the links of finished pages are followed.
package enum PageLinkPolicy: Equatable, Sendable {
  case followed
  /// For courses with errors, which their pages would repeat.
  case leftAlone
}

/// Makes the course's pages, taking from `memo` every part whose inputs are the same as before.
package func renderCourse(
  _ course: Course, _ outcomes: [LessonOutcome], _ options: CourseOptions,
  links: PageLinkPolicy, files: FileSystem, knowing memo: inout RenderMemo,
  diagnostics: inout [Diagnostic]
) -> (pages: SiteCourse, site: [OutputFile]) {
  let workers = options.workers ?? coreCount
  memo.katex = installedKaTeX(files: files, knowing: memo.katex)
  let keys = SiteKeys(course, outcomes, katex: memo.katex)
  let parts = memo.lessons.values(of: keys.lessons, workers: workers) {
    lessonPart(course.lessons[$0], outcomes[$0], in: course)
  }
  // Lessons without front matter have no page.
  let shown = parts.indices.filter { parts[$0] != nil }
  let lessons = parts.compactMap(\.self)
  let glossary = memo.glossary.value(of: keys.common) { glossaryPart(course.glossary) }
  let math = typesetFormulas(
    lessons.flatMap(\.formulas).map(\.formula) + glossary.formulas.map(\.formula),
    katex: memo.katex, cache: options.cache.cache(for: course.folder, files: files),
    knowing: &memo.formulas)
  var located = lessons.flatMap { part in
    part.formulas.map { ($0, part.lesson.document.file) }
  }
  if let file = course.glossary?.file { located += glossary.formulas.map { ($0, file) } }
  report(located, math, hasKaTeX: memo.katex != nil, &diagnostics)

  let pages = SiteCourse(
    configuration: course.configuration, theme: theme(of: course, files: files, &diagnostics),
    lessons: lessons.map(\.lesson), terms: glossary.terms,
    reference: course.configuration.hasReference
      ? memo.reference.value(of: lecternVersion) {
        parseLesson(SourceFile(path: "reference.md", text: reference())).document
      } : nil,
    math: math,
    mathFiles: memo.katex?.files, catalog: options.catalog,
    builder: "Lectern \(lecternVersion), numerics \(numericsVersion)")
  let frame = Book(pages, chapters: [])
  let lessonKeys = shown.map { keys.lessons[$0] }
  let chapters = memo.chapters.values(of: lessonKeys, workers: workers) {
    frame.chapter(pages.lessons[$0])
  }
  let book = Book(pages, chapters: chapters)
  let fileKeys = FileKeys(
    book, common: keys.common, parts: lessons, keys: lessonKeys, cards: shown.map { keys.cards[$0] }
  )
  var rendered = memo.pages.values(of: fileKeys.lessons, workers: workers) { place in
    let files = lessonFiles(place, in: book)
    return RenderedPart(
      files + resultsFile(course.lessons[shown[place]], outcomes[shown[place]]),
      warnings: siteWarnings(place, in: book, files))
  }
  diagnostics += rendered.flatMap(\.warnings).map(diagnostic)
  let shared: [(key: String, make: @Sendable () -> [OutputFile])] = [
    (fileKeys.index, { [indexFile(book)] }),
    (fileKeys.glossary, { [glossaryFile(book)].compactMap(\.self) }),
    (fileKeys.reference, { [referenceFile(book)].compactMap(\.self) }),
    (fileKeys.notFound, { [notFoundFile(book)] }), (fileKeys.assets, { assetFiles(book) }),
  ]
  rendered += memo.shared.values(of: shared.map(\.key), workers: workers) {
    RenderedPart(shared[$0].make())
  }
  rendered.append(
    RenderedPart(
      [sitemapFile(pages)].compactMap(\.self) + [
        searchFile(lessons.map(\.searchRows) + [glossary.searchRows])
      ]))
  var site = rendered.flatMap(\.files) + downloadFiles(pages)
  let made = Set(site.map(\.path))
  for path in linkedFiles(of: course) where !made.contains(path) {
    do throws(FileProblem) {
      site.append(OutputFile(path: path, bytes: try files.read(joined(course.folder, path))))
    } catch {
      diagnostics.append(
        Diagnostic(
          .fileMissing, in: joined(course.folder, path), at: SourceRange(at: 0), "\(error)"))
    }
  }
  if links == .followed {
    diagnostics += checkPages(
      rendered.flatMap(\.links), files: Set(site.map(\.path)), lessons: course.lessons.map(\.file))
  }
  return (pages, site)
}

/// Sets every formula of a course that was read, before anything of it is run.
func setFormulas(
  of course: Course, _ options: CourseOptions, files: FileSystem
) -> (katex: KaTeXInstallation?, formulas: KnownFormulas) {
  let katex = installedKaTeX(files: files)
  let lessons = course.lessons.compactMap { siteLesson($0, LessonOutcome(), in: course) }
  var known = KnownFormulas()
  _ = typesetFormulas(
    lessons.flatMap { formulas(in: $0) }.map(\.formula)
      + glossaryPart(course.glossary).formulas.map(\.formula),
    katex: katex, cache: options.cache.cache(for: course.folder, files: files), knowing: &known)
  return (katex, known)
}

private func siteLesson(
  _ lesson: Lesson, _ outcome: LessonOutcome, in course: Course
) -> SiteLesson? {
  guard let frontMatter = lesson.frontMatter else { return nil }
  let bridged = bridged(lesson, outcome)
  return SiteLesson(
    stem: lesson.stem, document: lesson.document, frontMatter: frontMatter,
    specs: Dictionary(
      lesson.specs.map { ($0.place, $0.spec) }, uniquingKeysWith: { first, _ in first }),
    results: outcome.results, verdicts: outcome.verdicts, keys: outcome.keys,
    programs: shownPrograms(of: bridged), explorations: outcome.explorations,
    downloads: downloads(of: bridged, in: course))
}

private func lessonPart(
  _ lesson: Lesson, _ outcome: LessonOutcome, in course: Course
) -> LessonPart? {
  guard let shown = siteLesson(lesson, outcome, in: course) else { return nil }
  return LessonPart(
    lesson: shown, formulas: formulas(in: shown), searchRows: searchRows(shown),
    mentions: lessonNames(in: lesson.file.bytes))
}

private func glossaryPart(_ document: LessonDocument?) -> GlossaryPart {
  guard let document else { return GlossaryPart() }
  let terms = glossaryTerms(in: document)
  return GlossaryPart(
    terms: terms, formulas: formulas(in: terms), searchRows: searchRows(terms))
}

private func diagnostic(_ warning: SiteWarning) -> Diagnostic {
  let rule: Rule =
    switch warning.subject {
    case .page: .largePage
    case .chart: .largeChart
    case .drawing: .chartChanged
    }
  return Diagnostic(rule, in: warning.path, at: warning.range, warning.message)
}

private func resultsFile(_ lesson: Lesson, _ outcome: LessonOutcome) -> [OutputFile] {
  if outcome.results.entries.isEmpty { return [] }
  let bytes = resultSummary(outcome.results).compactBytes
  return [OutputFile(path: "results/\(lesson.stem).json", bytes: bytes + [UInt8(ascii: "\n")])]
}

/// Says which formulas cannot be set, and that none can without KaTeX.
private func report(
  _ located: [(formula: LocatedFormula, file: SourceFile)], _ math: TypesetMath, hasKaTeX: Bool,
  _ diagnostics: inout [Diagnostic]
) {
  for (formula, file) in located {
    guard case .failure(let error)? = math.results[formula.formula] else { continue }
    let start = error.offset ?? 0
    let length = error.length ?? max(formula.formula.latex.utf8.count - start, 0)
    diagnostics.append(
      Diagnostic(
        .formula, in: file.path, at: formula.map.range(of: start..<start + length),
        error.message))
  }
  if !hasKaTeX, let first = located.first {
    diagnostics.append(
      Diagnostic(
        .noKaTeX, in: first.file.path, at: first.formula.map.range(of: 0..<1),
        "formulas are shown as their source, because KaTeX is not installed",
        help: "apt install libjs-katex fonts-katex"))
  }
}

/// The course's tokens, style sheet, header and footer.
private func theme(
  of course: Course, files: FileSystem, _ diagnostics: inout [Diagnostic]
) -> Theme {
  let written = course.configuration.theme
  var theme = Theme()
  func tokens(_ tokens: [CourseConfiguration.Theme.Token]) -> [String: String] {
    Dictionary(
      tokens.map { ($0.name.value, $0.value.value) }, uniquingKeysWith: { first, _ in first })
  }
  theme.lightTokens = tokens(written.light)
  theme.darkTokens = tokens(written.dark)
  theme.header = written.header?.text
  theme.footer = written.footer?.text
  if let path = written.stylesheet, let file = course.files.configuration {
    do throws(FileProblem) {
      let bytes = try files.read(joined(course.folder, path.value))
      theme.css = String(decoding: bytes, as: UTF8.self)
    } catch {
      diagnostics.append(
        Diagnostic(.fileMissing, in: file.path, at: path.range, "\(error)"))
    }
  }
  return theme
}
