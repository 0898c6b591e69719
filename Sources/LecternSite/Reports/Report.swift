import LecternChart
import LecternMarkup
import LecternRun
import LecternSource
import LecternSpec
import LecternWeb

/// What stands on the page in place of a spec, before its figures and tables have numbers.
struct Report {
  var pieces: [ReportPiece]
  /// What opens below the last piece: receipt, programs, spec.
  var extras: [Node] = []
  /// What lets a reader repeat the runs.
  var live: LivePiece?
  /// Views that were asked for and have nothing to draw, where they are written.
  var undrawn: [Located<String>] = []

  init(_ pieces: [ReportPiece] = []) { self.pieces = pieces }

  /// Adds what a view comes to, and remembers one that was asked for in vain.
  mutating func add(_ drawn: [ReportPiece], asked view: Located<String>?) {
    pieces += drawn
    if drawn.isEmpty, let view, view.value != View.nothing.rawValue { undrawn.append(view) }
  }

  var figures: [Figure] {
    pieces.compactMap { if case .figure(let piece) = $0 { piece.figure } else { nil } }
  }
  var tableCount: Int { pieces.count { if case .table = $0 { true } else { false } } }
}

enum ReportPiece {
  case figure(FigurePiece)
  case table(TablePiece)
  /// Something without a number.
  case other([Node])
}

struct FigurePiece {
  var figure: Figure
  var title: [Node]?
  var caption: [Node]?
  var run: String?
  /// What is drawn, for figures that a reader's run may draw again.
  var view: PageExhibit.Piece.View?
  /// Which of a comparison's runs the figure shows alone.
  var member: Int?
  var extras: [Node] = []
  /// The run's label, where neighbors draw the same view of other runs: a script shows one at a time.
  var variant: String?
  /// Its number on the page, from 1; set once the whole lesson is known.
  var number = 0
}

struct TablePiece {
  var table: ChartTable
  /// The headers with their links and claims, where an author wrote them.
  var headers: [[Node]]?
  var title: [Node]?
  var caption: [Node]?
  var foot: [String] = []
  var extras: [Node] = []
  var number = 0
  /// Whether it has the losses that a loss chart of the same report draws.
  var isOfLosses = false
}

extension FigurePiece {
  var node: Node {
    figureNode(
      NumberedFigure(
        number: number, id: "fig-\(number)", figure: figure, title: title, caption: caption,
        run: run, extras: extras))
  }
}

/// The next free numbers of a page.
struct Numbering {
  var figures = 0
  var tables = 0
}

extension Report {
  /// This report with numbers from `numbering` on, and the label that its name stands for: its first figure, or
  /// table where it has none.
  func numbered(_ numbering: inout Numbering) -> (report: Report, label: Chapter.Label?) {
    var copy = self
    var label: Chapter.Label?
    for place in copy.pieces.indices {
      switch copy.pieces[place] {
      case .figure(var piece):
        numbering.figures += 1
        piece.number = numbering.figures
        copy.pieces[place] = .figure(piece)
        if label?.words.hasPrefix("Table") ?? true {
          label = Chapter.Label(id: "fig-\(piece.number)", words: "Figure \(piece.number)")
        }
      case .table(var piece):
        numbering.tables += 1
        piece.number = numbering.tables
        copy.pieces[place] = .table(piece)
        label =
          label
          ?? Chapter.Label(id: "tab-\(piece.number)", words: "Table \(piece.number)")
      case .other: break
      }
    }
    return (copy, label)
  }

  var nodes: [Node] {
    (live.map {
      [liveNode($0, members: liveMembers, still: stillIds, hasPictures: hasLivePictures)]
    } ?? []) + pieceNodes
  }

  /// For each figure that is drawn again, the run that it shows alone.
  private var liveMembers: [Int?] {
    pieces.compactMap { piece -> Int?? in
      guard case .figure(let figure) = piece, figure.view != nil else { return nil }
      return .some(figure.member)
    }
  }

  /// The elements that keep showing the author's runs.
  private var stillIds: [String] {
    pieces.compactMap { piece in
      switch piece {
      case .figure(let figure): figure.view == nil ? "fig-\(figure.number)" : nil
      case .table(let table): "tab-\(table.number)"
      case .other: nil
      }
    }
  }

  private var pieceNodes: [Node] {
    var nodes: [Node] = []
    var variants: [Node] = []
    var names: Set<String> = []
    func closeVariants() {
      if !variants.isEmpty {
        nodes.append(
          element(.div, [.class("variants"), .data("label", "Which run")], variants))
      }
      variants = []
      names = []
    }
    for piece in pieces {
      if case .figure(let figure) = piece, let variant = figure.variant {
        // The next view begins with the first run again.
        if names.contains(variant) { closeVariants() }
        names.insert(variant)
        variants.append(
          element(.div, [.class("variant"), .data("name", variant)], figure.node))
      } else {
        closeVariants()
        nodes += Report.nodes(of: piece)
      }
    }
    closeVariants()
    return nodes
  }

  private static func nodes(of piece: ReportPiece) -> [Node] {
    switch piece {
    case .figure(let piece): [piece.node]
    case .table(let piece):
      [
        tableNode(
          NumberedTable(
            number: piece.number, id: "tab-\(piece.number)", table: piece.table,
            headers: piece.headers, title: piece.title, caption: piece.caption, foot: piece.foot,
            extras: piece.extras))
      ]
    case .other(let nodes): nodes
    }
  }

  /// Leaves the numbers of a loss chart to the table of the same losses that follows it.
  mutating func dropRepeatedTable() {
    let hasTable = pieces.contains { piece in
      if case .table(let table) = piece { table.isOfLosses } else { false }
    }
    guard hasTable else { return }
    for place in pieces.indices {
      guard case .figure(var piece) = pieces[place], piece.figure.kind == .loss,
        piece.figure.table?.title.hasPrefix("Loss by") ?? false
      else { continue }
      piece.figure.table = nil
      piece.figure.caption += " The table below has the numbers."
      pieces[place] = .figure(piece)
      return
    }
  }

  /// Puts the extras below the last figure or table, or on a line of their own.
  mutating func placeExtras() {
    guard !extras.isEmpty else { return }
    defer { extras = [] }
    for place in pieces.indices.reversed() {
      switch pieces[place] {
      case .figure(var piece):
        piece.extras += extras
        pieces[place] = .figure(piece)
        return
      case .table(var piece):
        piece.extras += extras
        pieces[place] = .table(piece)
        return
      case .other: continue
      }
    }
    pieces.append(.other([element(.div, [.class("more")], extras)]))
  }

  /// Gives the author's words to the first figure or table.
  mutating func setWords(title: [Node]?, caption: [Node]?) {
    for place in pieces.indices {
      switch pieces[place] {
      case .figure(var piece):
        piece.title = title ?? piece.title
        piece.caption = caption ?? piece.caption
        pieces[place] = .figure(piece)
        return
      case .table(var piece):
        piece.title = title ?? piece.title
        piece.caption = caption ?? piece.caption
        pieces[place] = .table(piece)
        return
      case .other: continue
      }
    }
  }
}
