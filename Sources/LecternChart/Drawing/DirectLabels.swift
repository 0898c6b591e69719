import LecternMarkup

/// A name to stand beside the end of its line.
struct DirectLabel {
  var text: String
  var className: String
  /// Where the line ends, in pixels.
  var anchor: Point
}

/// Positions along a vertical edge, at least `gap` apart, as near to the wanted ones as possible
/// and inside `range` if they fit.
///
/// Neighbors that collide form a block placed at the mean of what its members want (the pool of
/// adjacent violators), which gives the least sum of squared moves. Order is kept.
func pushApart(_ wanted: [Double], gap: Double, range: ClosedRange<Double>) -> [Double] {
  let order = wanted.indices.sorted {
    wanted[$0] < wanted[$1] || (wanted[$0] == wanted[$1] && $0 < $1)
  }
  var blocks: [(sum: Double, count: Int)] = []
  for (place, index) in order.enumerated() {
    blocks.append((wanted[index] - Double(place) * gap, 1))
    while blocks.count > 1 {
      let last = blocks[blocks.count - 1]
      let before = blocks[blocks.count - 2]
      if before.sum / Double(before.count) <= last.sum / Double(last.count) { break }
      blocks.removeLast(2)
      blocks.append((before.sum + last.sum, before.count + last.count))
    }
  }
  var result = wanted
  var place = 0
  let highest = range.upperBound - Double(wanted.count - 1) * gap
  for block in blocks {
    var base = block.sum / Double(block.count)
    if base > highest { base = highest }
    if base < range.lowerBound { base = range.lowerBound }
    for _ in 0..<block.count {
      result[order[place]] = base + Double(place) * gap
      place += 1
    }
  }
  return result
}

/// Labels in the right margin, 17 px apart, with a leader where one had to move over 3 px: the nodes of
/// each, which belong to the group of its line, so that both are shown and hidden together.
func directLabels(_ labels: [DirectLabel], right: Double, range: ClosedRange<Double>) -> [[Node]] {
  let places = pushApart(labels.map { $0.anchor.y }, gap: 17, range: range)
  return labels.indices.map { index in
    let direct = labels[index]
    let y = places[index]
    var nodes: [Node] = []
    if (y - direct.anchor.y).magnitude > 3 {
      nodes.append(
        segment("lead", Point(direct.anchor.x + 2, direct.anchor.y), Point(right + 9, y)))
    }
    nodes.append(label(direct.text, at: Point(right + 12, y + 4.2), direct.className))
    return nodes
  }
}

/// The right margin that bold direct labels need, within 60...200 px.
func directLabelMargin(_ texts: [String]) -> Double {
  directLabelMargin(texts.map { estimatedWidth($0, bold: true) })
}

/// The right margin that labels of these widths need, within 60...200 px.
func directLabelMargin(_ widths: [Double]) -> Double {
  var widest = 0.0
  for width in widths { widest = max(widest, width) }
  return min(max(widest + 18, 60), 200)
}

/// Texts cut to a width, with an ellipsis.
func shortened(_ text: String, to width: Double, bold: Bool = true) -> String {
  if estimatedWidth(text, bold: bold) <= width { return text }
  var result = text
  while !result.unicodeScalars.isEmpty && estimatedWidth(result + "…", bold: bold) > width {
    result.unicodeScalars.removeLast()
  }
  return result + "…"
}
