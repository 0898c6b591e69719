import LecternSource
import Testing

@testable import LecternSpec

@Suite struct ExpressionParserTests {
  @Test(arguments: [
    ("capstone.loss.final", "capstone.loss.final"),
    ("adam.loss[5]", "adam.loss[5]"),
    ("grid[0.1, 32].diverged", "grid[0.1, 32].diverged"),
    ("NAME[1].forward.h1", "NAME[1].forward.h1"),
    ("a+b*c", "a + b * c"),
    ("(a+b)*c", "(a + b) * c"),
    ("a-(b-c)", "a - (b - c)"),
    ("(a-b)-c", "a - b - c"),
    ("-2^2", "-2^2"),
    ("(-2)^2", "(-2)^2"),
    ("2^3^4", "2^3^4"),
    ("(2^3)^4", "(2^3)^4"),
    ("2^-1", "2^-1"),
    ("a * -b", "a * -b"),
    ("1 − 2", "1 - 2"),
    ("not a < b and c or d", "not a < b and c or d"),
    ("not (a and b)", "not (a and b)"),
    ("(a < b) == (c < d)", "(a < b) == (c < d)"),
    ("31%", "31%"),
    ("1e-3", "1e-3"),
    ("∞", "infinity"),
    ("heights['body mass'].mean", "heights[\"body mass\"].mean"),
    ("heights['a\"\u{301}b'].mean", "heights['a\"\u{301}b'].mean"),
    (
      "adam.epochs_to(loss < 0.2) < sgd.epochs_to(loss<0.2)",
      "adam.epochs_to(loss < 0.2) < sgd.epochs_to(loss < 0.2)"
    ),
    ("max(loss[1],loss[2])>10", "max(loss[1], loss[2]) > 10"),
    ("x within 0.5 of 148.8", "x within 0.5 of 148.8"),
    ("within(x, 148.8, 0.5)", "within(x, 148.8, 0.5)"),
    ("x + 1 between a and b + 1 and c", "x + 1 between a and b + 1 and c"),
    ("diverged_at == never", "diverged_at == never"),
    ("größe.mean", "größe.mean"),
  ])
  func readsAndPrints(text: String, expected: String) throws {
    let (expression, diagnostics) = parseExpression(text, at: 0, path: "e")
    #expect(diagnostics == [])
    let first = printed(try #require(expression))
    #expect(first == expected)
    let again = try #require(parseExpression(first, at: 0, path: "e").0)
    #expect(printed(again) == first)
  }

  @Test func bindsLooselyFromOrToPower() throws {
    let (expression, _) = parseExpression("a or b and c < d + e * -f^g", at: 0, path: "e")
    guard case .binary(.or, _, let right)? = expression?.kind,
      case .binary(.and, _, let comparison) = right.kind,
      case .binary(.less, _, let sum) = comparison.kind,
      case .binary(.plus, _, let product) = sum.kind,
      case .binary(.times, _, let negation) = product.kind,
      case .negation(let power) = negation.kind, case .binary(.power, _, _) = power.kind
    else {
      Issue.record("unexpected shape: \(String(describing: expression))")
      return
    }
  }

  @Test func knowsThePlaceOfEveryPart() throws {
    let text = "  a.b + max(1, 2)"
    let (expression, _) = parseExpression(text, at: 100, path: "e")
    guard case .binary(.plus, let left, let right)? = expression?.kind else {
      Issue.record("not a sum")
      return
    }
    #expect(expression?.range == SourceRange(102..<117))
    #expect(left.range == SourceRange(102..<105))
    #expect(right.range == SourceRange(108..<117))
  }

  @Test func percentIsAHundredth() {
    let (expression, _) = parseExpression("31%", at: 0, path: "e")
    #expect(
      expression?.kind == .number(NumberLiteral(value: 0.31, digits: "31", isPercent: true)))
  }

