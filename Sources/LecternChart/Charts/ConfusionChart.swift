import LecternMarkup
import LecternNumerics

/// How often each class was taken for each: true classes down, answers across.
public struct ConfusionChart: Equatable, Sendable {
  /// Square, row by row: `counts[true][predicted]`.
  public var counts: [[Int]]
  /// One for each class, in the order of the counts.
  public var classNames: [String]
  /// Replaces the computed title; nil keeps it.
  public var title: String?

  public init(counts: [[Int]], classNames: [String], title: String? = nil) {
    self.counts = counts
    self.classNames = classNames
    self.title = title
  }

  public func figure() -> Figure {
    Figure(
      kind: .confusion, title: title ?? computedTitle, caption: caption, legend: [],
      wide: drawing(.wide), narrow: drawing(.narrow), table: table)
  }

  private var total: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }

  private var right: Int {
    counts.indices.reduce(0) { $0 + (counts[$1].indices.contains($1) ? counts[$1][$1] : 0) }
  }

  private func drawing(_ layout: Layout) -> Drawing {
    // As wide as its own heading, which stands beside those of the columns.
    var names = estimatedWidth("true class", bold: true)
    for name in classNames { names = max(names, estimatedWidth(name, bold: true)) }
    let left = min(names + 16, layout.isWide ? 170 : 100)
    let size = max(classNames.count, 1)
    let cell = min((layout.width - left - 10) / Double(size), layout.isWide ? 120 : 84)
    let height = min(cell, layout.isWide ? 76 : 64)
    let top = 50.0
    var cells: [Node] = []
    var texts: [Node] = []
    for row in counts.indices {
      let sum = max(counts[row].reduce(0, +), 1)
      for column in counts[row].indices {
        let share = Double(counts[row][column]) / Double(sum)
        let box = Rect(
          left: left + cell * Double(column) + 1, top: top + height * Double(row) + 1,
          right: left + cell * Double(column + 1) - 1, bottom: top + height * Double(row + 1) - 1)
        cells.append(rectangle("cell0", box, corner: 3))
        if counts[row][column] > 0 {
          // Ink stays readable on the deepest tint: at most 40% of the color.
          let opacity = NumberFormat.fixed(0.06 + 0.34 * share, decimals: 2)
          cells.append(
            element(
              .rect,
              [
                .class(row == column ? "cell" : "cell miss"), .number("x", box.left),
                .number("y", box.top), .number("width", box.width), .number("height", box.height),
                .number("rx", 3), .attribute("fill-opacity", opacity),
              ]))
        }
        texts.append(
          label(
            NumberFormat.count(counts[row][column]),
            at: Point((box.left + box.right) / 2, (box.top + box.bottom) / 2 + 4.6),
            row == column ? "dl b" : "dl", anchor: .middle))
      }
    }
    for index in classNames.indices {
      texts.append(
        label(
          shortened(classNames[index], to: left - 12),
          at: Point(left - 8, top + height * (Double(index) + 0.5) + 4.4), "dl", anchor: .end))
      texts.append(
        label(
          shortened(classNames[index], to: cell - 4),
          at: Point(left + cell * (Double(index) + 0.5), top - 7), "dl", anchor: .middle))
    }
    texts.append(label("true class", at: Point(0, top - 7), "at"))
    texts.append(label("the model’s answer", at: Point(left, 14), "at"))
    return Drawing(
      layout: layout, width: layout.width, height: top + height * Double(size) + 8,
      content: [hidden(cells + texts)])
  }

  private var computedTitle: String {
    if right == total {
      return "Every one of the " + counted(total, "row") + " is classified correctly"
    }
    return NumberFormat.count(right) + " of " + counted(total, "row") + " are classified correctly"
  }

  private var caption: String {
    var text =
      "True classes down, answers across; the diagonal is right, "
      + NumberFormat.percent(Double(right) / Double(max(total, 1)), decimals: 1) + " of "
      + NumberFormat.count(total) + "."
    var worst: (row: Int, column: Int)?
    for row in counts.indices {
      for column in counts[row].indices where row != column && counts[row][column] > 0 {
        if counts[row][column] > (worst.map { counts[$0.row][$0.column] } ?? 0) {
          worst = (row, column)
        }
      }
    }
    if let worst, classNames.indices.contains(worst.row), classNames.indices.contains(worst.column)
    {
      text +=
        " The most frequent mistake takes " + classNames[worst.row] + " for "
        + classNames[worst.column] + ", "
        + (counts[worst.row][worst.column] == 1
          ? "once" : counted(counts[worst.row][worst.column], "time")) + "."
    }
    return text + " Deeper tint is a larger share of the true class."
  }

  private var table: ChartTable {
    ChartTable(
      title: "Answers by true class",
      headers: ["True class"] + classNames.map { .init("answered " + $0) },
      rows: counts.indices.map { row in
        [.init(classNames.indices.contains(row) ? classNames[row] : "")]
          + counts[row].indices.map {
            .init(NumberFormat.count(counts[row][$0]), row == $0 ? .best : .none)
          }
      })
  }
}
