import LecternEngine
import Testing

@Suite struct OneHotTests {
  @Test func marksEachRowsCategory() {
    let all = Matrix(oneHot: [2, 0, 1], categories: 3)
    #expect(all.elements == [0, 0, 1, 1, 0, 0, 0, 1, 0])
    let rest = Matrix(oneHot: [2, 0, 1], categories: 3, without: 1)
    #expect(rest.elements == [0, 1, 1, 0, 0, 0])
  }

  /// Weights are differences from the baseline's mean, which is the bias.
  @Test func leavingOneOutMakesTheFitUnique() throws {
    let labels: [UInt32] = [0, 0, 1, 1, 2, 2]
    let target = [1.0, 3, 5, 7, 10, 12]
    let fit = try leastSquares(Matrix(oneHot: labels, categories: 3, without: 0), target)
    #expect(isClose(fit.coefficients.bias, 2, relative: 1e-15))
    #expect(isClose(fit.coefficients.weights[0], 4, relative: 1e-15))
    #expect(isClose(fit.coefficients.weights[1], 9, relative: 1e-15))
    #expect(throws: SolverError.dependentColumns(rank: 3, parameters: 4, column: 1)) {
      try leastSquares(Matrix(oneHot: labels, categories: 3), target)
    }
  }

  @Test func encodesThePenguins() throws {
    let table = try TestData.lessonTable("penguins")
    #expect(table.count == 344)
    #expect(table.allSatisfy { $0.count == 8 })
    let species = table.map { UInt32($0[0] == "Adelie" ? 0 : ($0[0] == "Chinstrap" ? 1 : 2)) }
    let counts = (0..<3).map { k in
      Statistics.sum(Matrix(oneHot: species, categories: 3).column(k))
    }
    #expect(counts == [152, 68, 124])
    #expect(table.count { $0[5].isEmpty } == 2)
  }
}