  @Test(arguments: [
    ("", "L0301 0..<0 an empty expression"),
    ("  ", "L0301 2..<2 an empty expression"),
    ("a # b", "L0302 2..<3 unexpected character '#'"),
    (
      "“a” == b",
      "L0302 0..<3 unexpected character '“'\nL0302 4..<7 unexpected character '”'"
    ),
    ("1.2.3", "L0303 0..<5 '1.2.3' is not a number"),
    ("3px", "L0303 0..<3 '3px' is not a number"),
    ("1e", "L0303 0..<2 '1e' is not a number"),
    ("5. < a", "L0303 0..<2 '5.' is not a number"),
    ("\"a", "L0304 0..<2 text without a closing quotation mark"),
    ("loss.final <", "L0305 11..<12 no value after '<'"),
    ("< 3", "L0305 0..<1 '<' without a value before it"),
    ("a and and b", "L0305 6..<9 no value after 'and'"),
    ("max(1,)", "L0305 6..<7 no value after ','"),
    ("1 < not a", "L0305 4..<7 'not' after an operator"),
    ("2 loss", "L0306 2..<6 'loss' follows without an operator"),
    ("12,520", "L0306 2..<3 a comma outside of parentheses and brackets"),
    ("max(a b)", "L0306 6..<7 'b' follows without an operator"),
    ("(a + b", "L0307 0..<1 '(' is not closed"),
    ("loss[5", "L0307 4..<5 '[' is not closed"),
    ("a)", "L0308 1..<2 ')' closes nothing"),
    ("1 < a < 2", "L0309 6..<7 a second comparison in a row"),
    ("a = 2", "L0310 2..<3 '=' is not an operator here → =="),
    ("a && b", "L0310 2..<4 '&&' is not an operator here → and"),
    (
      "!a | b",
      "L0310 0..<1 '!' is not an operator here → not \nL0310 3..<4 '|' is not an operator here → or"
    ),
    (
      "a**2 ≤ 3",
      "L0310 1..<3 '**' is not an operator here → ^\nL0310 5..<8 '≤' is not an operator here → <="
    ),
    ("5 % 2", "L0310 2..<3 '%' is not an operator here"),
    ("a..b", "L0312 1..<2 a dot without a name after it"),
    ("a.5", "L0312 1..<2 a dot without a name after it"),
    (".5", "L0312 0..<1 a path that starts with a dot"),
    ("a[]", "L0312 1..<3 empty brackets"),
    ("2(a)", "L0312 1..<2 a parenthesis after a value"),
    ("a =< 2", "L0310 2..<4 '=<' is not an operator here → <="),
    ("a => 2", "L0310 2..<4 '=>' is not an operator here → >="),
    ("a&&b", "L0310 1..<3 '&&' is not an operator here →  and "),
    ("a within 0.5", "L0313 12..<12 'within' without 'of'"),
    ("a between 1", "L0313 11..<11 'between' without 'and'"),
  ])
  func namesEveryMistake(text: String, expected: String) {
    let (expression, diagnostics) = parseExpression(text, at: 0, path: "e")
    #expect(expression == nil)
    let lines = diagnostics.map {
      "\($0.rule.code) \($0.range.offsets) \($0.message)"
        + ($0.fix.map { " → \($0.replacement)" } ?? "")
    }
    #expect(lines.joined(separator: "\n") == expected)
  }

  /// Several mistakes in one expression are named in one reading, and none twice.
  @Test(arguments: [
    ("a # b and c <", "L0302 2..<3\nL0305 12..<13"),
    ("a ~~## b ?? c", "L0302 2..<6\nL0302 9..<11"),
    ("x = 3 && y <", "L0310 2..<3\nL0310 6..<8\nL0305 11..<12"),
    ("(a + ", "L0307 0..<1\nL0305 3..<4"),
    ("max(", "L0307 3..<4"),
    ("max(a,, b,", "L0307 3..<4\nL0305 6..<7\nL0305 9..<10"),
    ("max(loss[1, loss[2]) > 10", "L0307 8..<9"),
    ("max(loss[1) > 10 and loss[", "L0307 8..<9\nL0307 25..<26"),
    ("f(a]", "L0307 1..<2"),
    ("a) + b)", "L0308 1..<2\nL0308 6..<7"),
    ("the loss is small", "L0306 4..<8"),
    ("a < b < c < d", "L0309 6..<7"),
    ("(1,000)", "L0306 2..<3"),
    ("(a + 3px", "L0303 5..<8"),
    ("h[\"a", "L0304 2..<4"),
    ("h[“body mass”].mean ≤ 3", "L0302 2..<5\nL0302 14..<17\nL0310 24..<27"),
    ("a.5 + b..c", "L0312 1..<2\nL0312 7..<8"),
    ("1 < not a <", "L0305 4..<7\nL0305 10..<11"),
    ("a within 0.5 148 and", "L0313 13..<16\nL0305 17..<20"),
    (", , ,", "L0305 0..<1\nL0306 2..<3"),
    ("[1]", "L0305 0..<1"),
    ("of", "L0305 0..<2"),
    ("a\u{200B}b", "L0302 1..<4"),
  ])
  func gathersMistakesWithoutCascades(text: String, expected: String) {
    let (expression, diagnostics) = parseExpression(text, at: 0, path: "e")
    #expect(expression == nil)
    let lines = diagnostics.map { "\($0.rule.code) \($0.range.offsets)" }
    #expect(lines.joined(separator: "\n") == expected)
  }

  @Test func boundsDepthAndLength() {
    let deep = String(repeating: "(", count: 400) + "a" + String(repeating: ")", count: 400)
    #expect(parseExpression(deep, at: 0, path: "e").1.map(\.rule.code) == ["L0311"])
    let long = Array(repeating: "a", count: 1500).joined(separator: "+")
    #expect(parseExpression(long, at: 0, path: "e").1.map(\.rule.code) == ["L0311"])
  }
}
