import LecternLesson
import LecternMarkup
import LecternMath

/// Every term with its definition and the lessons that use it.
func glossaryPage(_ book: Book) -> Node {
  let course = book.course
  var context = ProseContext(
    math: course.math.results, terms: book.termNames, termAddress: { "#g-\($0)" })
  context.resolve = { book.resolve($0, from: nil) }
  var users: [String: [Int]] = [:]
  for (place, lesson) in course.lessons.enumerated() {
    for id in Set(lesson.document.terms.map(\.id)) { users[id, default: []].append(place) }
  }
  let entries = course.terms.map { term -> Node in
    var definition = render(term.definition, in: context)
    if let places = users[term.id], !places.isEmpty {
      var links: [Node] = []
      for place in places {
        if !links.isEmpty { links.append(.text(", ")) }
        let lesson = course.lessons[place]
        links.append(
          element(.a, [.href(lesson.page)], .text("\(place + 1)\u{A0}\(lesson.title)")))
      }
      definition.append(
        element(
          .p, [.class("back")],
          [.text(places.count == 1 ? "In lesson " : "In lessons ")] + links))
    }
    return element(
      .div, [.id("g-\(term.id)")], element(.dt, [], .text(term.name)),
      element(.dd, [], definition))
  }
  let frame = PageFrame(
    course: course, path: "glossary.html", title: "Glossary",
    description:
      "The terms of \(course.title), each with its definition and the lessons that use it.",
    usesMath: course.mathFiles != nil)
  return page(
    frame,
    [
      element(
        .section, [.class("row")], element(.h1, [], .text("Glossary")),
        element(
          .p, [.class("stand")],
          .text(
            "\(countedIfAny(course.terms.count, "word") ?? "No words") of \(course.title), and where they are used."
          )),
        element(.dl, [.class("gloss")], entries))
    ])
}
