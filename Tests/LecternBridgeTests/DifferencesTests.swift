import Testing

@testable import LecternBridge

@Suite struct DifferencesTests {
  @Test func literalsAreNamedByTheirArguments() throws {
    let pieces = try #require(
      differences(of: ["fit(x, epochs=1, batch_size=8)", "fit(x, epochs=2, batch_size=16)"]))
    #expect(
      pieces.filter { if case .differing = $0 { true } else { false } } == [
        .differing(["1", "2"], hint: "epochs"), .differing(["8", "16"], hint: "batch_size"),
      ])
  }

  @Test func anExpressionIsTakenWhole() throws {
    let pieces = try #require(
      differences(of: ["m(optimizer=SGD(0.1), loss=1)", "m(optimizer=Adam(0.2, 3), loss=1)"]))
    #expect(
      pieces == [
        .same("m(optimizer="), .differing(["SGD(0.1)", "Adam(0.2, 3)"], hint: "optimizer"),
        .same(", loss=1)"),
      ])
  }

  @Test func anItemBelongsToItsList() throws {
    let pieces = try #require(differences(of: ["w = f([[1.0]])", "w = f([[2.0]])"]))
    #expect(pieces.contains(.differing(["[[1.0]]", "[[2.0]]"], hint: "w")))
    let arrays = try #require(
      differences(of: ["x = np.array([1.0])[:, None]", "x = np.array([2.0])[:, None]"]))
    #expect(
      arrays.last
        == .differing(["np.array([1.0])[:, None]", "np.array([2.0])[:, None]"], hint: "x"))
  }

  @Test func severalArgumentsMayDiffer() throws {
    let pieces = try #require(
      differences(of: ["    f(1, k=None, c=g(2)),", "    f(1, k=L(2), c=None),"]))
    #expect(
      pieces == [
        .same("    f(1, k="), .differing(["None", "L(2)"], hint: "k"), .same(", c="),
        .differing(["g(2)", "None"], hint: "c"), .same("),"),
      ])
  }

  @Test func oneMoreArgumentIsNoExpression() {
    #expect(differences(of: ["Dense(1)", "Dense(1, activation=\"tanh\")"]) == nil)
  }

  @Test func anotherCallIsAnotherStatement() {
    #expect(differences(of: ["zeros_(w)", "constant_(w)"]) == nil)
  }

  @Test(arguments: [
    ("x = a.b(1e-07, \"a b\")  ", ["x", " ", "=", " ", "a.b", "(", "1e-07", ",", " ", "\"a b\""]),
    ("-3.5", ["-", "3.5"]), ("é→\"größe 😀\"é", ["é", "→", "\"größe 😀\"", "é"]),
    ("1e-07+a-1", ["1e-07", "+", "a", "-", "1"]), ("\"open", ["\"open"]), ("", []),
  ]) func tokensAreWholeWords(line: String, expected: [String]) {
    #expect(Array(tokens(of: line).prefix(expected.count)) == expected)
  }

  @Test func aStatementRunsToItsLastBracket() {
    let found = statements(of: ["a = [", "    1,  # one (", "]", "b = 2"])
    #expect(found.map(\.lines.count) == [3, 1])
  }
}
