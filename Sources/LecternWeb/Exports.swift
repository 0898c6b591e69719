#if arch(wasm32)
// The module's border to the page's script. Handles are retained sessions; memory that the script
// fills comes from `lectern_alloc`. A text or list of numbers that a call leaves behind stands at
// `lectern_result` until the next call.

nonisolated(unsafe) private var result: [UInt8] = []
nonisolated(unsafe) private var numbers: [Double] = []

@_expose(wasm, "lectern_alloc") @c public func lecternAlloc(_ bytes: Int32)
  -> UnsafeMutableRawPointer
{
  UnsafeMutableRawPointer.allocate(byteCount: Int(bytes), alignment: 16)
}

@_expose(wasm, "lectern_free") @c public func lecternFree(_ pointer: UnsafeMutableRawPointer) {
  pointer.deallocate()
}

/// Opens an exhibit: its numbers, its texts, then the numbers of the rows. 0 when it is broken.
@_expose(wasm, "lectern_open") @c public func lecternOpen(
  _ exhibit: UnsafePointer<Double>, _ exhibitCount: Int32, _ text: UnsafePointer<UInt8>,
  _ textCount: Int32, _ rows: UnsafePointer<Double>, _ rowsCount: Int32
) -> UnsafeMutableRawPointer? {
  let packet = PagePacket(
    numbers: list(exhibit, exhibitCount),
    text: [UInt8](UnsafeBufferPointer(start: text, count: Int(textCount))))
  guard let session = PageSession(packet: packet, data: list(rows, rowsCount)) else { return nil }
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
  numbers = session.record.losses
  return Int32(truncatingIfNeeded: numbers.count)
}

/// Where the losses stand.
@_expose(wasm, "lectern_numbers") @c public func lecternNumbers() -> UnsafeRawPointer? {
  numbers.withUnsafeBufferPointer { UnsafeRawPointer($0.baseAddress) }
}

/// The first update that was not finite; 0 for none.
@_expose(wasm, "lectern_broke") @c public func lecternBroke(
  _ handle: UnsafeMutableRawPointer
) -> Int32 {
  Int32(truncatingIfNeeded: session(handle).record.firstNonfiniteStep ?? 0)
}

/// Draws figure `index`; `author` is the author's run with the same settings, or −1.
@_expose(wasm, "lectern_draw") @c public func lecternDraw(
  _ handle: UnsafeMutableRawPointer, _ index: Int32, _ author: Int32
) -> Int32 {
  leave(session(handle).figure(Int(index), author: author < 0 ? nil : Int(author)))
}

/// Says what changed against an author's run.
@_expose(wasm, "lectern_describe") @c public func lecternDescribe(
  _ handle: UnsafeMutableRawPointer, _ author: Int32
) -> Int32 {
  leave(Array(session(handle).words(against: Int(author)).utf8))
}

/// Where the last text stands.
@_expose(wasm, "lectern_result") @c public func lecternResult() -> UnsafeRawPointer? {
  result.withUnsafeBufferPointer { UnsafeRawPointer($0.baseAddress) }
}

/// Looks at the run; leaves everything that it computed and returns how many numbers there are.
@_expose(wasm, "lectern_computed") @c public func lecternComputed(
  _ handle: UnsafeMutableRawPointer
) -> Int32 {
  let session = session(handle)
  session.look()
  numbers = session.record.computed
  return Int32(truncatingIfNeeded: numbers.count)
}

private func session(_ handle: UnsafeMutableRawPointer) -> PageSession {
  Unmanaged<PageSession>.fromOpaque(handle).takeUnretainedValue()
}

private func list(_ pointer: UnsafePointer<Double>, _ count: Int32) -> [Double] {
  [Double](UnsafeBufferPointer(start: pointer, count: Int(count)))
}

private func leave(_ text: [UInt8]) -> Int32 {
  result = text
  return Int32(truncatingIfNeeded: text.count)
}
#endif
