import LecternChart

/// A page's exhibit with a run as it is shown: what the second module works on, which draws
/// landscapes, fits and boundaries and does not train.
public final class PagePictures {
  /// What the page shows of its runs.
  public let exhibit: PageExhibit
  private var record = PageRecord()
  private var model: PageModel?

  /// Nil when the packet is broken.
  public init?(packet: PagePacket) {
    guard let exhibit = PageExhibit(packet) else { return nil }
    self.exhibit = exhibit
  }

  /// Takes what ``PageSession/shown`` gives; false when it is broken.
  public func show(_ numbers: [Double]) -> Bool {
    var reader = NumberReader(numbers)
    record = PageRecord(&reader)
    model = nil
    if reader.flag() { model = PageModel(&reader) }
    return !reader.isBroken && reader.isAtEnd
  }

  /// The parts of figure `index`; empty where there is nothing to draw.
  public func picture(_ index: Int, author: Int?) -> [UInt8] {
    guard exhibit.pieces.indices.contains(index) else { return [] }
    let piece = exhibit.pieces[index]
    let figure = exhibit.picture(of: piece, rerun: record, author: author, model: model)
    return figure?.parts(id: piece.id) ?? []
  }
}
