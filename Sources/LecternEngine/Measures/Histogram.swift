/// How many values fall into each of several equally wide bins.
public struct Histogram: Equatable, Sendable {
  /// Lower end of the first bin.
  public let low: Double
  /// Width of each bin.
  public let width: Double
  /// How many values fall into each bin, the lowest bin first.
  public let counts: [Int]

  /// Bins from the least to the greatest value. A value on an edge belongs to the bin above, the
  /// greatest value to the last bin. Values that are not finite are left out.
  ///
  /// The number of `bins` is brought into 1...1000; by default it is what Sturges' rule (1926) gives,
  /// `⌈log₂ n⌉ + 1`.
  public init(_ values: [Double], bins: Int? = nil) {
    var finite: [Double] = []
    for value in values where value.isFinite { finite.append(value) }
    let least = finite.isEmpty ? 0 : Statistics.minimum(finite)
    let most = finite.isEmpty ? 1 : Statistics.maximum(finite)
    let padding = least.magnitude > 1 ? least.magnitude * 0x1p-20 : 1
    let wanted = bins ?? Histogram.sturges(finite.count)
    self.init(
      finite, from: least, to: most > least ? most : least + padding,
      bins: wanted < 1 ? 1 : (wanted > 1000 ? 1000 : wanted))
  }

  /// Bins from `low` to `high`; values outside are left out.
  public init(_ values: [Double], from low: Double, to high: Double, bins: Int) {
    precondition(bins > 0 && low < high)
    self.low = low
    width = (high - low) / Double(bins)
    var counts = [Int](repeating: 0, count: bins)
    for value in values where value >= low && value <= high {
      let share = (value - low) / (high - low) * Double(bins)
      let bin = share < Double(bins) ? Int(share) : bins - 1
      counts[bin] += 1
    }
    self.counts = counts
  }

  /// The lower edge of bin `index`; for `counts.count` the upper edge of the last.
  public func edge(_ index: Int) -> Double {
    low + Double(index) * width
  }

  static func sturges(_ count: Int) -> Int {
    var bins = 1
    var reach = 1
    while reach < count {
      reach *= 2
      bins += 1
    }
    return bins
  }
}
