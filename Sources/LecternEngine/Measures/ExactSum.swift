/// A running sum that keeps what rounding drops, so that its error does not grow with the count.
///
/// Neumaier 1974, the improved Kahan–Babuška algorithm. For sums outside hot loops.
struct ExactSum {
  private var sum = 0.0
  private var dropped = 0.0

  mutating func add(_ value: Double) {
    let total = sum + value
    if sum.magnitude >= value.magnitude {
      dropped += (sum - total) + value
    } else {
      dropped += (value - total) + sum
    }
    sum = total
  }

  var value: Double {
    // Past overflow the parts cancel to NaN; the plain sum then says more.
    dropped.isFinite ? sum + dropped : sum
  }
}
