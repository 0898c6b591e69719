import LecternText
import LecternWeb

// The module that draws landscapes, fits and boundaries, for pages that have such figures.

/// Opens an exhibit: its numbers, then its texts. 0 when it is broken.
@_expose(wasm, "lectern_open") @c public func lecternOpen(
  _ exhibit: UnsafePointer<Double>, _ exhibitCount: Int32, _ text: UnsafePointer<UInt8>,
  _ textCount: Int32
) -> UnsafeMutableRawPointer? {
  let packet = PagePacket(numbers: list(exhibit, exhibitCount), text: bytes(text, textCount))
  guard let pictures = PagePictures(packet: packet) else { return nil }
  TextStore.settle()
  return Unmanaged.passRetained(pictures).toOpaque()
}

/// Takes a run as the other module left it; 0 when it cannot be read.
@_expose(wasm, "lectern_show") @c public func lecternShow(
  _ handle: UnsafeMutableRawPointer, _ run: UnsafePointer<Double>, _ count: Int32
) -> Int32 {
  pictures(handle).show(list(run, count)) ? 1 : 0
}

/// Draws figure `index`; `author` is the author's run with the same settings, or −1.
@_expose(wasm, "lectern_draw") @c public func lecternDraw(
  _ handle: UnsafeMutableRawPointer, _ index: Int32, _ author: Int32
) -> Int32 {
  leave(pictures(handle).picture(Int(index), author: author < 0 ? nil : Int(author)))
}

private func pictures(_ handle: UnsafeMutableRawPointer) -> PagePictures {
  Unmanaged<PagePictures>.fromOpaque(handle).takeUnretainedValue()
}
