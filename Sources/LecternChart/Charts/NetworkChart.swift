import LecternMarkup
import LecternNumerics

/// A network as layers of units, each weight a line: thicker where larger, solid blue where positive,
/// dashed orange where negative.
public struct NetworkChart: Equatable, Sendable {
  /// One layer, the inputs being the first.
  public struct Layer: Equatable, Sendable {
    /// What stands over the layer: "inputs", "16 × tanh", "output".
    public var label: String
    /// How many units it has, at least 1; of more than eight some are left out of the drawing.
    public var units: Int
    /// Names of the units, for inputs and outputs; empty otherwise.
    public var names: [String]
    /// Row by row for each unit of this layer, its weights from the layer before: `units × before`.
    /// Empty for the first layer, or where weights are not shown.
    public var weights: [Double]
    /// Whether each unit has a bias.
    public var hasBiases: Bool

    public init(
      label: String, units: Int, names: [String] = [], weights: [Double] = [],
      hasBiases: Bool = true
    ) {
      self.label = label
      self.units = units
      self.names = names
      self.weights = weights
      self.hasBiases = hasBiases
    }
  }

  /// From the inputs to the outputs.
  public var layers: [Layer]
  /// Replaces the computed title; nil keeps it.
  public var title: String?

  public init(layers: [Layer], title: String? = nil) {
    self.layers = layers
    self.title = title
  }

  /// Units of a layer that a drawing shows before it leaves some out.
  static let most = 8

  public func figure() -> Figure {
    Figure(
      kind: .network, title: title ?? computedTitle, caption: caption, legend: legend,
      wide: drawing(.wide), narrow: drawing(.narrow), table: table)
  }

  private var hasWeights: Bool { layers.contains { !$0.weights.isEmpty } }

  private var legend: [LegendEntry] {
    guard hasWeights else { return [] }
    let line: (String) -> Node = { name in
      swatch(
        width: 34,
        [
          element(
            .path, [.class(name), .attribute("d", "M1 6h32"), .attribute("stroke-width", "2.2")])
        ])
    }
    return [
      LegendEntry(label: "positive weight", swatch: line("pos"), togglesRun: false),
      LegendEntry(label: "negative weight", swatch: line("neg"), togglesRun: false),
    ]
  }

  /// The units drawn of a layer, by index; the gap stands for those left out.
  private func shown(_ layer: Layer) -> [Int] {
    guard layer.units > Self.most else { return Array(0..<layer.units) }
    return Array(0..<(Self.most - 2)) + [layer.units - 1]
  }

  private func drawing(_ layout: Layout) -> Drawing {
    let rows = layers.map { min($0.units, Self.most) }.max() ?? 1
    let spacing = layout.isWide ? 40.0 : 34.0
    let top = 40.0
    let height = spacing * Double(max(rows, 2))
    let radius = layout.isWide ? 12.0 : 9.0
    let leftNames = nameWidth(layers.first, layout)
    let rightNames = nameWidth(layers.last, layout)
    let left = leftNames + radius + 4
    let right = layout.width - rightNames - radius - 4
    let step = layers.count > 1 ? (right - left) / Double(layers.count - 1) : 0
    let centers = layers.indices.map { index -> [(unit: Int, at: Point)] in
      let units = shown(layers[index])
      let places = layers[index].units > Self.most ? Self.most : units.count
      let start = top + (height - spacing * Double(places - 1)) / 2
      return units.indices.map { place in
        let row = place == units.count - 1 && places > units.count ? place + 1 : place
        return (units[place], Point(left + step * Double(index), start + spacing * Double(row)))
      }
    }
    var nodes: [Node] = []
    for index in layers.indices.dropFirst() {
      nodes += edges(
        from: centers[index - 1], to: centers[index], layers[index], before: layers[index - 1].units
      )
    }
    for index in layers.indices {
      nodes += units(
        centers[index], layers[index], isFirst: index == 0, isLast: index == layers.count - 1,
        radius)
      let x = left + step * Double(index)
      let anchor: TextAnchor = index == 0 ? .start : (index == layers.count - 1 ? .end : .middle)
      let at = index == 0 ? 0 : (index == layers.count - 1 ? layout.width : x)
      nodes.append(label(layers[index].label, at: Point(at, 14), "at", anchor: anchor))
    }
    return Drawing(
      layout: layout, width: layout.width, height: top + height + 10, content: [hidden(nodes)])
  }

