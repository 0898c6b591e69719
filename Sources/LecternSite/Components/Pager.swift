import LecternMarkup

/// Links to the lessons before and after.
func pager(previous: SiteLesson?, next: SiteLesson?) -> Node {
  func link(_ lesson: SiteLesson, rel: String, _ words: String) -> Node {
    element(
      .a, [.rel(rel), .href(lesson.page)], element(.span, [], .text(words)),
      .text(lesson.title))
  }
  return element(
    .nav, [.class("pager"), .aria("label", "Neighboring lessons")],
    [
      previous.map { link($0, rel: "prev", "Previous lesson") },
      next.map { link($0, rel: "next", "Next lesson") },
    ].compactMap { $0 })
}
