import LecternRun
import LecternSource
import Testing

@Suite struct CheckTests {
  private func outcome(_ link: String) throws -> Verdict {
    let lesson = try LessonFixture(lineLesson + "\n\nSome words and \(link) in a sentence.\n")
    return try #require(lesson.report.verdicts.first)
  }

  /// Of several comparisons, the one that does not hold is shown with its values.
  @Test func namesThePartThatIsFalse() throws {
    let lesson = try LessonFixture(
      lineLesson + "\n\n[so](= \"rows.rows < 100 and descent.epochs == 21\")\n")
    let diagnostic = try #require(lesson.report.diagnostics.first)
    #expect(diagnostic.label == "the run says 20 == 21")
  }

  @Test(arguments: [
    ("[4](=rows.y.mean)", Verdict.Outcome.holds), ("[4.0](=rows.y.mean)", .holds),
    ("[4.1](=rows.y.mean)", .fails), ("[3](=rows.rows)", .holds), ("[4](=rows.rows)", .fails),
    ("[3 rows](=rows.rows)", .holds), ("[3.2](=rows.rows)", .fails),
    ("[100%](=exact.r2)", .holds), ("[0](= \"rows.y.mean / 10\")", .tooVague),
    ("[0.4](= \"rows.y.mean / 10\")", .holds), ("[0](=descent.bias.missing)", .broken),
    ("[never](=descent.diverged_at)", .holds), ("[3](=descent.diverged_at)", .fails),
    ("[faster](= \"rates[0.1].loss.final < rates[0.01].loss.final\")", .holds),
    ("[slower](= \"rates[0.1].loss.final > rates[0.01].loss.final\")", .fails),
    ("[words](=rows.y.mean)", .broken), ("[1](=descent.loss)", .broken),
    ("[−4](= \"-rows.y.mean\")", .holds), ("[12,000](= \"12000.4\")", .holds),
    ("[](=rows.y.mean)", .holds), ("[](=descent.loss)", .broken),
    ("[3–5](=rows.y.mean)", .holds), ("[between 3 and 4](=rows.y.mean)", .holds),
    ("[5–9](=rows.y.mean)", .fails), ("[5–3](=rows.y.mean)", .broken),
    ("[350 to 450%](=rows.y.mean)", .holds), ("[3 or 5](=rows.y.mean)", .broken),
    ("[2 to ∞](=descent.diverged_at)", .holds), ("[false](=descent.diverged)", .holds),
    ("[true](=descent.diverged)", .fails), ("[true](= \"not descent.diverged\")", .holds),
  ])
  func judges(_ link: String, _ expected: Verdict.Outcome) throws {
    #expect(try outcome(link).outcome == expected, "\(link)")
  }

  @Test(arguments: [
    (
      "> [!MISCONCEPTION] “It stays.” The *mean* is [4.2](=rows.y.mean) here.\n>\n> More.",
      "The mean is 4.2 here."
    ),
    ("> [!NOTE] It is **only** [4.2](=rows.y.mean).", "It is only 4.2."),
    ("(So `a * b` and 2 * 2 and [4.2](=rows.y.mean).) More.", "(So `a * b` and 2 * 2 and 4.2.)"),
  ])
  func quotesASentenceWithoutItsMarks(_ text: String, _ quote: String) throws {
    let lesson = try LessonFixture(lineLesson + "\n\n" + text + "\n")
    #expect(lesson.report.verdicts.first?.quote == quote)
  }

  @Test func aFailingClaimSaysEverything() throws {
    let lesson = try LessonFixture(lineLesson + "\n\nThe mean is [4.2](=rows.y.mean) here. More.\n")
    let verdict = try #require(lesson.report.verdicts.first)
    #expect(verdict.quote == "The mean is 4.2 here.")
    #expect(verdict.tolerance == 0.05)
    #expect(lesson.text(at: try #require(verdict.textRange)) == "4.2")
    let diagnostic = try #require(lesson.report.diagnostics.first)
    #expect(diagnostic.message == "the page says 4.2 and the run says 4")
    #expect(lesson.text(at: diagnostic.range) == "4.2")
    #expect(diagnostic.help == "`lectern promote` would write '4.0'")
  }

  @Test func numbersInTheWordsOfARelationBelongToItsComparison() throws {
    let lesson = try LessonFixture(
      lineLesson + """


        [below 5](= "rows.y.mean < 5"), [within 10%](= "rows.y.mean within 10% of 4"),
        [at least −3](= "rows.y.mean >= -3"), [2 less](= "rows.y.mean < 6").
        """)
    #expect(lesson.report.failing == 0)
    #expect(lesson.diagnostics.map(\.rule.name) == ["unproved-number"])
    #expect(lesson.diagnostics.map { lesson.text(at: $0.range) } == ["2"])
  }

