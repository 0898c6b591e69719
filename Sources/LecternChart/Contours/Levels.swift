import LecternNumerics

/// Levels 1, 3, 10, … (times a power of ten) above the least value, ascending, at most `limit`,
/// each with something inside and something outside.
///
/// Descending from the highest level below the grid's largest value, so that the outer shape is
/// always told; the innermost levels are dropped first.
func contourLevels(above minimum: Double, in grid: Grid, limit: Int = 7) -> [Double] {
  var largest = -Double.infinity
  var least = Double.infinity
  for value in grid.values where value.isFinite {
    if value > largest { largest = value }
    if value < least { least = value }
  }
  let height = largest - minimum
  guard height > 0, height.isFinite else { return [] }
  var levels: [Double] = []
  var power = decimalExponent(of: height)
  var factor = 3.0
  while levels.count < limit && power > -300 {
    let level = factor * powerOfTen(power)
    if level < height * 0.8 {
      // A ring needs a node inside; the least node is the last to have one.
      if minimum + level <= least { break }
      levels.append(level)
    }
    if factor == 3 {
      factor = 1
    } else {
      factor = 3
      power -= 1
    }
  }
  levels.reverse()
  return levels
}
