import LecternNumerics

/// At most `limit` of the places `0..<count`, evenly spread, both ends among them.
func evenPlaces(_ count: Int, limit: Int) -> [Int] {
  guard count > limit, limit > 1 else { return Array(0..<max(count, 0)) }
  return (0..<limit).map { $0 * (count - 1) / (limit - 1) }
}

/// What a caption adds where a figure draws, and so speaks of, a part of the rows.
func sampleNote(_ shown: Int, of all: Int) -> String {
  guard shown < all else { return "" }
  return " Drawn, and spoken of here, are \(NumberFormat.count(shown)) of "
    + "\(NumberFormat.count(all)) rows, evenly chosen."
}

/// `count` values from `low` to `high`, evenly spaced, both ends among them.
func evenValues(from low: Double, to high: Double, count: Int) -> [Double] {
  (0..<count).map { low + (high - low) * Double($0) / Double(max(count - 1, 1)) }
}
