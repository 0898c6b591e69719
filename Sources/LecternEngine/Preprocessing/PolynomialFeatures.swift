extension Matrix {
  /// The powers 1...`degree` of every column: `x₁, x₁², …, x₂, x₂², …`. Products of different
  /// columns are left out. Each power is the one before times the value.
  ///
  /// - Precondition: `degree` is at least 1.
  public func powers(upTo degree: Int) -> Matrix {
    precondition(degree >= 1)
    var result = Matrix(rows: rows, columns: columns * degree)
    for i in 0..<rows {
      for j in 0..<columns {
        let value = self[i, j]
        var power = value
        for p in 0..<degree {
          result[i, j * degree + p] = power
          power *= value
        }
      }
    }
    return result
  }
}
