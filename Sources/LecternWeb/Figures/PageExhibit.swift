import LecternChart
import LecternEngine

/// What a page shows of a run that its reader may repeat: the author's results, and the figures
/// that are drawn again.
public struct PageExhibit: Sendable {
  /// One figure of the built page.
  public struct Piece: Sendable {
    /// What the figure draws, with what it needs besides the runs.
    public enum View: Sendable {
      case loss(ScaleChoice)
      case mistakes
      case landscape(Landscape)
      case fit(FitView)
      case boundary(BoundaryView)

      /// Whether the figure shows what happened over time.
      public var isCurve: Bool {
        switch self {
        case .loss, .mistakes: true
        default: false
        }
      }
    }

    /// The figure's element, such as `fig-3`.
    public var id: String
    /// What the figure draws.
    public var view: View

    public init(id: String, view: View) {
      self.id = id
      self.view = view
    }
  }

  /// The author's runs, in the order and with the labels of the built charts.
  public var authors: [PlottedRun]
  /// The model of the fitted lines and boundaries; nil for functions.
  public var model: PageModel?
  /// In the order of the page; the module's exports count them from 0.
  public var pieces: [Piece]

  public init(authors: [PlottedRun], model: PageModel?, pieces: [Piece]) {
    self.authors = authors
    self.model = model
    self.pieces = pieces
  }

  /// A piece with `rerun` in it; nil where nothing can be drawn.
  ///
  /// - Parameter author: the author's run whose settings `rerun` has, which it then replaces: the
  ///   drawing is the built one. Otherwise the rerun joins the author's runs.
  /// - Parameter settings: the rerun's, whose layers may be others than the author's.
  public func figure(
    of piece: Piece, rerun: PageRecord, author: Int?, settings: PageSettings? = nil
  ) -> Figure? {
    curve(of: piece, rerun: rerun, author: author)
      ?? picture(of: piece, rerun: rerun, author: author, model: model?.trained(by: settings))
  }

  /// A figure of what happened over time, which most pages show and nothing else.
  public func curve(of piece: Piece, rerun: PageRecord, author: Int?) -> Figure? {
    switch piece.view {
    case .loss(let scale): lossFigure(runs(with: rerun, author), scale: scale)
    case .mistakes: mistakesFigure(runs(with: rerun, author))
    default: nil
    }
  }

  /// A figure of the parameters' landscape, or of what a model makes of its inputs. The page's
  /// second module draws it.
  ///
  /// - Parameter model: the rerun's, whose layers may be others than the author's.
  public func picture(
    of piece: Piece, rerun: PageRecord, author: Int?, model: PageModel?
  ) -> Figure? {
    switch piece.view {
    case .landscape(let landscape):
      var runs = runs(with: rerun, author)
      if author == nil, runs.count > 5 { runs.removeSubrange(4..<runs.count - 1) }
      for place in runs.indices { runs[place].slot = nil }
      return landscapeFigure(landscape, runs)
    case .fit(let view):
      guard let model, rerun.parameters.count == model.parameterCount else { return nil }
      return view.figure(rerun) { parameters in { model.value([$0], parameters) } }
    case .boundary(let view):
      guard let model, rerun.parameters.count == model.parameterCount else { return nil }
      return view.figure(rerun) { parameters in { model.logits($0, parameters) } }
    default: return nil
    }
  }

  /// Whether some figure needs ``picture(of:rerun:author:model:)``.
  public var hasPictures: Bool {
    for piece in pieces where !piece.view.isCurve { return true }
    return false
  }

  private func runs(with rerun: PageRecord, _ author: Int?) -> [PlottedRun] {
    var runs = authors
    if let author, runs.indices.contains(author) {
      runs[author].record = rerun
      return runs
    }
    if runs.count == 1 {
      runs[0].label = "As written"
      runs[0].isGhost = true
      runs[0].slot = 2
      return [PlottedRun(label: "Your run", record: rerun, slot: 1)] + runs
    }
    let crowded = runs.count > 4
    if crowded { for place in runs.indices { runs[place].slot = 0 } }
    return runs + [PlottedRun(label: "Your run", record: rerun, slot: crowded ? 1 : runs.count + 1)]
  }
}

// MARK: - As numbers and texts

/// The form in which an exhibit travels: numbers, and texts each ended by a zero byte.
public struct PagePacket: Equatable, Sendable {
  /// What ``NumberReader`` reads.
  public var numbers: [Double]
  /// UTF-8, each text ended by a zero byte.
  public var text: [UInt8]

  public init(numbers: [Double], text: [UInt8]) {
    self.numbers = numbers
    self.text = text
  }
}

extension PageExhibit {
  /// Nil where the model has an activation from outside the engine.
  public var packet: PagePacket? {
    var writer = NumberWriter()
    var texts: [String] = []
    writer.add(authors.count)
    for run in authors {
      texts.append(run.label)
      writer.add(run.record)
    }
    writer.add(model != nil)
    if let model, !model.write(to: &writer) { return nil }
    writer.add(pieces.count)
    for piece in pieces {
      texts.append(piece.id)
      guard piece.view.write(to: &writer, &texts) else { return nil }
    }
    var bytes: [UInt8] = []
    for text in texts {
      bytes += Array(text.utf8)
      bytes.append(0)
    }
    return PagePacket(numbers: writer.numbers, text: bytes)
  }

