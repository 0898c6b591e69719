extension RandomStream {
  /// Puts `indices` into random order, each order equally likely.
  ///
  /// Durstenfeld 1964, algorithm 235, from the last place down. Positions are drawn as 32-bit
  /// numbers, so the order does not depend on the width of `Int`.
  @inlinable public mutating func shuffle(_ indices: inout [UInt32]) {
    let start = self
    self = indices.withUnsafeMutableBufferPointer { indices in
      // A copy of its own, so that its words stay in registers.
      var random = start
      var left = UInt32(truncatingIfNeeded: indices.count)
      while left > 1 {
        let j = Int(random.below(left))
        left &-= 1
        let moved = indices[Int(left)]
        indices[Int(left)] = indices[j]
        indices[j] = moved
      }
      return random
    }
  }

  /// The numbers 0..<`count` in random order.
  public mutating func permutation(of count: Int) -> [UInt32] {
    var indices = [UInt32](repeating: 0, count: count)
    for i in 0..<count { indices[i] = UInt32(truncatingIfNeeded: i) }
    shuffle(&indices)
    return indices
  }
}
