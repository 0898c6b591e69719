import LecternEngine
import Testing

@Suite struct SplitTests {
  @Test(arguments: [(10, 0.2, 0.0), (313, 0.25, 0.1), (7, 0.01, 0.01), (10_000, 0.2, 0.2)])
  func partsCoverTheRowsOnce(rows: Int, validation: Double, test: Double) throws {
    for choice in [Split.Choice.shuffled(seed: 3), .lastRows] {
      let split = try Split(rows: rows, validation: validation, test: test, choice: choice)
      let all = split.training + split.validation + split.test
      #expect(all.sorted() == (0..<UInt32(rows)).map { $0 })
      let wanted = max(1, Int(Double(rows) * validation + 0.5))
      #expect(split.validation.count == wanted)
      #expect(split.training == split.training.sorted())
      #expect(split.validation == split.validation.sorted())
    }
  }

  @Test func lastRowsKeepTheTablesOrder() throws {
    let split = try Split(rows: 10, validation: 0.2, test: 0.1, choice: .lastRows)
    #expect(split.validation == [7, 8])
    #expect(split.test == [9])
  }

  @Test func seedsGiveDifferentParts() throws {
    let a = try Split(rows: 100, validation: 0.2, choice: .shuffled(seed: 1))
    let b = try Split(rows: 100, validation: 0.2, choice: .shuffled(seed: 2))
    #expect(a != b)
    #expect(try a == Split(rows: 100, validation: 0.2, choice: .shuffled(seed: 1)))
  }

  /// Men stand first, so the last fifth is women only: a biased judge.
  @Test func lastRowsOfASortedTableMislead() throws {
    let table = try HeightsGenerator().table(seed: 0)
    func bias(_ choice: Split.Choice) throws -> Double {
      let split = try Split(rows: 10_000, validation: 0.2, choice: choice)
      let training = table.dataset.selecting(rows: split.training)
      let held = table.dataset.selecting(rows: split.validation)
      let fit = try leastSquares(training.features, training.targets.column(0)).coefficients
      return -Residuals(
        predictions: fit.predictions(held.features), targets: held.targets.column(0)
      ).mean
    }
    #expect((5.0...7.4).contains(try bias(.lastRows)))
    #expect(abs(try bias(.shuffled(seed: 0))) < 1)
  }

  @Test func refusesSharesThatLeaveNothing() {
    #expect(throws: SplitError.unusableShare(1)) {
      try Split(rows: 10, validation: 1, choice: .lastRows)
    }
    #expect(throws: SplitError.unusableShare(-0.1)) {
      try Split(rows: 10, validation: 0.1, test: -0.1, choice: .lastRows)
    }
    #expect(throws: SplitError.nothingToTrainOn(rows: 2, held: 2)) {
      try Split(rows: 2, validation: 0.5, test: 0.5, choice: .lastRows)
    }
  }
}
