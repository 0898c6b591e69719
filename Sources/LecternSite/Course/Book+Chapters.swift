import LecternChart
import LecternLesson
import LecternMarkup
import LecternMath
import LecternRun
import LecternSource
import LecternSpec

extension Book {
  /// Reports of the lesson's specs in reading order, numbered, and the names that references can use.
  ///
  /// Looks at the course's words and mathematics, at no other lesson.
  package func chapter(_ lesson: SiteLesson) -> Chapter {
    // Captions may refer to anything but figures, whose numbers are being given here.
    var context = ProseContext(math: course.math.results, terms: termNames)
    context.setVerdicts(lesson.verdicts)
    context.allowsRawHTML = course.configuration.allowsRawHTML
    var chapter = Chapter(
      stem: lesson.stem, sections: [], labels: [:], figureCount: 0, tableCount: 0, cover: nil,
      picture: nil,
      reports: [:])
    var numbering = Numbering()
    var quizzes = 0
    var coverIsData = false
    let notes = lesson.document.footnotes.map(\.range)
    lesson.document.allBlocks.forEachBlock { block in
      switch block.kind {
      case .heading(let heading):
        let title = plainText(heading.content)
        chapter.labels[heading.id] = Chapter.Label(id: heading.id, words: "“\(title)”")
        let isTitle =
          block.range == lesson.document.blocks.first?.range && lesson.repeatsTitle(heading)
        let isInNote = notes.contains { $0.offsets.contains(block.range.lowerBound) }
        if heading.level <= 2, !isTitle, !isInNote {
          chapter.sections.append(PageSection(id: heading.id, title: title))
        }
      case .fence(let fence) where fence.isSpec:
        guard let spec = lesson.specs[fence.bodyRange] else { return }
        if case .quiz = spec { quizzes += 1 }
        let (report, label) = report(
          for: spec, written: fence, in: lesson, quizNumber: quizzes, catalog: course.catalog,
          context
        ).numbered(&numbering)
        chapter.reports[fence.bodyRange] = report
        if let name = fence.name?.value {
          chapter.labels[name] =
            label ?? Chapter.Label(id: "spec-\(slug(name))", words: "“\(words(name))”")
        }
        // A data set's picture stands for the lesson only where no run has one.
        if let figure = report.figures.first, chapter.cover == nil || coverIsData {
          if case .data = spec {
            guard chapter.cover == nil else { return }
            coverIsData = true
          } else {
            coverIsData = false
          }
          chapter.cover = figure
        }
      default: break
      }
    }
    if !coversAreFiles { chapter.picture = LecternSite.cover(of: lesson, catalog: course.catalog) }
    chapter.figureCount = numbering.figures
    chapter.tableCount = numbering.tables
    return chapter
  }
}

extension ProseContext {
  /// Lets claims and values find what was checked.
  mutating func setVerdicts(_ all: [Verdict]) {
    for verdict in all { verdicts[verdict.textRange ?? verdict.range] = verdict }
    for check in numberedChecks(all) where check.isInText {
      checkNumbers[check.verdict.textRange ?? check.verdict.range] = check.number
    }
  }
}

/// How the text of a lesson is rendered.
func proseContext(for place: Int, in book: Book) -> ProseContext {
  let lesson = book.course.lessons[place]
  let reports = book.chapters[place].reports
  var context = ProseContext(math: book.course.math.results, terms: book.termNames)
  context.setVerdicts(lesson.verdicts)
  context.allowsRawHTML = book.course.configuration.allowsRawHTML
  context.resolve = { book.resolve($0, from: place) }
  context.fence = { fence in
    if let report = reports[fence.bodyRange] { return report.nodes }
    return [codeBlock(fence)]
  }
  return context
}
