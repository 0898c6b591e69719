import LecternChart
import LecternEngine
import LecternNumerics

/// A page's exhibit with the run being repeated: what the module's exports work on, and natively
/// what tests and builds call in their place.
public final class PageSession {
  /// What the page shows of its runs.
  public let exhibit: PageExhibit
  /// The rows that runs train on.
  public let data: PageData
  /// The run being repeated; nil before the first, or when it could not begin.
  public private(set) var run: PageRun?
  private var settings: PageSettings?
  /// The run's record when it was last asked for.
  public private(set) var record = PageRecord()

  public init(exhibit: PageExhibit, data: PageData) {
    self.exhibit = exhibit
    self.data = data
  }

  /// A session from what a page carries; nil when it is broken.
  public convenience init?(packet: PagePacket, data numbers: [Double]) {
    guard let exhibit = PageExhibit(packet), let data = PageData(numbers: numbers) else {
      return nil
    }
    self.init(exhibit: exhibit, data: data)
  }

  /// Begins a run; returns why it cannot, or nil.
  public func start(_ settings: PageSettings) -> String? {
    run = nil
    record = PageRecord()
    self.settings = settings
    do throws(EngineError) {
      run = try PageRun.begin(settings, on: data)
      return nil
    } catch {
      return error.words
    }
  }

  /// Goes on by at most `epochs` epochs; returns whether the run has ended.
  public func advance(epochs: Int) -> Bool {
    run?.advance(epochs: epochs)
    return run?.isFinished ?? true
  }

  /// Takes a look at the run.
  public func look() {
    if let run { record = run.record }
  }

  /// The parts of figure `index` with the record, as ``Figure/parts(id:)`` writes them; empty
  /// where there is nothing to draw.
  public func figure(_ index: Int, author: Int?) -> [UInt8] {
    guard exhibit.pieces.indices.contains(index) else { return [] }
    let piece = exhibit.pieces[index]
    let figure = exhibit.figure(of: piece, rerun: record, author: author, settings: settings)
    return figure?.parts(id: piece.id) ?? []
  }

  /// The same for curves alone.
  public func curve(_ index: Int, author: Int?) -> [UInt8] {
    guard exhibit.pieces.indices.contains(index) else { return [] }
    let piece = exhibit.pieces[index]
    return exhibit.curve(of: piece, rerun: record, author: author)?.parts(id: piece.id) ?? []
  }

  /// What ``PagePictures`` draws: the record, and the model that the run trains where there is one.
  public var shown: [Double] {
    var writer = NumberWriter()
    writer.add(record)
    let model = exhibit.model?.trained(by: settings)
    writer.add(model != nil)
    if let model, !model.write(to: &writer) { return [] }
    return writer.numbers
  }

  /// What a formula comes to for the record; see ``RunFormula``.
  public func value(of formula: [Double]) -> Double {
    MeasuredRun(record: record, settings: settings, data: data, model: exhibit.model)
      .value(of: formula)
  }

  /// The record against one of the author's runs, which may have another loss.
  public func words(against author: Int, isSameLoss: Bool) -> String {
    guard exhibit.authors.indices.contains(author) else { return "" }
    return changeInWords(
      from: exhibit.authors[author].record, to: record, isSameLoss: isSameLoss)
  }
}

extension EngineError {
  /// Why a run cannot begin, for a reader who moved a control.
  var words: String {
    switch self {
    case .noRows: "There are no rows to train on."
    case .batchSize(let size, let rows):
      size < 1
        ? "A batch needs at least one row."
        : "A batch of " + NumberFormat.count(size) + " rows is larger than the "
          + NumberFormat.count(rows) + " rows."
    case .epochs: "A run cannot have that many epochs."
    case .hyperparameter: "That value is outside its range."
    case .emptyLayer: "A layer needs at least one unit."
    case .needsValidation: "There are no validation rows to watch."
    case .singleClass: "All rows are of one class."
    default: "The settings do not fit the rows."
    }
  }
}
