import LecternNumerics

/// At most `limit` of the places `0..<count`, ascending: the same ones every time, spread like a random
/// sample, so that no pattern in the order of the rows decides which are left out.
func samplePlaces(_ count: Int, limit: Int) -> [Int] {
  guard count > limit else { return Array(0..<max(count, 0)) }
  func rank(_ place: Int) -> UInt64 {
    // The finalizer of splitmix64 (Steele, Lea and Flood 2014).
    var bits = UInt64(place) &* 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
  let ranked = (0..<count).map { (rank: rank($0), place: $0) }.sorted { $0.rank < $1.rank }
  return ranked.prefix(limit).map(\.place).sorted()
}

/// What a caption adds where a figure draws, and so speaks of, a part of the rows.
func sampleNote(_ shown: Int, of all: Int) -> String {
  guard shown < all else { return "" }
  return " Drawn, and spoken of here, are \(NumberFormat.count(shown)) of "
    + "\(NumberFormat.count(all)) rows, a fixed sample."
}

/// `the 160 training rows`.
func rowCount(_ count: Int, _ part: String) -> String {
  "the \(NumberFormat.count(count)) \(part) \(count == 1 ? "row" : "rows")"
}
