import LecternLesson
import LecternMarkup
import LecternRun
import LecternSource
import LecternSpec

/// The page of one lesson.
func lessonPage(_ place: Int, in book: Book, assets: PageAssets = .linked) -> Node {
  let course = book.course
  let lesson = course.lessons[place]
  let chapter = book.chapters[place]
  var context = proseContext(for: place, in: book)
  if assets.areInlined { context.leaveOtherPages(base: course.configuration.baseURL) }
  var sections = bodySections(lesson, chapter, in: context)
  let ending = endSections(place, in: book, context, isFile: assets.areInlined)
  let contents = chapter.sections + ending.map(\.section)
  let header = lessonHeader(place, in: book, contents: contents, context)
  sections = [header] + sections + ending.map(\.node)
  if let last = sections.popLast(), case .element(let tag, let attributes, let children) = last {
    sections.append(
      .element(
        tag, attributes: attributes,
        children: children + lessonFooter(place, in: book, assets: assets)))
  }
  let frame = PageFrame(
    course: course, path: lesson.page, title: lesson.title,
    description: lesson.frontMatter.summary.text, lesson: place, sections: contents,
    skipText: "Skip to the lesson", usesMath: usesMath(lesson, in: course), isLive: chapter.isLive,
    assets: assets)
  return page(frame, sections)
}

/// Kicker, title, standfirst, facts and objectives.
private func lessonHeader(
  _ place: Int, in book: Book, contents: [PageSection], _ context: ProseContext
) -> Node {
  let course = book.course
  let lesson = course.lessons[place]
  let front = lesson.frontMatter
  var children: [Node] = [
    element(.p, [.class("kick")], .text(kicker(place, in: course))),
    element(
      .h1, titleAnchor(of: lesson).map { [.id($0)] } ?? [],
      inlineMarkdown(front.title, in: lesson, context)),
    element(.p, [.class("stand")], inlineMarkdown(front.summary, in: lesson, context)),
    facts(place, in: book),
  ]
  if !front.objectives.isEmpty || !front.prerequisites.isEmpty {
    var goals: [Node] = []
    for (title, items) in [
      ("You will learn to", front.objectives), ("It helps to know", front.prerequisites),
    ] where !items.isEmpty {
      goals.append(element(.h2, [], .text(title)))
      goals.append(
        element(
          .ul, [],
          items.map { element(.li, [], inlineMarkdown($0, in: lesson, context)) }))
    }
    children.append(element(.div, [.class("goals")], goals))
  }
  children.append(
    element(
      .details, [.class("here")], element(.summary, [], .text("On this page")),
      sectionList(contents)))
  return element(.header, [.class("row")], children)
}

extension SiteLesson {
  /// Whether a first heading only says the title again, for other readers of the Markdown.
  func repeatsTitle(_ heading: LecternLesson.Heading) -> Bool {
    heading.level == 1 && plainText(heading.content) == title
  }
}

/// What a first heading that repeats the title is linked to by.
private func titleAnchor(of lesson: SiteLesson) -> String? {
  guard case .heading(let heading)? = lesson.document.blocks.first?.kind,
    lesson.repeatsTitle(heading)
  else { return nil }
  return heading.id
}

private func kicker(_ place: Int, in course: SiteCourse) -> String {
  let lesson = "Lesson \(place + 1) of \(course.lessons.count)"
  let parts = course.parts
  guard let index = parts.firstIndex(where: { $0.lessons.contains(place) }),
    let title = parts[index].title
  else { return lesson }
  return "Part \(index + 1), \(title) · \(lesson)"
}

private func facts(_ place: Int, in book: Book) -> Node {
  let lesson = book.course.lessons[place]
  let chapter = book.chapters[place]
  var items: [Node] = []
  if let minutes = lesson.frontMatter.minutes {
    items.append(.text(minutes == 1 ? "1 minute to read" : "\(minutes) minutes to read"))
  }
  let pictures = [
    countedIfAny(chapter.figureCount, "figure"), countedIfAny(chapter.tableCount, "table"),
  ].compactMap { $0 }
  if !pictures.isEmpty { items.append(.text(pictures.joined(separator: ", "))) }
  let checks = numberedChecks(lesson.verdicts)
  if !checks.isEmpty {
    let held = checks.count { $0.verdict.holds }
    let isGood = held == checks.count
    items.append(
      element(
        .a, [.class(isGood ? "okk" : "okk bad"), .href("#page-checks")],
        .text("\(isGood ? "✓" : "✕") \(held) of \(checks.count) checks passed")))
  }
  if lesson.frontMatter.isDraft { items.append(.text("Draft")) }
  return element(.ul, [.class("meta")], items.map { element(.li, [], $0) })
}

/// Nil where there is nothing to count.
func countedIfAny(_ count: Int, _ noun: String) -> String? {
  count == 0 ? nil : counted(count, noun)
}

/// The lesson's own blocks, a section for each second-level heading.
private func bodySections(
  _ lesson: SiteLesson, _ chapter: Chapter, in context: ProseContext
) -> [Node] {
  var sections: [[Block]] = [[]]
  for (place, block) in lesson.document.blocks.enumerated() {
    if case .heading(let heading) = block.kind {
      if place == 0, lesson.repeatsTitle(heading) { continue }
      if heading.level <= 2 { sections.append([]) }
    }
    sections[sections.count - 1].append(block)
  }
  return sections.filter { !$0.isEmpty }.map { blocks in
    element(
      .section, [.class("row")],
      blocks.flatMap { block in
        render(block, in: context)
          + footnotesFirstNamed(in: block, of: lesson.document).map {
            footnoteAside($0, in: context)
          }
      })
  }
}

/// Checks and words: what every lesson ends with, where it has any.
private func endSections(
  _ place: Int, in book: Book, _ context: ProseContext, isFile: Bool
)
  -> [(section: PageSection, node: Node)]
{
  let lesson = book.course.lessons[place]
  var ending: [(section: PageSection, node: Node)] = []
  func add(_ id: String, _ title: String, _ content: [Node]) {
    let heading = element(
      .h2, [.id(id)], .text(title), anchorLink(to: id, title: title))
    ending.append(
      (
        PageSection(id: id, title: title),
        element(.section, [.class("row")], [heading] + content)
      ))
  }
  if !numberedChecks(lesson.verdicts).isEmpty {
    add(
      "page-checks", "What was checked",
      [checksPanel(lesson, in: context), isFile ? .empty : downloadLinks(lesson)])
  }
  let terms = termsUsed(in: lesson.document, of: book.course.terms)
  if !terms.isEmpty { add("page-words", "Words used here", [wordsUsed(terms, in: context)]) }
  return ending
}

func csvPath(_ lesson: SiteLesson, _ run: RunResult) -> String {
  "results/\(lesson.stem)/\(slug(run.name)).csv"
}

private func lessonFooter(_ place: Int, in book: Book, assets: PageAssets) -> [Node] {
  let course = book.course
  let last = course.lessons.count - 1
  let isFile = assets.areInlined
  let configuration = course.configuration
  let words = [
    configuration.author.map { "By \($0)." }, configuration.license.map { "License: \($0)." },
    "Every number on this page was computed by \(course.builder) when it was built.",
  ].compactMap { $0 }
  return [
    isFile
      ? .empty
      : pager(
        previous: place > 0 ? course.lessons[place - 1] : nil,
        next: place < last ? course.lessons[place + 1] : nil),
    element(.p, [.class("foot")], .text(words.joined(separator: " "))),
  ]
}
