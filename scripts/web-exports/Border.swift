import LecternText

// The modules' border to the page's script. Handles are retained objects; memory that the script fills
// comes from `lectern_alloc`. A text or list of numbers that a call leaves behind stands at
// `lectern_result` or `lectern_numbers` until the next call.

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

/// Where the last text stands.
@_expose(wasm, "lectern_result") @c public func lecternResult() -> UnsafeRawPointer? {
  result.withUnsafeBufferPointer { UnsafeRawPointer($0.baseAddress) }
}

/// Where the last numbers stand.
@_expose(wasm, "lectern_numbers") @c public func lecternNumbers() -> UnsafeRawPointer? {
  numbers.withUnsafeBufferPointer { UnsafeRawPointer($0.baseAddress) }
}

func list(_ pointer: UnsafePointer<Double>, _ count: Int32) -> [Double] {
  [Double](UnsafeBufferPointer(start: pointer, count: Int(count)))
}

func bytes(_ pointer: UnsafePointer<UInt8>, _ count: Int32) -> [UInt8] {
  [UInt8](UnsafeBufferPointer(start: pointer, count: Int(count)))
}

/// Leaves the bytes of a text behind. No text outlives the call that made it, but for an exhibit's.
func leave(_ text: [UInt8]) -> Int32 {
  result = text
  TextStore.clear()
  return Int32(truncatingIfNeeded: text.count)
}

func leave(_ list: [Double]) -> Int32 {
  numbers = list
  return Int32(truncatingIfNeeded: list.count)
}
