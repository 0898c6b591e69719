/// Places to print in a table of at most `limit` rows: all if they are few, else those whose
/// position is a round number (0, 1, 2, 5, 10, 20, …), with the last and every event.
func tableRows(at positions: [Double], events: [Int], limit: Int = 25) -> [Int] {
  guard positions.count > 12 else { return Array(positions.indices) }
  var rows = events.filter { positions.indices.contains($0) }
  rows.append(0)
  rows.append(positions.count - 1)
  for index in positions.indices where rows.count < limit - 1 && isRound(positions[index]) {
    rows.append(index)
  }
  rows.sort()
  var result: [Int] = []
  for row in rows where result.last.map({ $0 < row }) ?? true { result.append(row) }
  return result
}

/// Whether a value is 0, 1, 2 or 5 times a power of ten.
private func isRound(_ value: Double) -> Bool {
  guard value >= 0, value < 1e12, value == Double(Int64(value)) else { return false }
  var rest = Int64(value)
  while rest >= 10 && rest % 10 == 0 { rest /= 10 }
  return rest == 0 || rest == 1 || rest == 2 || rest == 5
}

/// At most `limit` places of `count`, evenly spread, the first and the last among them.
func evenly(_ count: Int, limit: Int) -> [Int] {
  guard count > limit, limit > 1 else { return Array(0..<count) }
  return (0..<limit).map { $0 * (count - 1) / (limit - 1) }
}
