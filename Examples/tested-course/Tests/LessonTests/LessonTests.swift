import LecternTesting
import Testing

private let course = CourseUnderTest("Lessons")

@Test(arguments: course.lessons) func isSound(_ lesson: LessonCase) { lesson.verify() }
@Test(arguments: course.claims) func holds(_ claim: ClaimCase) { claim.verify() }
