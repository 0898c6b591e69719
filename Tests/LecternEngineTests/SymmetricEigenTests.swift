import LecternEngine
import LecternNumerics
import Testing

@Suite struct SymmetricEigenTests {
  @Test func solvesTwoByTwo() {
    let eigen = SymmetricEigen(Matrix(rows: 2, columns: 2, elements: [2, 1, 1, 2]))
    #expect(isClose(eigen.values[0], 3, relative: 1e-15))
    #expect(isClose(eigen.values[1], 1, relative: 1e-15))
    #expect(isClose(eigen.vectors[0, 0], 0.5.squareRoot(), relative: 1e-15))
  }

  @Test func leavesADiagonalAlone() {
    let eigen = SymmetricEigen(Matrix(rows: 3, columns: 3, elements: [1, 0, 0, 0, 5, 0, 0, 0, -2]))
    #expect(eigen.values == [5, 1, -2])
    #expect(eigen.vectors.column(0) == [0, 1, 0])
  }

  @Test(arguments: [1, 2, 5, 12, 40])
  func vectorsReproduceTheMatrix(size: Int) {
    var stream = RandomStream(seed: UInt64(size), stream: .data)
    var matrix = Matrix(rows: size, columns: size)
    for i in 0..<size {
      for j in 0...i {
        matrix[i, j] = stream.normal()
        matrix[j, i] = matrix[i, j]
      }
    }
    let eigen = SymmetricEigen(matrix)
    #expect(eigen.values == eigen.values.sorted(by: >))
    for i in 0..<size {
      for j in 0..<size {
        var sum = 0.0
        var product = 0.0
        for k in 0..<size {
          sum += eigen.vectors[i, k] * eigen.values[k] * eigen.vectors[j, k]
          product += eigen.vectors[k, i] * eigen.vectors[k, j]
        }
        #expect(abs(sum - matrix[i, j]) < 1e-12)
        #expect(abs(product - (i == j ? 1 : 0)) < 1e-13)
      }
    }
  }

  /// Hilbert's matrix of size 4: least eigenvalue from high-precision arithmetic.
  @Test func keepsDigitsOfSmallEigenvalues() {
    var matrix = Matrix(rows: 4, columns: 4)
    for i in 0..<4 {
      for j in 0..<4 { matrix[i, j] = 1 / Double(i + j + 1) }
    }
    let eigen = SymmetricEigen(matrix)
    #expect(isClose(eigen.values[0], 1.5002142800592428, relative: 1e-14))
    #expect(isClose(eigen.values[3], 9.670230402258689e-5, relative: 1e-11))
  }
}
