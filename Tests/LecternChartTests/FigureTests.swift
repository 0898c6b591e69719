import Foundation
import LecternMarkup
import Testing

@testable import LecternChart

#if canImport(FoundationXML)
import FoundationXML
#endif

/// What holds for every figure.
@Suite struct FigureTests {
  @Test(arguments: Samples.all.map { $0.name })
  func staysWithinItsBudget(name: String) throws {
    let figure = try #require(Samples.all.first { $0.name == name }?.figure)
    let wide = figure.svg(.wide, id: "fig-1").rendered().utf8.count
    let narrow = figure.svg(.narrow, id: "fig-1").rendered().utf8.count
    #expect(wide <= 10_240, "wide takes \(wide) bytes")
    #expect(narrow <= 8_192, "narrow takes \(narrow) bytes")
    #expect((figure.scrubber?.json.utf8.count ?? 0) <= 8_192)
  }

  @Test(arguments: Samples.all.map { $0.name })
  func isWellFormedAndNamed(name: String) throws {
    let figure = try #require(Samples.all.first { $0.name == name }?.figure)
    #expect(!figure.title.isEmpty)
    #expect(figure.caption.hasSuffix("."))
    #expect(figure.table != nil)
    for layout in [Layout.wide, .narrow] {
      let inline = figure.svg(layout, id: "fig-7").rendered()
      #expect(XMLParser(data: Data(inline.utf8)).parse())
      #expect(
        inline.contains("role=\"img\" aria-labelledby=\"fig-7-t\" aria-describedby=\"fig-7-d\""))
      #expect(!inline.contains("<title>"), "browsers would show it as a tooltip over the read-out")
      #expect(!inline.contains("nan") && !inline.contains("inf"))
      let links = inline.replacing("href=\"#fig-7", with: "")
      #expect(!links.contains("#"), "drawings name tokens, not colors")
      let file = figure.standaloneSVG(layout)
      #expect(XMLParser(data: Data(file.utf8)).parse())
      #expect(file.contains("<title id=\"title\">") && file.contains("<desc id=\"desc\">"))
    }
    if let scrubber = figure.scrubber {
      let object = try JSONSerialization.jsonObject(with: Data(scrubber.json.utf8))
      let at = try #require((object as? [String: Any])?["at"] as? String)
      // `v*n` stands for n places.
      let places = at.split(separator: " ").map { word in
        word.split(separator: "*").dropFirst().first.flatMap { Int($0) } ?? 1
      }
      #expect(places.reduce(0, +) == scrubber.last + 1)
      #expect(!scrubber.json.contains("<"))
    }
  }

  @Test func tablesHaveACellForEveryHeader() {
    for (name, figure) in Samples.all {
      guard let table = figure.table else { continue }
      for row in table.rows { #expect(row.count == table.headers.count, "\(name)") }
      #expect(table.rows.count <= 25, "\(name) has \(table.rows.count) rows")
    }
  }

  @Test func textStaysInsideTheDrawing() throws {
    for (name, figure) in Samples.all {
      for layout in [Layout.wide, .narrow] {
        let drawing = figure.drawing(layout)
        for text in texts(drawing.content, anchor: "start", bold: false) {
          let width = estimatedWidth(text.characters, size: 12)
          let left =
            text.anchor == "end"
            ? text.x - width : text.anchor == "middle" ? text.x - width / 2 : text.x
          #expect(left > -22, "\(name) \(layout): \(text.characters) begins at \(left)")
          #expect(
            left + width < layout.width + 30,
            "\(name) \(layout): \(text.characters) ends at \(left + width)")
        }
      }
    }
  }

  private struct Text {
    let characters: String
    let x: Double
    let anchor: String
  }

  private func texts(_ nodes: [Node], anchor: String, bold: Bool) -> [Text] {
    nodes.flatMap { node -> [Text] in
      switch node {
      case .text, .rawMarkup: return []
      case .fragment(let children): return texts(children, anchor: anchor, bold: bold)
      case .element(let tag, let attributes, let children):
        let own = attributes.first { $0.name == "text-anchor" }?.value ?? anchor
        if tag == .text {
          let x = Double(attributes.first { $0.name == "x" }?.value ?? "") ?? 0
          return [Text(characters: node.plainText, x: x, anchor: own)]
        }
        return texts(children, anchor: own, bold: bold)
      }
    }
  }
}