  @Test func claimsInFoldedTextsHavePlacesOfTheirOwn() throws {
    let lesson = try LessonFixture(
      lineLesson.replacing(
        "record: [steps, gradients]",
        with: """
          caption: >-
            Of [3](=rows.rows) rows
            not [4](=rows.rows),
            nor [5](=rows.rows)
          title: "A \\u2013 B of [6](=rows.rows)"
          """))
    let claims = lesson.report.verdicts.filter { $0.subject == .claim }
    #expect(claims.map(\.written) == ["3", "4", "5", "6"])
    #expect(claims.map(\.holds) == [true, false, false, false])
    for claim in claims {
      #expect(lesson.text(at: claim.range) == "[\(claim.written)](=rows.rows)")
      #expect(lesson.text(at: try #require(claim.textRange)) == claim.written)
    }
    for diagnostic in lesson.report.diagnostics where diagnostic.rule.name == "claim-fails" {
      #expect(["4", "5", "6"].contains(lesson.text(at: diagnostic.range)))
    }
  }

  /// What `lectern values` lists is ready to paste.
  @Test func listedValuesAreTrueClaims() throws {
    let lesson = try LessonFixture(lineLesson)
    let paths = listPaths(lesson.results)
    #expect(paths.count > 100)
    let pasted = try LessonFixture(
      lineLesson + "\n\n" + paths.map { "- \($0.claim)" }.joined(separator: "\n") + "\n")
    #expect(pasted.report.verdicts.count >= paths.count)
    for verdict in pasted.report.verdicts where !verdict.holds {
      Issue.record(
        "[\(verdict.written)](=\(verdict.expression)) is \(String(describing: verdict.value))")
    }
  }

  @Test func claimsInCaptionsAndQuizzesCount() throws {
    let lesson = try LessonFixture(
      lineLesson + """


        ```quiz guess
        question: Is it [5](=rows.rows)?
        choices:
          - {text: "yes", correct: rows.rows == 3}
          - {text: "no", correct: rows.rows != 3}
        ```
        """)
    #expect(lesson.report.verdicts.contains { $0.written == "5" && $0.outcome == .fails })
    #expect(lesson.report.verdicts.count { $0.subject == .quizKey(of: "guess") } == 2)
  }

  @Test func expectationsAreAboutTheirSpec() throws {
    let lesson = try LessonFixture(
      lineLesson.replacing(
        "record: [steps, gradients]",
        with: "expect:\n  - loss.final < 1e-9\n  - here(epochs == 20)\n  - loss.final"))
    let verdicts = lesson.report.verdicts
    #expect(verdicts.map(\.outcome) == [.fails, .holds, .broken])
    #expect(verdicts.map(\.isHere) == [false, true, false])
    #expect(verdicts[0].sides?.hasSuffix("< 1e-09") == true)
  }

  /// In either way of writing it.
  @Test(arguments: ["descent.epochs within 1 of 30", "within(descent.epochs, 30, 1)"])
  func aFalseDistanceShowsBothNumbers(_ relation: String) throws {
    let lesson = try LessonFixture(lineLesson + "\n\nIt is [near](= \"\(relation)\").\n")
    #expect(lesson.diagnostics.map(\.label) == ["the run says 20 and 30"])
    #expect(lesson.report.verdicts.first?.sides == "20 and 30")
  }

  @Test func whatFailedElsewhereIsPassedOver() throws {
    let lesson = try LessonFixture(
      lineLesson.replacing("features: [x]", with: "features: [z]")
        + "\n\nIt ends at [1](=descent.loss.final).\n", allowingBrokenSpecs: true)
    #expect(lesson.diagnostics.isEmpty)
    #expect(lesson.report.verdicts.map(\.outcome) == [.broken])
  }

  @Test func seedsTellLuckFromLaw() throws {
    let text = """
      ```data cloud
      generate:
        line: {rows: 30, noise: 2}
      ```

      ```train net
      data: cloud
      model:
        network: {hidden: [3]}
      epochs: 3
      expect:
        - loss.final < 1e9
        - loss.initial == LUCK
        - here(loss.initial == LUCK)
      ```
      """
    let first = try LessonFixture(text.replacing("LUCK", with: "1")).number("net.loss.initial")
    let lucky = text.replacing("LUCK", with: Value.text(of: first))
    let distances = seedDistances(4)
    let reports = try distances.map { try LessonFixture(lucky, raisingSeedsBy: $0).report }
    let report = seedReport(reports, distances: distances)
    #expect(report.statements.map(\.holding) == [4, 1])
    #expect(report.lucky().count == 1)
    #expect(diagnostics(of: report).first?.rule.name == "lucky-seed")
  }
}
