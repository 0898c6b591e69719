import LecternMarkup
import LecternSpec

/// What a server shows for an address that does not exist. It stands at any depth, so where the course has a
/// base address its links are absolute.
func notFoundPage(_ book: Book) -> Node {
  var frame = PageFrame(
    course: book.course, path: "404.html", title: "Page not found",
    description: "This address leads nowhere.")
  frame.root = book.course.configuration.baseURL.map { "\($0)/" } ?? ""
  return page(
    frame,
    [
      element(
        .section, [.class("row")], element(.h1, [], .text("Page not found")),
        element(
          .p, [.class("stand")],
          .text("The loss at this address is infinite. A step back toward the contents helps.")),
        element(
          .p, [],
          element(
            .a, [.href(frame.root.isEmpty ? "index.html" : frame.root)],
            .text("To the front page"))))
    ])
}
