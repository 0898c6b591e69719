/// The name of an element, and how it is closed.
///
/// How an element closes belongs to its name here, so that the renderer needs no list of names to
/// search. Elements that the list below lacks are made with ``init(_:closing:)``.
public struct Tag: Equatable, Sendable {
  public enum Closing: Equatable, Sendable {
    /// `<p></p>`
    case endTag
    /// `<td>`: what follows it, or the end of its parent, closes it, as HTML allows. For elements that
    /// come in rows of their like, where end tags are a third of the bytes.
    case implied
    /// `<br>`: HTML's void elements, which have no children.
    case none
    /// `<path/>`: SVG's shapes, unless they have children.
    case slash
  }

  public let name: String
  public let closing: Closing

  public init(_ name: String, closing: Closing = .endTag) {
    self.name = name
    self.closing = closing
  }
}

// HTML: the document
extension Tag {
  public static let html = Tag("html")
  public static let head = Tag("head")
  public static let body = Tag("body")
  public static let title = Tag("title")
  public static let meta = Tag("meta", closing: .none)
  public static let link = Tag("link", closing: .none)
  public static let style = Tag("style")
  public static let script = Tag("script")
  public static let noscript = Tag("noscript")
  public static let template = Tag("template")
}

// HTML: sections and blocks
extension Tag {
  public static let header = Tag("header")
  public static let footer = Tag("footer")
  public static let main = Tag("main")
  public static let nav = Tag("nav")
  public static let aside = Tag("aside")
  public static let section = Tag("section")
  public static let article = Tag("article")
  public static let div = Tag("div")
  public static let p = Tag("p")
  public static let h1 = Tag("h1")
  public static let h2 = Tag("h2")
  public static let h3 = Tag("h3")
  public static let h4 = Tag("h4")
  public static let h5 = Tag("h5")
  public static let h6 = Tag("h6")
  public static let ol = Tag("ol")
  public static let ul = Tag("ul")
  public static let li = Tag("li", closing: .implied)
  public static let dl = Tag("dl")
  public static let dt = Tag("dt", closing: .implied)
  public static let dd = Tag("dd", closing: .implied)
  public static let blockquote = Tag("blockquote")
  public static let pre = Tag("pre")
  public static let hr = Tag("hr", closing: .none)
  public static let figure = Tag("figure")
  public static let figcaption = Tag("figcaption")
  public static let details = Tag("details")
  public static let summary = Tag("summary")
  public static let dialog = Tag("dialog")
}

// HTML: text
extension Tag {
  public static let a = Tag("a")
  public static let span = Tag("span")
  public static let em = Tag("em")
  public static let strong = Tag("strong")
  public static let b = Tag("b")
  public static let i = Tag("i")
  public static let u = Tag("u")
  public static let s = Tag("s")
  public static let sup = Tag("sup")
  public static let sub = Tag("sub")
  public static let small = Tag("small")
  public static let mark = Tag("mark")
  public static let code = Tag("code")
  public static let kbd = Tag("kbd")
  public static let abbr = Tag("abbr")
  public static let dfn = Tag("dfn")
  public static let ins = Tag("ins")
  public static let del = Tag("del")
  public static let time = Tag("time")
  public static let br = Tag("br", closing: .none)
  public static let wbr = Tag("wbr", closing: .none)
  public static let img = Tag("img", closing: .none)
}

// HTML: tables and forms
extension Tag {
  public static let table = Tag("table")
  public static let caption = Tag("caption")
  public static let thead = Tag("thead")
  public static let tbody = Tag("tbody")
  public static let tfoot = Tag("tfoot")
  public static let tr = Tag("tr", closing: .implied)
  public static let th = Tag("th", closing: .implied)
  public static let td = Tag("td", closing: .implied)
  public static let form = Tag("form")
  public static let fieldset = Tag("fieldset")
  public static let legend = Tag("legend")
  public static let label = Tag("label")
  public static let input = Tag("input", closing: .none)
  public static let output = Tag("output")
  public static let button = Tag("button")
  public static let select = Tag("select")
  public static let option = Tag("option")
  public static let progress = Tag("progress")
}

// SVG
extension Tag {
  public static let svg = Tag("svg")
  public static let g = Tag("g", closing: .slash)
  public static let path = Tag("path", closing: .slash)
  public static let circle = Tag("circle", closing: .slash)
  public static let ellipse = Tag("ellipse", closing: .slash)
  public static let rect = Tag("rect", closing: .slash)
  public static let line = Tag("line", closing: .slash)
  public static let use = Tag("use", closing: .slash)
  public static let defs = Tag("defs")
  public static let text = Tag("text")
  public static let tspan = Tag("tspan")
  public static let desc = Tag("desc")
}
