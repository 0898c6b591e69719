/// A table of numbers, row by row.
public struct Matrix: Equatable, Sendable {
  public let rows: Int
  public let columns: Int
  /// `rows * columns` numbers; the element of row `i`, column `j` stands at `i * columns + j`.
  public var elements: [Double]

  /// - Precondition: `elements` holds `rows * columns` numbers.
  public init(rows: Int, columns: Int, elements: [Double]) {
    precondition(rows >= 0 && columns >= 0 && elements.count == rows * columns)
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// A matrix with `value` in every place.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    self.init(
      rows: rows, columns: columns,
      elements: [Double](repeating: value, count: rows * columns))
  }

  /// One column that holds `values`.
  public init(column values: [Double]) {
    self.init(rows: values.count, columns: 1, elements: values)
  }

  /// The matrix whose columns are `columns`, all of the same length.
  public init(columns: [[Double]]) {
    let count = columns.isEmpty ? 0 : columns[0].count
    self.init(rows: count, columns: columns.count)
    for j in 0..<columns.count {
      precondition(columns[j].count == count)
      for i in 0..<count { elements[i * self.columns + j] = columns[j][i] }
    }
  }

  /// An empty matrix.
  public static let empty = Matrix(rows: 0, columns: 0)

  /// The element of row `row` and column `column`, both from 0; only the place in ``elements`` is
  /// checked.
  @inlinable public subscript(row: Int, column: Int) -> Double {
    get { elements[row * columns + column] }
    set { elements[row * columns + column] = newValue }
  }

  public var isEmpty: Bool { elements.isEmpty }

  /// The first place, row by row, that holds no finite number.
  public var firstNonfinite: (row: Int, column: Int)? {
    for i in 0..<elements.count where !elements[i].isFinite {
      return (i / columns, i % columns)
    }
    return nil
  }
}

// MARK: - Parts

extension Matrix {
  /// Row `index`, from 0, as `columns` numbers.
  public func row(_ index: Int) -> [Double] {
    [Double](elements[index * columns..<(index + 1) * columns])
  }

  /// Column `index`, from 0, as `rows` numbers.
  public func column(_ index: Int) -> [Double] {
    precondition(index >= 0 && index < columns)
    var values = [Double](repeating: 0, count: rows)
    for i in 0..<rows { values[i] = elements[i * columns + index] }
    return values
  }

  /// The rows named by `indices`, in that order.
  public func selecting(rows indices: [UInt32]) -> Matrix {
    var selected = Matrix(rows: indices.count, columns: columns)
    var place = 0
    for index in indices {
      let start = Int(index) * columns
      for j in 0..<columns {
        selected.elements[place] = elements[start + j]
        place += 1
      }
    }
    return selected
  }

  /// The columns named by `indices`, in that order.
  public func selecting(columns indices: [Int]) -> Matrix {
    var selected = Matrix(rows: rows, columns: indices.count)
    for i in 0..<rows {
      for j in 0..<indices.count {
        selected.elements[i * indices.count + j] = elements[i * columns + indices[j]]
      }
    }
    return selected
  }

  /// This matrix with the columns of `other`, which has as many rows, to the right.
  public func joined(with other: Matrix) -> Matrix {
    precondition(rows == other.rows)
    var joined = Matrix(rows: rows, columns: columns + other.columns)
    for i in 0..<rows {
      for j in 0..<columns { joined[i, j] = self[i, j] }
      for j in 0..<other.columns { joined[i, columns + j] = other[i, j] }
    }
    return joined
  }

  /// The matrix with rows and columns exchanged, shape `[columns, rows]`.
  public var transposed: Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for i in 0..<rows {
      for j in 0..<columns { result.elements[j * rows + i] = elements[i * columns + j] }
    }
    return result
  }
}

// MARK: - Products

extension Matrix {
  /// `self · vector`, shape `[rows]`; each row is summed from its first column on.
  public func multiplied(by vector: [Double]) -> [Double] {
    precondition(vector.count == columns)
    var result = [Double](repeating: 0, count: rows)
    for i in 0..<rows {
      var sum = 0.0
      for j in 0..<columns { sum += elements[i * columns + j] * vector[j] }
      result[i] = sum
    }
    return result
  }

  /// `self · other`, shapes `[n, k] · [k, m] → [n, m]`; summed in the order of `k`.
  public func multiplied(by other: Matrix) -> Matrix {
    precondition(columns == other.rows)
    var result = Matrix(rows: rows, columns: other.columns)
    for i in 0..<rows {
      for k in 0..<columns {
        let factor = elements[i * columns + k]
        for j in 0..<other.columns {
          result.elements[i * other.columns + j] += factor * other.elements[k * other.columns + j]
        }
      }
    }
    return result
  }

  /// `weights` applied to every row, plus `bias`: the predictions of a linear model, shape `[rows]`.
  public func linearPredictions(weights: [Double], bias: Double) -> [Double] {
    var result = multiplied(by: weights)
    for i in 0..<rows { result[i] += bias }
    return result
  }
}
