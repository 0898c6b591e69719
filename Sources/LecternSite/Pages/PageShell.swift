import LecternMarkup
import LecternSpec

/// What surrounds the content of every page.
struct PageFrame {
  var course: SiteCourse
  /// The page's own path, such as `index.html`.
  var path: String
  /// For the window's title and previews.
  var title: String
  var description: String
  /// The lesson shown, by its place in the course.
  var lesson: Int?
  /// The lesson's sections, for the sidebar.
  var sections: [PageSection] = []
  var skipText = "Skip to the content"
  var usesMath = false
  /// Whether a reader may repeat runs on it.
  var isLive = false
  var assets = PageAssets.linked
  /// What relative addresses begin with: nothing, or the site's own address with a slash.
  var root = ""

  /// The content security policy that pages work under.
  static let policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    + "font-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src blob:"
}

struct PageSection: Equatable {
  var id: String
  var title: String
}

/// Whether a page leads to its style sheets and script, or holds them.
enum PageAssets {
  case linked
  /// Style sheet and scripts as text, for a page that is one file; `last` stands at the page's end.
  case inlined(css: String, script: String, last: String = "")

  var areInlined: Bool { if case .inlined = self { true } else { false } }
}

/// A whole page around `content`.
func page(_ frame: PageFrame, _ content: [Node]) -> Node {
  let course = frame.course
  let isFile = frame.assets.areInlined
  var bodyAttributes: [Attribute] = []
  if let place = frame.lesson { bodyAttributes.append(.data("lesson", course.lessons[place].stem)) }
  return .fragment([
    .doctype,
    element(
      .html, [.lang(course.configuration.language)],
      head(frame),
      element(
        .body, bodyAttributes,
        element(.a, [.class("skip"), .href("#page-main")], .text(frame.skipText)),
        element(
          .div, [.class("shell"), .id("page-top")],
          masthead(frame),
          element(
            .main, [.id("page-main")],
            [course.theme.header.map { element(.div, [.class("row")], .rawMarkup($0)) } ?? .empty]
              + content
              + [
                course.theme.footer.map { element(.div, [.class("row")], .rawMarkup($0)) } ?? .empty
              ]),
          isFile ? .empty : sidebar(frame)),
        lastScript(frame.assets))),
    .text("\n"),
  ])
}

private func lastScript(_ assets: PageAssets) -> Node {
  guard case .inlined(_, _, let last) = assets, !last.isEmpty else { return .empty }
  return element(.script, [], .rawMarkup(last))
}

private func head(_ frame: PageFrame) -> Node {
  let course = frame.course
  let title = frame.title == course.title ? course.title : "\(frame.title) · \(course.title)"
  var nodes: [Node] = [
    element(.meta, [.attribute("charset", "utf-8")]),
    element(
      .meta, [.name("viewport"), .content("width=device-width,initial-scale=1")]),
    element(.title, [], .text(title)),
    element(.meta, [.name("description"), .content(frame.description)]),
    element(.meta, [.name("color-scheme"), .content("light dark")]),
    element(.meta, [.name("generator"), .content(course.builder)]),
  ]
  if let author = course.configuration.author {
    nodes.append(element(.meta, [.name("author"), .content(author)]))
  }
  if let base = course.configuration.baseURL {
    let address = "\(base)/\(frame.path == "index.html" ? "" : frame.path)"
    nodes.append(element(.link, [.rel("canonical"), .href(address)]))
    for (property, text) in [
      ("og:title", frame.title), ("og:description", frame.description),
      ("og:type", frame.lesson == nil ? "website" : "article"), ("og:url", address),
      ("og:site_name", course.title), ("og:locale", course.configuration.language),
    ] {
      nodes.append(element(.meta, [.attribute("property", property), .content(text)]))
    }
  }
  nodes.append(element(.link, [.rel("icon"), .href(icon)]))
  switch frame.assets {
  case .linked:
    nodes.insert(
      element(
        .meta, [.attribute("http-equiv", "Content-Security-Policy"), .content(PageFrame.policy)]),
      at: 1)
    if frame.usesMath {
      nodes.append(element(.link, [.rel("stylesheet"), .href(frame.root + "assets/katex.css")]))
    }
    nodes.append(element(.link, [.rel("stylesheet"), .href(frame.root + "assets/page.css")]))
    nodes.append(element(.script, [.src(frame.root + "assets/page.js")]))
    if frame.isLive {
      nodes.append(element(.script, [.src(frame.root + "assets/explore.js"), .flag("defer")]))
    }
  case .inlined(let css, let script, _):
    nodes.append(element(.style, [], .rawMarkup(css)))
    nodes.append(element(.script, [], .rawMarkup(script)))
  }
  return element(.head, [], nodes)
}

/// A falling curve, as an address of its own.
private let icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect "
  + "width='32' height='32' rx='7' fill='%231e39b8'/%3E%3Cpath d='M6 7c3 14 8 17 20 18' fill='none' "
  + "stroke='%23fff' stroke-width='3.4' stroke-linecap='round'/%3E%3C/svg%3E"

private func masthead(_ frame: PageFrame) -> Node {
  let isFile = frame.assets.areInlined
  let mark = element(
    .svg,
    [
      .attribute("viewBox", "0 0 32 32"), .count("width", 22), .count("height", 22),
      .aria("hidden", "true"),
    ],
    element(
      .path,
      [
        .attribute("d", "M4 5v22h24M8 8c3 11 8 13 19 14"), .attribute("fill", "none"),
        .attribute("stroke", "currentColor"), .attribute("stroke-width", "2.6"),
        .attribute("stroke-linecap", "round"),
      ]))
  let name = element(.span, [], .text(frame.course.title))
  return element(
    .header, [.class("top")],
    isFile
      ? element(.span, [.class("brand")], mark, name)
      : element(.a, [.class("brand"), .href(frame.root + "index.html")], mark, name),
    element(.span, [.class("sp")]),
    isFile
      ? .empty : element(.a, [.class("pill tocjump"), .href("#page-contents")], .text("Contents")),
    element(
      .button, [.id("page-theme"), .class("pill"), .type("button"), .flag("hidden")],
      .text("Theme: auto")))
}
