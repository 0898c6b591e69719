import Lectern
import LecternTesting
import Testing

/// What a course's own tests show of a claim that does not hold.
@Suite struct FailingClaimTests {
  @Test func isShownAtItsPlaceInTheMarkdown() throws {
    let course = CourseUnderTest("Tests/Fixtures/fail/claim-fails")
    let failing = try #require(course.claims.first { !$0.claim.holds })
    #expect(failing.testDescription == "lesson.md:23 0.5 = fit.loss.final")
    let finding = try #require(failing.findings.first)
    #expect(finding.text.contains("the page says 0.5"))
    #expect(finding.place.fileID == "Lessons/lesson.md")
    #expect(finding.place.line == 23 && finding.place.column == 13)
    // Nothing else fails, and the lesson does not tell of its claims again.
    #expect(course.claims.flatMap { $0.findings }.count == 1)
    #expect(course.lessons.allSatisfy { $0.findings.isEmpty })
  }

  /// Whether the word that is wrong stands in the claim or behind it.
  @Test func aWrongUnitIsShownWithItsClaim() {
    let course = CourseUnderTest("Tests/Fixtures/fail/unit-differs")
    #expect(course.claims.count == 10)
    for claim in course.claims {
      #expect(claim.findings.count == 1)
      #expect(claim.findings.allSatisfy { $0.text.contains("[L0614 unit-differs]") })
    }
    #expect(course.lessons.allSatisfy { $0.findings.isEmpty })
  }
}
