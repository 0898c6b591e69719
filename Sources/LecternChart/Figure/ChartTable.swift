import LecternMarkup

/// The numbers behind a drawing, formatted for readers.
public struct ChartTable: Equatable, Sendable {
  /// The table's own heading.
  public var title: String
  /// One for each column.
  public var headers: [Header]
  /// A cell for each column; the first heads its row.
  public var rows: [[Cell]]
  /// What to know about the rows: how they were chosen, that they were thinned.
  public var note: String?

  public init(title: String, headers: [Header], rows: [[Cell]], note: String? = nil) {
    self.title = title
    self.headers = headers
    self.rows = rows
    self.note = note
  }

  /// What stands over a column.
  public struct Header: Equatable, Sendable, ExpressibleByStringLiteral {
    public var text: String
    /// The key of the run the column belongs to.
    public var swatch: Node?

    public init(_ text: String, swatch: Node? = nil) {
      self.text = text
      self.swatch = swatch
    }

    public init(stringLiteral value: String) { self.init(value) }
  }

  /// A formatted number or a text.
  public struct Cell: Equatable, Sendable, ExpressibleByStringLiteral {
    /// Whether a cell stands out: as the best of its kind, or as no finite number.
    public enum Emphasis: Equatable, Sendable { case none, best, notFinite }

    public var text: String
    public var emphasis: Emphasis

    public init(_ text: String, _ emphasis: Emphasis = .none) {
      self.text = text
      self.emphasis = emphasis
    }

    public init(stringLiteral value: String) { self.init(value) }
  }

  /// The `table` element; the first cell of each row heads it.
  public func node() -> Node {
    let head = headers.map { header in
      element(
        .th, [.scope("col")],
        header.swatch.map {
          element(.span, [.class("hd")], $0, element(.span, [], .text(header.text)))
        } ?? .text(header.text))
    }
    let body = rows.map { row in
      element(
        .tr, [],
        row.indices.map { column in
          let cell = row[column]
          if column == 0 { return element(.th, [.scope("row")], .text(cell.text)) }
          return element(.td, cell.emphasis.attributes, .text(cell.text))
        })
    }
    return element(
      .table, [],
      element(
        .caption, [], .text(title), note.map { element(.span, [], .text($0)) } ?? .empty),
      element(.thead, [], element(.tr, [], head)),
      element(.tbody, [], body))
  }
}

extension ChartTable.Cell.Emphasis {
  var attributes: [Attribute] {
    switch self {
    case .none: return []
    case .best: return [.class("best")]
    case .notFinite: return [.class("inf")]
    }
  }
}
