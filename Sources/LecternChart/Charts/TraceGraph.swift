import LecternMarkup
import LecternNumerics

/// The computation of one training step as a graph: every quantity in a box with its value from the
/// forward pass and, below, the loss's derivative from the backward pass.
public struct TraceGraph: Equatable, Sendable {
  /// One box of the graph.
  public struct Quantity: Equatable, Sendable {
    /// The name or formula: "w", "z = w·x + b".
    public var label: String
    /// The forward value as text: a number, or a few of a vector.
    public var value: String
    /// The derivative of the loss by this quantity as text; empty where none flows.
    public var gradient: String
    /// Whether training changes it; such boxes stand out.
    public var isParameter: Bool

    public init(label: String, value: String, gradient: String = "", isParameter: Bool = false) {
      self.label = label
      self.value = value
      self.gradient = gradient
      self.isParameter = isParameter
    }
  }

  /// Each after those it is computed from.
  public var quantities: [Quantity]
  /// Which quantity enters which, by index; a quantity's sources come before it.
  public var edges: [(from: Int, to: Int)]
  /// Replaces the general title; nil keeps it.
  public var title: String?

  /// Edges between boxes that are not there, or that lead backwards, are left out.
  public init(quantities: [Quantity], edges: [(from: Int, to: Int)], title: String? = nil) {
    self.quantities = quantities
    self.edges = edges.filter { edge in
      quantities.indices.contains(edge.from) && quantities.indices.contains(edge.to)
        && edge.from < edge.to
    }
    self.title = title
  }

  public static func == (left: TraceGraph, right: TraceGraph) -> Bool {
    left.quantities == right.quantities && left.title == right.title
      && left.edges.elementsEqual(right.edges) { $0 == $1 }
  }

  public func figure() -> Figure {
    Figure(
      kind: .trace, title: title ?? "One step, forward and back", caption: caption, legend: legend,
      wide: drawing(.wide), narrow: drawing(.narrow), table: table)
  }

  private var legend: [LegendEntry] {
    [
      LegendEntry(
        label: "forward: values",
        swatch: swatch(
          width: 34,
          [
            segment("edge", Point(1, 6), Point(26, 6)),
            arrow(to: Point(33, 6), from: Point(1, 6), "edge"),
          ]),
        togglesRun: false),
      LegendEntry(
        label: "back: derivatives of the loss",
        swatch: swatch(
          width: 34,
          [
            segment("back", Point(33, 6), Point(8, 6)),
            arrow(to: Point(1, 6), from: Point(33, 6), "back"),
          ]),
        togglesRun: false),
    ]
  }

  /// The column of each quantity: one after the last of its sources; what has none stands right
  /// before its first use.
  private var ranks: [Int] {
    var ranks = [Int](repeating: 0, count: quantities.count)
    for index in quantities.indices {
      for edge in edges where edge.to == index {
        ranks[index] = max(ranks[index], ranks[edge.from] + 1)
      }
    }
    for index in quantities.indices where !edges.contains(where: { $0.to == index }) {
      var first = Int.max
      for edge in edges where edge.from == index { first = min(first, ranks[edge.to]) }
      if first != Int.max { ranks[index] = max(first - 1, 0) }
    }
    return ranks
  }

  private func drawing(_ layout: Layout) -> Drawing {
    let ranks = ranks
    let count = (ranks.max() ?? 0) + 1
    var members = [[Int]](repeating: [], count: count)
    for index in quantities.indices { members[ranks[index]].append(index) }
    let most = members.map { $0.count }.max() ?? 1
    let boxHeight = quantities.contains { !$0.gradient.utf8.isEmpty } ? 62.0 : 44.0
    var boxes = [Rect](
      repeating: Rect(left: 0, top: 0, right: 0, bottom: 0), count: quantities.count)
    let height: Double
    if layout.isWide {
      // Ranks from left to right.
      let gap = count > 4 ? 26.0 : 42.0
      let width = min((layout.width - 4 - gap * Double(count - 1)) / Double(count), 168)
      let step = count > 1 ? (layout.width - 4 - width) / Double(count - 1) : 0
      let row = boxHeight + 18
      height = row * Double(most) + 4
      for rank in members.indices {
        let start = (height - row * Double(members[rank].count)) / 2
        for (place, index) in members[rank].enumerated() {
          let left = 2 + step * Double(rank)
          let top = start + row * Double(place) + 9
          boxes[index] = Rect(left: left, top: top, right: left + width, bottom: top + boxHeight)
        }
      }
    } else {
      // Ranks from top to bottom.
      let row = boxHeight + 30
      height = row * Double(count) - 22
      for rank in members.indices {
        let gap = 8.0
        let width = min(
          (layout.width - 4 - gap * Double(members[rank].count - 1)) / Double(members[rank].count),
          190)
        let total = width * Double(members[rank].count) + gap * Double(members[rank].count - 1)
        for (place, index) in members[rank].enumerated() {
          let left = (layout.width - total) / 2 + (width + gap) * Double(place)
          boxes[index] = Rect(
            left: left, top: row * Double(rank) + 2, right: left + width,
            bottom: row * Double(rank) + 2 + boxHeight)
        }
      }
    }
    var nodes: [Node] = []
    for place in edges.indices {
      let (from, to) = ports(of: place, boxes, layout)
      nodes += edgeNodes(edges[place], from: from, to: to, layout)
    }
    for index in quantities.indices { nodes += boxNodes(quantities[index], boxes[index]) }
    return Drawing(
      layout: layout, width: layout.width, height: height + 6, content: [hidden(nodes)])
  }