  /// Nil where the packet is broken: cut short, too long, or with codes that mean nothing.
  public init?(_ packet: PagePacket) {
    var reader = NumberReader(packet.numbers)
    var texts = TextReader(packet.text)
    var authors: [PlottedRun] = []
    for _ in 0..<reader.count() {
      authors.append(PlottedRun(label: texts.next(), record: PageRecord(&reader)))
    }
    var model: PageModel?
    if reader.flag() {
      guard let read = PageModel(&reader) else { return nil }
      model = read
    }
    var pieces: [Piece] = []
    for _ in 0..<reader.count() {
      let id = texts.next()
      guard let view = Piece.View(&reader, &texts) else { return nil }
      pieces.append(Piece(id: id, view: view))
    }
    guard !reader.isBroken, reader.isAtEnd, !texts.isBroken else { return nil }
    self.init(authors: authors, model: model, pieces: pieces)
  }
}

struct TextReader {
  private(set) var isBroken = false
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> String {
    let start = place
    while place < bytes.count, bytes[place] != 0 { place += 1 }
    guard place < bytes.count else {
      isBroken = true
      return ""
    }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    place += 1
    return text
  }
}

extension NumberWriter {
  fileprivate mutating func add(_ flags: [Bool]) { add(list: flags.map { $0 ? 1 : 0 }) }

  fileprivate mutating func add(_ quantity: Quantity, _ texts: inout [String]) {
    texts.append(quantity.name)
    add(quantity.unit != nil)
    if let unit = quantity.unit { texts.append(unit) }
  }
}

extension Quantity {
  fileprivate init(_ reader: inout NumberReader, _ texts: inout TextReader) {
    let name = texts.next()
    self.init(name, unit: reader.flag() ? texts.next() : nil)
  }
}

extension PageExhibit.Piece.View {
  fileprivate func write(to writer: inout NumberWriter, _ texts: inout [String]) -> Bool {
    switch self {
    case .loss(let scale):
      writer.add(0)
      writer.add(scale == .linear ? 1 : scale == .logarithmic ? 2 : 0)
    case .mistakes: writer.add(1)
    case .landscape(let landscape):
      writer.add(2)
      switch landscape.ground {
      case .function(let function):
        guard let numbers = function.numbers else { return false }
        writer.add(0)
        for number in numbers { writer.add(number) }
      case .line(let line):
        writer.add(landscape.hasBias ? 1 : 3)
        writer.add(list: line.numbers)
      case .absoluteErrors(let xs, let ys):
        writer.add(landscape.hasBias ? 2 : 4)
        writer.add(list: xs)
        writer.add(list: ys)
      }
    case .fit(let view):
      writer.add(3)
      writer.add(list: view.x)
      writer.add(list: view.y)
      writer.add(view.heldOut)
      writer.add(view.xQuantity, &texts)
      writer.add(view.yQuantity, &texts)
      writer.add(view.isLine)
      texts += [view.label, view.note]
    case .boundary(let view):
      writer.add(4)
      writer.add(list: view.x)
      writer.add(list: view.y)
      writer.add(list: view.classes.map { Double($0) })
      writer.add(view.classNames.count)
      texts += view.classNames
      writer.add(view.xQuantity, &texts)
      writer.add(view.yQuantity, &texts)
      writer.add(view.isStraight)
      texts += [view.label, view.note]
    }
    return true
  }

  fileprivate init?(_ reader: inout NumberReader, _ texts: inout TextReader) {
    switch reader.integer() {
    case 0:
      let scale = reader.integer()
      self = .loss(scale == 1 ? .linear : scale == 2 ? .logarithmic : .automatic)
    case 1: self = .mistakes
    case 2:
      let ground = reader.integer()
      switch ground {
      case 0:
        guard let function = FunctionModel(&reader) else { return nil }
        self = .landscape(Landscape(.function(function)))
      case 1, 3:
        let numbers = reader.list()
        guard numbers.count == 6 else { return nil }
        self = .landscape(Landscape(.line(LineLoss(numbers: numbers)), hasBias: ground == 1))
      default:
        let (xs, ys) = (reader.list(), reader.list())
        guard xs.count == ys.count, !xs.isEmpty else { return nil }
        self = .landscape(Landscape(.absoluteErrors(xs: xs, ys: ys), hasBias: ground != 4))
      }
    case 3:
      let (x, y) = (reader.list(), reader.list())
      let heldOut = reader.list().map { $0 != 0 }
      let xQuantity = Quantity(&reader, &texts)
      let yQuantity = Quantity(&reader, &texts)
      guard x.count == y.count else { return nil }
      self = .fit(
        FitView(
          x: x, y: y, heldOut: heldOut, xQuantity: xQuantity, yQuantity: yQuantity,
          isLine: reader.flag(), label: texts.next(), note: texts.next()))
    case 4:
      let (x, y) = (reader.list(), reader.list())
      var classes: [Int] = []
      for code in reader.list() {
        guard code >= 0, code < 5 else { return nil }
        classes.append(Int(code))
      }
      var names: [String] = []
      for _ in 0..<reader.count() { names.append(texts.next()) }
      let xQuantity = Quantity(&reader, &texts)
      let yQuantity = Quantity(&reader, &texts)
      guard x.count == y.count, x.count == classes.count, names.count > 1 else { return nil }
      for code in classes where code >= names.count { return nil }
      self = .boundary(
        BoundaryView(
          x: x, y: y, classes: classes, classNames: names, xQuantity: xQuantity,
          yQuantity: yQuantity, isStraight: reader.flag(), label: texts.next(),
          note: texts.next()))
    default: return nil
    }
  }
}