  private func nameWidth(_ layer: Layer?, _ layout: Layout) -> Double {
    var widest = 0.0
    for name in layer?.names ?? [] { widest = max(widest, estimatedWidth(name)) }
    return min(widest > 0 ? widest + 8 : 0, layout.isWide ? 150 : 76)
  }

  private func units(
    _ centers: [(unit: Int, at: Point)], _ layer: Layer, isFirst: Bool, isLast: Bool,
    _ radius: Double
  ) -> [Node] {
    var nodes: [Node] = []
    for (unit, at) in centers {
      nodes.append(circle(isFirst ? "node" : "node s1", at: at, radius: radius))
      guard layer.names.indices.contains(unit) else { continue }
      let text = shortened(layer.names[unit], to: 140)
      if isFirst {
        nodes.append(label(text, at: Point(at.x - radius - 6, at.y + 4.4), "dl", anchor: .end))
      } else if isLast {
        nodes.append(label(text, at: Point(at.x + radius + 6, at.y + 4.4), "dl"))
      }
    }
    if layer.units > centers.count, centers.count > 1 {
      let above = centers[centers.count - 2].at
      let below = centers[centers.count - 1].at
      nodes.append(
        label("⋮", at: Point(above.x, (above.y + below.y) / 2 + 5), "dl b mu", anchor: .middle))
    }
    return nodes
  }

  /// One path for each sign and each of four widths.
  private func edges(
    from: [(unit: Int, at: Point)], to: [(unit: Int, at: Point)], _ layer: Layer, before: Int
  ) -> [Node] {
    guard layer.weights.count == layer.units * before else {
      var data = PathData()
      for (_, a) in from {
        for (_, b) in to {
          data.move(to: a.x, a.y)
          data.line(to: b.x, b.y)
        }
      }
      return [path("edge", data)]
    }
    var largest = 0.0
    for weight in layer.weights where weight.isFinite { largest = max(largest, weight.magnitude) }
    var paths = [PathData](repeating: PathData(), count: 8)
    for (fromUnit, a) in from {
      for (toUnit, b) in to {
        let weight = layer.weights[toUnit * before + fromUnit]
        guard weight.isFinite, weight != 0 else { continue }
        let bucket = min(Int(weight.magnitude / largest * 4), 3) + (weight < 0 ? 4 : 0)
        paths[bucket].move(to: a.x, a.y)
        paths[bucket].line(to: b.x, b.y)
      }
    }
    return paths.indices.map { index in
      guard !paths[index].isEmpty else { return .empty }
      let width = [0.6, 1.2, 2.1, 3.2][index % 4]
      return element(
        .path,
        [
          .class(index < 4 ? "pos" : "neg"), .number("stroke-width", width),
          .attribute("opacity", ["0.4", "0.65", "0.85", "1"][index % 4]), .d(paths[index]),
        ])
    }
  }

  private var parameters: Int {
    layers.indices.dropFirst().reduce(0) {
      $0 + layers[$1].units * (layers[$1 - 1].units + (layers[$1].hasBiases ? 1 : 0))
    }
  }

  private var computedTitle: String {
    list(layers.map { NumberFormat.count($0.units) }) + " units, "
      + counted(parameters, "parameter")
  }

  private var caption: String {
    var text =
      "Layers from left to right: "
      + list(layers.map { $0.label + " (" + counted($0.units, "unit") + ")" }) + "."
    if hasWeights {
      text += " Each line is a weight, thicker where larger within its layer"
      text += layers.dropFirst().contains { $0.hasBiases } ? "; biases are not drawn." : "."
    }
    if layers.contains(where: { $0.units > Self.most }) { text += " Units left out are marked ⋮." }
    return text
  }

  private var table: ChartTable {
    ChartTable(
      title: "Layers", headers: ["Layer", "units", "weights", "smallest", "largest"],
      rows: layers.indices.map { index in
        let layer = layers[index]
        let range = Domain(of: layer.weights)
        return [
          .init(layer.label), .init(NumberFormat.count(layer.units)),
          .init(index == 0 ? "" : NumberFormat.count(layer.units * layers[index - 1].units)),
          .init(range.map { words($0.lower) } ?? ""), .init(range.map { words($0.upper) } ?? ""),
        ]
      })
  }
}
