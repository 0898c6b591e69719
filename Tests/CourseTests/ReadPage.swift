/// A page as a strict reader sees it: every element opened and closed in its turn, every attribute
/// given once, and quoted where it must be. It shares no code with what writes pages.
struct ReadPage: Sendable {
  struct Element: Sendable {
    var name: String
    var attributes: [String: String]
    /// All the text inside, that of inner elements too.
    var text = ""
  }

  private(set) var elements: [Element] = []
  private(set) var ids: Set<String> = []
  private(set) var problems: [String] = []

  init(_ bytes: [UInt8]) throws {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw NotUTF8() }
    read(Array(text.unicodeScalars))
  }

  struct NotUTF8: Error {}

  func texts(of name: String) -> [String] { elements.filter { $0.name == name }.map(\.text) }

  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
  ]
  /// Elements whose end tag may be left out at the end of what holds them, and those before which
  /// each may be left out: HTML, 13.1.2.4, as far as Lectern makes use of it.
  private static let endingBefore: [String: Set<String>] = [
    "li": ["li"], "dt": ["dt", "dd"], "dd": ["dt", "dd"], "tr": ["tr", "tbody", "tfoot"],
    "td": ["td", "th", "tr", "tbody", "tfoot"], "th": ["td", "th", "tr", "tbody", "tfoot"],
    "thead": ["tbody", "tfoot"], "tbody": ["tbody", "tfoot"], "option": ["option"],
  ]
  private static let raw: Set<String> = ["script", "style"]

  private mutating func read(_ page: [Unicode.Scalar]) {
    var open: [Int] = []
    var place = 0
    func close() {
      let last = open.removeLast()
      if let parent = open.last { elements[parent].text += elements[last].text }
    }
    func ahead(_ text: String) -> Bool { page[place...].starts(with: text.unicodeScalars) }
    while place < page.count {
      if ahead("<!--") {
        while place < page.count, !ahead("-->") { place += 1 }
        place += 3
      } else if ahead("<!") {
        while place < page.count, page[place] != ">" { place += 1 }
        place += 1
      } else if ahead("</") {
        let end = page[place...].firstIndex(of: ">") ?? page.count
        let name = string(page[(place + 2)..<end])
        while let last = open.last, elements[last].name != name,
          Self.endingBefore[elements[last].name] != nil
        {
          close()
        }
        if let last = open.last, elements[last].name == name {
          close()
        } else {
          problems.append("</\(name)> closes <\(open.last.map { elements[$0].name } ?? "nothing")>")
        }
        place = min(end + 1, page.count)
      } else if ahead("<") {
        place += 1
        let (element, closesItself) = tag(page, &place)
        while let last = open.last,
          Self.endingBefore[elements[last].name]?.contains(element.name) == true
        {
          close()
        }
        elements.append(element)
        if let id = element.attributes["id"], !ids.insert(id).inserted {
          problems.append("the id \(id) is given twice")
        }
        if Self.void.contains(element.name) || closesItself { continue }
        open.append(elements.count - 1)
        if Self.raw.contains(element.name) {
          while place < page.count, !ahead("</\(element.name)") { place += 1 }
        }
      } else {
        let start = place
        while place < page.count, page[place] != "<" {
          if page[place] == ">" { problems.append("a bare > in text") }
          place += 1
        }
        if let last = open.last { elements[last].text += decoded(page[start..<place]) }
      }
    }
    for element in open { problems.append("<\(elements[element].name)> is not closed") }
  }

  private mutating func tag(
    _ page: [Unicode.Scalar], _ place: inout Int
  ) -> (Element, closesItself: Bool) {
    let start = place
    while place < page.count, !" \n\t/>".unicodeScalars.contains(page[place]) { place += 1 }
    var element = Element(name: string(page[start..<place]), attributes: [:])
    while place < page.count {
      while place < page.count, " \n\t".unicodeScalars.contains(page[place]) { place += 1 }
      guard place < page.count else { break }
      if page[place] == ">" {
        place += 1
        return (element, false)
      }
      if page[place] == "/" {
        place += 2
        return (element, true)
      }
      let nameStart = place
      while place < page.count, !"= \n\t/>".unicodeScalars.contains(page[place]) { place += 1 }
      let name = string(page[nameStart..<place])
      var value = ""
      if place < page.count, page[place] == "=" {
        place += 1
        guard place < page.count else { break }
        if page[place] == "\"" || page[place] == "'" {
          let end = page[(place + 1)...].firstIndex(of: page[place]) ?? page.count - 1
          value = decoded(page[(place + 1)..<end])
          place = end + 1
        } else {
          let start = place
          while place < page.count, !" \n\t>".unicodeScalars.contains(page[place]) { place += 1 }
          value = decoded(page[start..<place])
          if value.isEmpty || value.contains(where: { "\"'=<`".contains($0) }) {
            problems.append("\(element.name): \(name) needs quotes")
          }
        }
      }
      if element.attributes.updateValue(value, forKey: name) != nil {
        problems.append("\(element.name): \(name) is given twice")
      }
    }
    return (element, false)
  }

  private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  private mutating func decoded(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    let text = string(scalars)
    guard text.contains("&") else { return text }
    var result = ""
    var rest = text[...]
    let known = [
      "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&nbsp;": "\u{A0}",
    ]
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[start...]
      if let (entity, character) = known.first(where: { rest.hasPrefix($0.key) }) {
        result += character
        rest = rest.dropFirst(entity.count)
      } else {
        problems.append("a bare & in \(rest.prefix(20))")
        result += "&"
        rest = rest.dropFirst()
      }
    }
    return result + rest
  }
}
