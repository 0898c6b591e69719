import LecternMarkup

/// The course's contents, the shown lesson with its sections. Courses of more than forty lessons show
/// the lessons of the shown part alone, so that a page's size does not grow with the course.
func sidebar(_ frame: PageFrame) -> Node {
  let course = frame.course
  let showsAll = course.lessons.count <= 40
  var children: [Node] = [
    searchForm(frame),
    element(
      .nav, [.aria("label", "Contents")],
      [element(.h2, [], element(.a, [.href(frame.root + "index.html")], .text(course.title)))]
        + course.parts.flatMap { part in
          partNodes(
            part, in: frame,
            showsLessons: showsAll || frame.lesson.map(part.lessons.contains) ?? false)
        } + [furtherPages(frame)]),
  ]
  if course.lessons.isEmpty { children.removeFirst() }
  return element(
    .div, [.class("side"), .id("page-contents")], element(.div, [.class("stick")], children))
}

private func partNodes(_ part: CoursePart, in frame: PageFrame, showsLessons: Bool) -> [Node] {
  let id = "part-\(slug(part.id))"
  let title = part.title ?? "Lessons"
  guard showsLessons else {
    return [
      element(.h3, [], element(.a, [.href("\(frame.root)index.html#\(id)")], .text(title)))
    ]
  }
  let items = part.lessons.map { place -> Node in
    let lesson = frame.course.lessons[place]
    let isHere = frame.lesson == place
    var children: [Node] = [
      element(
        .a,
        [.href(isHere ? "#page-top" : frame.root + lesson.page)]
          + (isHere ? [.aria("current", "page")] : []),
        element(.span, [.class("no")], .text("\(place + 1)")), .text(lesson.title))
    ]
    if isHere, !frame.sections.isEmpty { children.append(sectionList(frame.sections)) }
    return element(.li, [], children)
  }
  return [
    element(.h3, [.id("toc-\(slug(part.id))")], .text(title)),
    element(.ol, [.aria("labelledby", "toc-\(slug(part.id))")], items),
  ]
}

func sectionList(_ sections: [PageSection]) -> Node {
  element(
    .ol, [],
    sections.map { element(.li, [], element(.a, [.href("#\($0.id)")], .text($0.title))) })
}

private func furtherPages(_ frame: PageFrame) -> Node {
  var pages: [(path: String, title: String)] = []
  if !frame.course.terms.isEmpty { pages.append(("glossary.html", "Glossary")) }
  if frame.course.reference != nil { pages.append(("reference.html", "Reference")) }
  if pages.isEmpty { return .empty }
  return .fragment([
    element(.h3, [.id("toc-reference")], .text("Look it up")),
    element(
      .ol, [.aria("labelledby", "toc-reference")],
      pages.map { path, title in
        element(
          .li, [],
          element(
            .a, [.href(frame.root + path)] + (frame.path == path ? [.aria("current", "page")] : []),
            element(.span, [.class("no"), .aria("hidden", "true")], .text("·")), .text(title)))
      }),
  ])
}

/// Shown by the script, which answers it from an index beside the pages.
private func searchForm(_ frame: PageFrame) -> Node {
  element(
    .form,
    [
      .class("find"), .role("search"), .data("index", frame.root + "assets/search.js"),
      .data("root", frame.root), .flag("hidden"),
    ],
    element(.label, [.for("page-find")], .text("Search the course")),
    element(
      .input, [.id("page-find"), .type("search"), .attribute("autocomplete", "off")]),
    element(.p, [.role("status")]),
    element(.ol, [.class("hits")]))
}
