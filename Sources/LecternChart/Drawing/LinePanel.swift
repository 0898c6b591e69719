import LecternMarkup
import LecternNumerics

/// Several lines over a common x in one frame: the parts that most charts over time share.
struct LinePanel {
  struct Line {
    var label: String
    var slot: Slot
    var look: LineLook = .dashed
    var x: [Double]
    var y: [Double]
    var hasMarkers = true
    /// Extra classes of the line's path.
    var extra = ""
  }

  var lines: [Line]
  var xTitle: String
  var yTitle: String
  var wholeNumbers = false
  /// Which scale y asks for; logarithmic past the factor.
  var scale = ScaleChoice.automatic
  var factor = 30.0
  /// Values that y must show beside the lines' own.
  var includes: [Double] = []
  /// Horizontal rules with a name each.
  var rules: [(value: Double, label: String)] = []
  var xScale = Scale.Kind.linear
  var heights = (wide: 280.0, narrow: 230.0)
  /// Names stand at the right ends of the lines where a wide drawing leaves a margin for them.
  var hasLabelMargin = true
  /// Whether names stand beside the lines; a single line needs none.
  var labelsLines: Bool { lines.filter { !$0.label.utf8.isEmpty }.count > 1 }

  var chosen: ChosenScale {
    ChosenScale(
      scale, for: lines.flatMap { $0.y } + includes + rules.map { $0.value }, factor: factor)
  }

  private func yDomain(_ kind: Scale.Kind) -> Domain {
    let values = lines.flatMap { $0.y } + includes + rules.map { $0.value }
    if kind == .logarithmic {
      let nice = (Domain(of: values.filter { $0 > 0 }) ?? Domain(0.1, 1)).niceLogarithmic
      return nice.lower == nice.upper ? Domain(nice.lower / 2, nice.upper * 2) : nice
    }
    var domain = Domain(of: values) ?? Domain(0, 1)
    if domain.lower > 0, domain.lower < 0.35 * domain.upper { domain.lower = 0 }
    return domain.nice(target: 6)
  }

  /// The area that the panel takes of a drawing of its own.
  func area(_ layout: Layout, top: Double = Margin.top) -> Rect {
    let kind = chosen.kind
    let domain = yDomain(kind)
    let yTicks = ticks(Scale(kind, domain: (domain.lower, domain.upper), range: (0, 1)), target: 6)
    let right =
      layout.isWide && labelsLines
      ? directLabelMargin(lines.map { shortened($0.label, to: 180) })
      : Margin.right(layout)
    return Rect(
      left: Margin.left(layout, labels: yTicks), top: top, right: layout.width - right,
      bottom: top + (layout.isWide ? heights.wide : heights.narrow))
  }

  func drawing(_ layout: Layout) -> Drawing {
    let area = area(layout)
    let (nodes, data) = nodes(in: area, layout)
    return Drawing(
      layout: layout, width: layout.width, height: area.bottom + Margin.bottom, data: data,
      content: nodes + [group("hv", [])])
  }

  /// The panel's nodes inside an area, and its scales for the script.
  func nodes(in area: Rect, _ layout: Layout, titleAt: Point = Point(0, 13)) -> (
    [Node], [Attribute]
  ) {
    let chosen = chosen
    let domain = yDomain(chosen.kind)
    let y = FootedScale(chosen.kind, domain, in: area, hasZeros: chosen.hasZeros)
    let xDomain = Domain(of: lines.flatMap { $0.x }) ?? Domain(0, 1)
    let x = Scale(xScale, domain: (xDomain.lower, xDomain.upper), range: (area.left, area.right))
    var axes = verticalAxis(
      y.scale, ticks(y.scale, target: 6), from: area.left, to: area.right,
      title: axisTitle(yTitle, y.scale), titleAt: titleAt)
    if let foot = y.foot {
      axes.append(label("0", at: Point(area.left - 8, foot + 4.2), "", anchor: .end))
    }
    axes += horizontalAxis(
      x, horizontalTicks(x, layout, wholeNumbers: wholeNumbers), at: area.bottom,
      title: axisTitle(xTitle, x))
    if chosen.kind == .linear, domain.lower < 0, domain.upper > 0 {
      axes.append(segment("base", Point(area.left, y(0)), Point(area.right, y(0))))
    }
    var content = [hidden(axes)]
    let drawn = lines.map { line in
      (0..<min(line.x.count, line.y.count)).map { Point(x(line.x[$0]), y(line.y[$0])) }
    }
    for rule in rules {
      content.append(
        segment("ref", Point(area.left, y(rule.value)), Point(area.right, y(rule.value))))
    }
    var groups = lines.indices.map { index -> [Node] in
      let line = lines[index]
      let limit = max(90, 700 / max(lines.count, 1))
      var nodes = curve(drawn[index], line.slot, line.look, limit: limit)
      if line.hasMarkers {
        nodes += curveMarkers(drawn[index], line.slot, place: index, of: lines.count)
      }
      return nodes
    }
    content += labelNodes(drawn, area, y, layout, into: &groups)
    for index in groups.indices {
      content.append(
        element(.g, [.class("run"), .data("s", wholeNumberText(index))], groups[index]))
    }
    return (content, [.data("x", x.attributeText), .data("y", y.scale.attributeText)])
  }

