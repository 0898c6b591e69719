import LecternTesting
import Testing

private let course = CourseUnderTest("Lessons")

/// The course of this repository: one case a lesson, and one a claim.
@Suite struct LessonTests {
  @Test(arguments: course.lessons) func isSound(_ lesson: LessonCase) { lesson.verify() }
  @Test(arguments: course.claims) func holds(_ claim: ClaimCase) { claim.verify() }
}