  private func boxNodes(_ quantity: Quantity, _ box: Rect) -> [Node] {
    let x = (box.left + box.right) / 2
    let room = box.width - 8
    var nodes = [
      rectangle(quantity.isParameter ? "node s1" : "node", box, corner: 6),
      label(
        shortened(quantity.label, to: room, bold: false), at: Point(x, box.top + 16), "",
        anchor: .middle),
      label(
        shortened(quantity.value, to: room), at: Point(x, box.top + 34), "dl b", anchor: .middle),
    ]
    if !quantity.gradient.utf8.isEmpty {
      nodes.append(
        label(
          shortened("∂ " + quantity.gradient, to: room, bold: false), at: Point(x, box.top + 53),
          "s2", anchor: .middle))
    }
    return nodes
  }

  /// Where an edge leaves and enters: the edges of one side of a box share it evenly, in the order
  /// of the boxes at their other ends, so that they do not cross there.
  private func ports(of place: Int, _ boxes: [Rect], _ layout: Layout) -> (Point, Point) {
    let edge = edges[place]
    func center(_ box: Rect) -> Double {
      layout.isWide ? (box.top + box.bottom) / 2 : (box.left + box.right) / 2
    }
    func share(_ siblings: [Int], _ other: (Int) -> Int) -> Double {
      var before = 0
      for sibling in siblings {
        let (own, others) = (center(boxes[other(place)]), center(boxes[other(sibling)]))
        if others < own || (others == own && sibling < place) { before += 1 }
      }
      return Double(before + 1) / Double(siblings.count + 1)
    }
    let leaving = share(edges.indices.filter { edges[$0].from == edge.from }) { edges[$0].to }
    let entering = share(edges.indices.filter { edges[$0].to == edge.to }) { edges[$0].from }
    let (a, b) = (boxes[edge.from], boxes[edge.to])
    if layout.isWide {
      return (
        Point(a.right, a.top + a.height * leaving), Point(b.left, b.top + b.height * entering)
      )
    }
    return (
      Point(a.left + a.width * leaving, a.bottom), Point(b.left + b.width * entering, b.top)
    )
  }

  /// The line forward and, where a derivative flows, the dashed line back beside it.
  private func edgeNodes(
    _ edge: (from: Int, to: Int), from: Point, to: Point, _ layout: Layout
  ) -> [Node] {
    let returns =
      !quantities[edge.from].gradient.utf8.isEmpty && !quantities[edge.to].gradient.utf8.isEmpty
    let shift = returns ? 4.0 : 0
    let aside = layout.isWide ? Point(0, -shift) : Point(-shift, 0)
    let start = Point(from.x + aside.x, from.y + aside.y)
    let end = Point(to.x + aside.x, to.y + aside.y)
    var nodes = [segment("edge", start, end), arrow(to: end, from: start, "edge")]
    if returns {
      let back = Point(to.x - aside.x, to.y - aside.y)
      let home = Point(from.x - aside.x, from.y - aside.y)
      nodes.append(segment("back", back, home))
      nodes.append(arrow(to: home, from: back, "back"))
    }
    return nodes
  }

  private func arrow(to tip: Point, from: Point, _ className: String) -> Node {
    let length = max(tip.distance(to: from), 1e-9)
    let (ux, uy) = ((tip.x - from.x) / length, (tip.y - from.y) / length)
    let base = Point(tip.x - ux * 6, tip.y - uy * 6)
    return path(
      className + " tip",
      PathData([
        Point(base.x - uy * 3.4, base.y + ux * 3.4), tip,
        Point(base.x + uy * 3.4, base.y - ux * 3.4),
      ]))
  }

  private var caption: String {
    var text = "Forward, each box computes its value (bold) from those that lead to it."
    let gradients = quantities.filter { !$0.gradient.utf8.isEmpty }
    if !gradients.isEmpty {
      text += " Back, each gets the derivative of the loss by it (∂)."
    }
    if let last = quantities.last { text += " It ends in " + last.label + ", " + last.value + "." }
    let parameters = quantities.filter { $0.isParameter && !$0.gradient.utf8.isEmpty }
    if !parameters.isEmpty {
      text +=
        " By its parameters the loss has the derivatives "
        + list(parameters.prefix(4).map { $0.gradient + " (" + $0.label + ")" }) + "."
    }
    return text
  }

  private var table: ChartTable {
    ChartTable(
      title: "Values and derivatives", headers: ["Quantity", "value", "derivative of the loss"],
      rows: quantities.map { [.init($0.label), .init($0.value), .init($0.gradient)] })
  }
}
