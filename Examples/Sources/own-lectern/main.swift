import Foundation
import Lectern
import OwnOptimizer

// own-lectern COURSE OUTPUT: builds a course whose specs may name what OwnOptimizer adds.
let arguments = CommandLine.arguments.dropFirst()
guard let course = arguments.first, let output = arguments.dropFirst().first else {
  print("usage: own-lectern COURSE OUTPUT")
  exit(64)
}
let report = try build(CourseOptions(folder: course, catalog: .own), to: output)
print(report.problems(limit: .everything), report.summary, separator: "")
exit(report.isSound ? 0 : 1)
