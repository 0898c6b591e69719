import LecternEngine
import Testing

@Suite struct MatrixTests {
  let matrix = Matrix(rows: 2, columns: 3, elements: [1, 2, 3, 4, 5, 6])

  @Test func namesPlacesRowByRow() {
    #expect(matrix[1, 0] == 4)
    #expect(matrix.row(1) == [4, 5, 6])
    #expect(matrix.column(2) == [3, 6])
    #expect(Matrix(columns: [[1, 4], [2, 5], [3, 6]]) == matrix)
    #expect(matrix.transposed.transposed == matrix)
    #expect(matrix.transposed[2, 1] == 6)
  }

  @Test func selectsAndJoins() {
    #expect(matrix.selecting(rows: [1, 1, 0]).column(0) == [4, 4, 1])
    #expect(matrix.selecting(columns: [2, 0]).elements == [3, 1, 6, 4])
    #expect(matrix.joined(with: Matrix(column: [7, 8])).elements == [1, 2, 3, 7, 4, 5, 6, 8])
  }

  @Test func multiplies() {
    #expect(matrix.multiplied(by: [1, 0, -1]) == [-2, -2])
    #expect(matrix.multiplied(by: matrix.transposed).elements == [14, 32, 32, 77])
    #expect(matrix.linearPredictions(weights: [1, 1, 1], bias: 10) == [16, 25])
  }

  @Test func findsTheFirstNumberThatIsNotFinite() {
    #expect(matrix.firstNonfinite == nil)
    var broken = matrix
    broken[1, 1] = .nan
    broken[1, 2] = .infinity
    #expect(broken.firstNonfinite.map { [$0.row, $0.column] } == [1, 1])
  }

  @Test func powersStandBesideEachOther() {
    let powers = Matrix(rows: 1, columns: 2, elements: [2, 10]).powers(upTo: 3)
    #expect(powers.elements == [2, 4, 8, 10, 100, 1000])
  }
}
