/// At most `limit` of the places `0..<count`, evenly spread, both ends among them.
func evenPlaces(_ count: Int, limit: Int) -> [Int] {
  guard count > limit, limit > 1 else { return Array(0..<max(count, 0)) }
  return (0..<limit).map { $0 * (count - 1) / (limit - 1) }
}

/// `count` values from `low` to `high`, evenly spaced, both ends among them.
func evenValues(from low: Double, to high: Double, count: Int) -> [Double] {
  (0..<count).map { low + (high - low) * Double($0) / Double(max(count - 1, 1)) }
}
