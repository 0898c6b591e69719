/// A coordinate in tenths of a pixel, the resolution of every drawing.
///
/// Working in whole tenths makes relative path commands exact: rounding never accumulates along a
/// path. Halves round away from zero. A value that is not finite, which no drawing should hold,
/// becomes the nearest bound of ±100 000 pixels (zero for NaN) instead of a trap.
public func coordinateTenths(_ value: Double) -> Int32 {
  if value != value { return 0 }
  if value >= 100_000 { return 1_000_000 }
  if value <= -100_000 { return -1_000_000 }
  return Int32(value * 10 + (value < 0 ? -0.5 : 0.5))
}

/// A coordinate with at most one decimal and no superfluous characters: `12`, `12.5`, `.5`, `-.5`.
@inline(never)
public func coordinateText(_ value: Double) -> String {
  var bytes: [UInt8] = []
  appendTenths(coordinateTenths(value), to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

/// The decimal digits of a whole number.
public func wholeNumberText(_ value: Int) -> String {
  var bytes: [UInt8] = []
  if value < 0 { bytes.append(UInt8(ascii: "-")) }
  appendDigits(UInt64(value.magnitude), to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

func appendTenths(_ tenths: Int32, to bytes: inout [UInt8]) {
  if tenths < 0 { bytes.append(UInt8(ascii: "-")) }
  let magnitude = tenths.magnitude
  let (whole, tenth) = (magnitude / 10, magnitude % 10)
  if whole > 0 || tenth == 0 { appendDigits(UInt64(whole), to: &bytes) }
  if tenth > 0 {
    bytes.append(UInt8(ascii: "."))
    bytes.append(UInt8(ascii: "0") + UInt8(tenth))
  }
}

private func appendDigits(_ value: UInt64, to bytes: inout [UInt8]) {
  let start = bytes.count
  var rest = value
  repeat {
    bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
    rest /= 10
  } while rest > 0
  bytes[start...].reverse()
}
