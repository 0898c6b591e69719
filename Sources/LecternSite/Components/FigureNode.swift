import LecternChart
import LecternMarkup

/// A chart in its place on the page.
struct NumberedFigure {
  var number: Int
  /// The element's id; the chart's own ids derive from it.
  var id: String
  var figure: Figure
  /// What the author wrote as title and caption; the computed ones otherwise.
  var title: [Node]?
  var caption: [Node]?
  /// Figures of the same run move together when one is scrubbed.
  var run: String?
  /// The spec behind it, and other things to open below it.
  var extras: [Node]
}

func figureNode(_ model: NumberedFigure) -> Node {
  let figure = model.figure
  let id = model.id
  var attributes: [Attribute] = [.class("fig"), .id(id)]
  if let scrubber = figure.scrubber {
    attributes.append(.data("reader", scrubber.reader))
    attributes.append(.data("noun", scrubber.noun))
  }
  if let run = model.run { attributes.append(.data("run", run)) }
  var children: [Node] = [
    element(.p, [.class("fig-no")], .text("Figure \(model.number)")),
    element(.p, [.class("fig-t"), .id("\(id)-t")], model.title ?? [.text(figure.title)]),
  ]
  if !figure.legend.isEmpty { children.append(legendNode(figure.legend)) }
  children.append(
    element(
      .div, [.class("plot")], figure.svg(.wide, id: id), figure.svg(.narrow, id: id)))
  if let scrubber = figure.scrubber { children.append(scrubberNode(scrubber, id: id)) }
  children.append(
    element(
      .figcaption, [.id("\(id)-d")],
      model.caption.map { $0 + [.text(" "), .text(figure.caption)] } ?? [.text(figure.caption)]))
  var more = model.extras
  if let table = figure.table {
    more.insert(
      element(
        .details, [.class("data")],
        element(.summary, [], .text("Figure \(model.number) as a table")),
        scrollBox(label: "Figure \(model.number): \(table.title)", table.node())),
      at: 0)
  }
  if !more.isEmpty { children.append(element(.div, [.class("more")], more)) }
  if let scrubber = figure.scrubber {
    children.append(
      element(.script, [.type("application/json")], .embeddedJSON(scrubber.json)))
  }
  return element(.figure, attributes, children)
}

private func legendNode(_ entries: [LegendEntry]) -> Node {
  element(
    .ul, [.class("legend")],
    entries.map { entry in
      element(
        .li, entry.togglesRun ? [.data("toggles", "")] : [],
        entry.swatch, element(.span, [], .text(entry.label)))
    })
}

/// A slider that the page's script reveals; the drawing above it is complete without.
private func scrubberNode(_ scrubber: Scrubber, id: String) -> Node {
  let input = "\(id)-c"
  return element(
    .div, [.class("ctl"), .flag("hidden")],
    element(
      .label, [.for(input)], .text("\(scrubber.noun) "),
      element(.b, [], .text(String(scrubber.initial)))),
    element(
      .input,
      [
        .id(input), .type("range"), .attribute("min", "0"), .count("max", scrubber.last),
        .count("value", scrubber.initial), .attribute("autocomplete", "off"),
      ]),
    element(.output, [.for(input)]))
}
