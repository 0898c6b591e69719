import Lectern
import LecternTesting
import Testing

/// What a course's own tests show of a claim that does not hold.
@Suite struct FailingClaimTests {
  @Test func isShownAtItsPlaceInTheMarkdown() throws {
    let course = CourseUnderTest("Tests/Fixtures/fail/claim-fails")
    let failing = course.claims.filter { !$0.claim.holds }
    #expect(failing.map(\.testDescription) == ["lesson.md:23 0.5 = fit.loss.final"])
    withKnownIssue {
      for claim in failing { claim.verify() }
    } matching: { issue in
      issue.sourceLocation?.fileID == "Lessons/lesson.md" && issue.sourceLocation?.line == 23
        && issue.sourceLocation?.column == 13
        && issue.comments.contains { $0.rawValue.contains("the page says 0.5") }
    }
    // Nothing else fails, and the lesson does not tell of its claims again.
    for claim in course.claims where claim.claim.holds { claim.verify() }
    for lesson in course.lessons { lesson.verify() }
  }

  /// Whether the word that is wrong stands in the claim or behind it.
  @Test func aWrongUnitIsShownWithItsClaim() {
    let course = CourseUnderTest("Tests/Fixtures/fail/unit-differs")
    #expect(course.claims.count == 10)
    for claim in course.claims {
      withKnownIssue {
        claim.verify()
      } matching: { issue in
        issue.comments.contains { $0.rawValue.contains("[L0614 unit-differs]") }
      }
    }
    for lesson in course.lessons { lesson.verify() }
  }
}
