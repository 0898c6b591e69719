import LecternChart
import LecternMarkup
import LecternRun
import LecternSpec

/// The course's front page: what it is, and every lesson as a card.
func indexPage(_ book: Book) -> Node {
  let course = book.course
  let configuration = course.configuration
  var lead: [Node] = [element(.h1, [], .text(course.title))]
  if let subtitle = configuration.subtitle {
    lead.append(element(.p, [.class("stand")], .text(subtitle.text)))
  }
  if let description = configuration.description {
    lead.append(element(.p, [.class("lead-in")], .text(description.text)))
  }
  lead.append(courseFacts(course))
  let parts = course.parts.enumerated().map { number, part in
    element(
      .section, [.class("part"), .id("part-\(slug(part.id))")],
      element(
        .h2, [],
        .text(
          part.title.map { course.parts.count > 1 ? "Part \(number + 1). \($0)" : $0 } ?? "Lessons")
      ),
      element(.ol, [.class("cards")], part.lessons.map { card($0, in: book) }))
  }
  let frame = PageFrame(
    course: course, path: "index.html", title: course.title,
    description: configuration.description?.text ?? configuration.subtitle?.text ?? course.title)
  return page(
    frame,
    [element(.header, [.class("row")], lead)] + parts + [
      element(
        .p, [.class("foot")],
        .text(
          [
            configuration.author.map { "By \($0)." },
            configuration.license.map { "License: \($0)." }, "Built by \(course.builder).",
          ].compactMap { $0 }.joined(separator: " ")))
    ])
}

private func courseFacts(_ course: SiteCourse) -> Node {
  let minutes = course.lessons.compactMap(\.frontMatter.minutes).reduce(0, +)
  let checks = course.lessons.flatMap { numberedChecks($0.verdicts) }
  let held = checks.count { $0.verdict.holds }
  let items: [Node] = [
    countedIfAny(course.lessons.count, "lesson").map { .text($0) },
    minutes == 0 ? nil : .text(readingTime(minutes)),
    checks.isEmpty
      ? nil
      : element(
        .span, [.class(held == checks.count ? "okk" : "okk bad")],
        .text(
          "\(held == checks.count ? "✓" : "✕") \(held) of \(checks.count) checks passed")),
  ].compactMap { $0 }
  return element(.ul, [.class("meta")], items.map { element(.li, [], $0) })
}

private func readingTime(_ minutes: Int) -> String {
  if minutes < 90 { return "\(minutes) minutes to read" }
  let halves = (minutes + 15) / 30
  return "about \(halves / 2)\(halves % 2 == 0 ? "" : "½") hours to read"
}

/// One lesson: number, title, summary, minutes, and its first figure without words.
private func card(_ place: Int, in book: Book) -> Node {
  let lesson = book.course.lessons[place]
  let chapter = book.chapters[place]
  let facts = [
    lesson.frontMatter.minutes.flatMap { countedIfAny($0, "minute") },
    countedIfAny(chapter.figureCount, "figure"),
    lesson.frontMatter.isDraft ? "draft" : nil,
  ].compactMap { $0 }
  return element(
    .li, [],
    element(
      .div, [.class("txt")],
      element(
        .h3, [],
        element(.a, [.href(lesson.page)], .text("\(place + 1). \(lesson.title)"))),
      element(.p, [], .text(lesson.frontMatter.summary.text)),
      element(.p, [.class("facts")], .text(facts.joined(separator: " · ")))),
    element(.div, [.class("pic"), .aria("hidden", "true")], cover(chapter, in: book)))
}

/// The lesson's first figure as a picture. In long courses the pictures are files of their own, so that the
/// front page stays small.
private func cover(_ chapter: Chapter, in book: Book) -> Node {
  if let picture = chapter.picture { return picture.node }
  guard let figure = chapter.cover else { return .empty }
  if book.coversAreFiles {
    return element(
      .img, [.src(coverPath(chapter.stem)), .alt(""), .attribute("loading", "lazy")])
  }
  let drawing = figure.drawing(.narrow)
  return element(
    .svg,
    [
      .attribute(
        "viewBox", "0 0 \(coordinateText(drawing.width)) \(coordinateText(drawing.height))"),
      .attribute("focusable", "false"),
    ], drawing.content)
}

func coverPath(_ stem: String) -> String { "assets/covers/\(stem).svg" }
