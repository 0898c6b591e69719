import Glibc

/// How many documents a property is tried on: `count`, or that many times the number in
/// `LECTERN_FUZZ` for a longer run.
func documentCount(_ count: Int) -> Int {
  guard let value = getenv("LECTERN_FUZZ"), let factor = Int(String(cString: value)) else {
    return count
  }
  return count * max(1, factor)
}