  private func labelNodes(
    _ drawn: [[Point]], _ area: Rect, _ y: FootedScale, _ layout: Layout,
    into groups: inout [[Node]]
  ) -> [Node] {
    var nodes: [Node] = []
    var placer = LabelPlacer(bounds: area.inset(by: 3))
    for line in drawn { placer.avoid(line: line) }
    for rule in rules {
      let spots = LabelPlacer.boxes(rule.label, alongRow: y(rule.value), in: area)
      if let box = placer.place(spots) {
        nodes.append(label(rule.label, at: Point(box.left, box.bottom - 3), "an halo"))
      }
    }
    guard labelsLines else { return nodes }
    if layout.isWide && hasLabelMargin {
      var direct: [DirectLabel] = []
      var owners: [Int] = []
      for index in lines.indices where !lines[index].label.utf8.isEmpty {
        guard let end = drawn[index].last(where: { $0.isFinite }) else { continue }
        direct.append(
          DirectLabel(
            text: shortened(lines[index].label, to: 180),
            className: "dl b " + lines[index].slot.className, anchor: end))
        owners.append(index)
      }
      let labels = directLabels(
        direct, right: area.right, range: (area.top + 4)...(area.bottom - 2))
      for place in owners.indices { groups[owners[place]] += labels[place] }
    } else {
      let names = withoutCommonStart(lines.map { $0.label })
      for index in lines.indices where !names[index].utf8.isEmpty {
        let text = shortened(names[index], to: 150)
        guard let spot = placer.place(text, along: drawn[index]) else { continue }
        groups[index].append(label(text, at: spot, "dl b halo " + lines[index].slot.className))
      }
    }
    return nodes
  }
}

/// What the page's script needs to read lines at a position.
func lineScrubber(_ lines: [LinePanel.Line], unit: String) -> Scrubber? {
  var longest: [Double] = []
  for line in lines where line.x.count > longest.count { longest = line.x }
  guard longest.count > 1 else { return nil }
  let states = evenly(longest.count, limit: max(900 / max(lines.count, 1), 40))
  let span = shownSpan(lines.map { $0.y })
  var json = JSONWriter()
  json.object { json in
    json.key("what")
    json.string(unit)
    json.key("at")
    json.places(states.map { longest[$0] })
    json.key("series")
    json.array { json in
      for index in lines.indices {
        json.object { json in
          json.key("n")
          json.string(lines[index].label)
          json.key("s")
          json.number(Double(lines[index].slot.number))
          json.key("r")
          json.number(Double(index))
          json.key("y")
          json.list(
            states.map { state in
              state < lines[index].x.count && lines[index].x[state] == longest[state]
                ? lines[index].y[state] : nil
            }, span: span)
        }
      }
    }
  }
  return Scrubber(
    noun: capitalized(unit), last: states.count - 1, initial: states.count - 1, reader: "lines",
    json: json.text)
}

/// The values of lines at round positions, a column each.
func lineTable(_ lines: [LinePanel.Line], title: String, unit: String) -> ChartTable {
  var longest: [Double] = []
  for line in lines where line.x.count > longest.count { longest = line.x }
  let rows = tableRows(at: longest, events: [])
  return ChartTable(
    title: title,
    headers: [.init(capitalized(unit))]
      + lines.map {
        .init(
          $0.label,
          swatch: lines.count > 1 && $0.slot != .context ? lineSwatch($0.slot, $0.look) : nil)
      },
    rows: rows.map { row in
      [.init(position(longest[row]))]
        + lines.map { line in
          guard row < line.y.count, line.x[row] == longest[row] else { return .init("") }
          return .init(words(line.y[row]), line.y[row].isFinite ? .none : .notFinite)
        }
    },
    note: rows.count < longest.count
      ? NumberFormat.count(rows.count) + " of " + counted(longest.count, "row") + "." : nil)
}
