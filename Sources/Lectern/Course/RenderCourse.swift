import LecternLesson
import LecternMath
import LecternNumerics
import LecternRun
import LecternSite
import LecternSource
import LecternSpec

/// The course as its pages are made from it. Lessons without front matter have no page.
package func siteCourse(
  _ course: Course, _ outcomes: [LessonOutcome], _ options: CourseOptions,
  downloads: [[SiteDownload]], files: FileSystem, diagnostics: inout [Diagnostic]
) -> SiteCourse {
  let known = zip(course.lessons, zip(outcomes, downloads))
  let lessons = known.compactMap { lesson, known -> SiteLesson? in
    let (outcome, downloads) = known
    guard let frontMatter = lesson.frontMatter else { return nil }
    return SiteLesson(
      stem: lesson.stem, document: lesson.document, frontMatter: frontMatter,
      specs: Dictionary(
        lesson.specs.map { ($0.place, $0.spec) }, uniquingKeysWith: { first, _ in first }),
      results: outcome.results, verdicts: outcome.verdicts, keys: outcome.keys,
      programs: programs(for: lesson, outcome.results), explorations: outcome.explorations,
      downloads: downloads)
  }
  let terms = course.glossary.map { glossaryTerms(in: $0) } ?? []
  var located = lessons.flatMap { lesson in
    formulas(in: lesson).map { ($0, lesson.document.file) }
  }
  if let glossary = course.glossary {
    located += formulas(in: terms).map { ($0, glossary.file) }
  }
  let katex = installedKaTeX(files: files)
  let math = typesetFormulas(
    Set(located.map(\.0.formula)), katex: katex,
    cache: options.cache.cache(for: course.folder, files: files))
  for (formula, file) in located {
    guard case .failure(let error)? = math.results[formula.formula] else { continue }
    let start = error.offset ?? 0
    let length = error.length ?? max(formula.formula.latex.utf8.count - start, 0)
    diagnostics.append(
      Diagnostic(
        .formula, in: file.path, at: formula.map.range(of: start..<start + length),
        error.message))
  }
  if katex == nil, let first = located.first {
    diagnostics.append(
      Diagnostic(
        .noKaTeX, in: first.1.path, at: first.0.map.range(of: 0..<1),
        "formulas are shown as their source, because KaTeX is not installed",
        help: "apt install libjs-katex fonts-katex"))
  }
  let reference =
    course.configuration.hasReference
    ? parseLesson(SourceFile(path: "reference.md", text: reference())).document : nil
  return SiteCourse(
    configuration: course.configuration, theme: theme(of: course, files: files, &diagnostics),
    lessons: lessons, terms: terms, reference: reference, math: math, mathFiles: katex?.files,
    builder: "Lectern \(lecternVersion), numerics \(numericsVersion)")
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

/// Every file of the site, with the files beside the lessons that its pages show or offer.
package func siteFiles(
  _ pages: SiteCourse, _ outcomes: [LessonOutcome], of course: Course, files: FileSystem,
  diagnostics: inout [Diagnostic]
) -> [OutputFile] {
  let made = siteWithWarnings(pages)
  var found = made.files
  diagnostics += made.warnings.map { warning in
    let rule: Rule =
      switch warning.subject {
      case .page: .largePage
      case .chart: .largeChart
      case .drawing: .chartChanged
      }
    return Diagnostic(rule, in: warning.path, at: warning.range, warning.message)
  }
  for (lesson, outcome) in zip(course.lessons, outcomes) where !outcome.results.entries.isEmpty {
    found.append(
      OutputFile(
        path: "results/\(lesson.stem).json",
        bytes: Array((resultSummary(outcome.results).compact + "\n").utf8)))
  }
  let paths = Set(found.map(\.path))
  for path in linkedFiles(of: course) where !paths.contains(path) {
    do throws(FileProblem) {
      found.append(OutputFile(path: path, bytes: try files.read(joined(course.folder, path))))
    } catch {
      diagnostics.append(
        Diagnostic(
          .fileMissing, in: joined(course.folder, path), at: SourceRange(at: 0), "\(error)"))
    }
  }
  return found
}
