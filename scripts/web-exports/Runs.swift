import LecternText
import LecternWeb

// The module that repeats runs, draws their curves and says what changed.

/// Opens an exhibit: its numbers, its texts, then the numbers of the rows. 0 when it is broken.
@_expose(wasm, "lectern_open") @c public func lecternOpen(
  _ exhibit: UnsafePointer<Double>, _ exhibitCount: Int32, _ text: UnsafePointer<UInt8>,
  _ textCount: Int32, _ rows: UnsafePointer<Double>, _ rowsCount: Int32
) -> UnsafeMutableRawPointer? {
  let packet = PagePacket(numbers: list(exhibit, exhibitCount), text: bytes(text, textCount))
  guard let session = PageSession(packet: packet, data: list(rows, rowsCount)) else { return nil }
  TextStore.settle()
  return Unmanaged.passRetained(session).toOpaque()
}

/// Begins a run; the length of the reason when it cannot, else 0.
@_expose(wasm, "lectern_start") @c public func lecternStart(
  _ handle: UnsafeMutableRawPointer, _ settings: UnsafePointer<Double>, _ count: Int32
) -> Int32 {
  guard let settings = PageSettings(numbers: list(settings, count)) else {
    return leave(Array("These settings cannot be read.".utf8))
  }
  return leave(Array((session(handle).start(settings) ?? "").utf8))
}

/// Goes on by at most `epochs`; 1 when the run has ended.
@_expose(wasm, "lectern_advance") @c public func lecternAdvance(
  _ handle: UnsafeMutableRawPointer, _ epochs: Int32
) -> Int32 {
  session(handle).advance(epochs: Int(epochs)) ? 1 : 0
}

/// Epochs that the run asks for.
@_expose(wasm, "lectern_planned") @c public func lecternPlanned(
  _ handle: UnsafeMutableRawPointer
) -> Int32 {
  Int32(truncatingIfNeeded: session(handle).run?.planned ?? 0)
}

/// Looks at the run; leaves its losses and returns how many there are.
@_expose(wasm, "lectern_look") @c public func lecternLook(
  _ handle: UnsafeMutableRawPointer
) -> Int32 {
  let session = session(handle)
  session.look()
  return leave(session.record.losses)
}

/// Leaves what the other module draws of the run when it was last looked at.
@_expose(wasm, "lectern_shown") @c public func lecternShown(
  _ handle: UnsafeMutableRawPointer
) -> Int32 { leave(session(handle).shown) }

/// Draws figure `index`, a curve; `author` is the author's run with the same settings, or −1.
@_expose(wasm, "lectern_draw") @c public func lecternDraw(
  _ handle: UnsafeMutableRawPointer, _ index: Int32, _ author: Int32
) -> Int32 {
  leave(session(handle).curve(Int(index), author: author < 0 ? nil : Int(author)))
}

/// Says what changed against an author's run; `isSameLoss` is 0 where the two have different losses.
@_expose(wasm, "lectern_describe") @c public func lecternDescribe(
  _ handle: UnsafeMutableRawPointer, _ author: Int32, _ isSameLoss: Int32
) -> Int32 {
  leave(Array(session(handle).words(against: Int(author), isSameLoss: isSameLoss != 0).utf8))
}

/// What a formula comes to for the run when it was last looked at.
@_expose(wasm, "lectern_value") @c public func lecternValue(
  _ handle: UnsafeMutableRawPointer, _ formula: UnsafePointer<Double>, _ count: Int32
) -> Double { session(handle).value(of: list(formula, count)) }

/// Looks at the run; leaves everything that it computed and returns how many numbers there are.
@_expose(wasm, "lectern_computed") @c public func lecternComputed(
  _ handle: UnsafeMutableRawPointer
) -> Int32 {
  let session = session(handle)
  session.look()
  return leave(session.record.computed)
}

private func session(_ handle: UnsafeMutableRawPointer) -> PageSession {
  Unmanaged<PageSession>.fromOpaque(handle).takeUnretainedValue()
}
