import LecternMarkup
import LecternSpec

/// What a server shows for an address that does not exist. It stands at any depth, so where the course has a
/// base address its links are absolute.
func notFoundPage(_ book: Book) -> Node {
  let frame = PageFrame(
    course: book.course, path: "404.html", title: "Page not found",
    description: "This address leads nowhere.")
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
            .a, [.href(book.course.configuration.baseURL.map { "\($0)/" } ?? "index.html")],
            .text("To the front page"))))
    ])
}
