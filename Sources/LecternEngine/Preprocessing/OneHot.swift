extension Matrix {
  /// A column of 0 and 1 for each category: row `i` has its 1 in column `labels[i]`.
  ///
  /// With a bias these columns are dependent, since each row adds up to 1; leave the `baseline`
  /// category out where the solution must be unique. Its rows are then all zeros and the other
  /// weights tell the difference from it.
  ///
  /// - Precondition: labels lie below `categories`, and `baseline`, if given, too.
  public init(oneHot labels: [UInt32], categories: Int, without baseline: Int? = nil) {
    precondition(baseline.map { $0 >= 0 && $0 < categories } ?? true)
    let columns = categories - (baseline == nil ? 0 : 1)
    self.init(rows: labels.count, columns: columns)
    for i in 0..<labels.count {
      let label = Int(labels[i])
      precondition(label < categories)
      if label == baseline { continue }
      let shift = baseline.map { label > $0 ? 1 : 0 } ?? 0
      elements[i * columns + label - shift] = 1
    }
  }
}
