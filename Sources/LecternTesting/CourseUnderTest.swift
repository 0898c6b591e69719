import Lectern
import LecternSource
import Testing

/// A course whose lessons a test target verifies, one test case a lesson and one a claim:
///
/// ```swift
/// import LecternTesting
/// import Testing
///
/// let course = CourseUnderTest("Lessons", besideSourcesOf: #filePath)
///
/// @Suite struct LessonTests {
///   @Test(arguments: course.lessons) func isSound(_ lesson: LessonCase) { lesson.verify() }
///   @Test(arguments: course.claims) func holds(_ claim: ClaimCase) { claim.verify() }
/// }
/// ```
public struct CourseUnderTest: Sendable {
  /// What checking found.
  public let report: CourseReport
  /// The course's lessons in its order, then other files that problems were found in, by path.
  public let lessons: [LessonCase]
  /// Every checked statement, lesson by lesson.
  public let claims: [ClaimCase]

  /// Checks the course in `folder`.
  ///
  /// A relative folder counts from the package: the nearest folder above `file` that holds a
  /// `Package.swift`.
  public init(_ folder: String, besideSourcesOf file: String = #filePath) {
    let root = packageFolder(above: file)
    let path = folder.hasPrefix("/") ? folder : "\(root)/\(folder)"
    report = check(CourseOptions(folder: path), files: .local)
    let report = report
    let paths = report.lessons.map(\.path)
    let strays = Set(report.diagnostics.map(\.path)).subtracting(paths).sorted()
    lessons = (paths + strays).map { LessonCase(path: $0, report: report) }
    claims = report.lessons.flatMap { lesson in
      lesson.claims.map { ClaimCase(claim: $0, path: lesson.path, report: report) }
    }
  }
}

/// A file of the course, and everything wrong with it that belongs to no claim.
public struct LessonCase: Sendable, CustomTestStringConvertible {
  /// The file, as diagnostics print it.
  public let path: String
  let report: CourseReport

  /// The file's name without its folder.
  public var testDescription: String { shortName(of: path) }

  /// Records an issue at the Markdown's line for each error.
  public func verify() {
    for finding in findings { finding.record() }
  }

  package var findings: [Finding] {
    let claims = report.lessons.first { $0.path == path }?.claims ?? []
    return report.diagnostics
      .filter { diagnostic in
        diagnostic.path == path && diagnostic.isError
          && !claims.contains { !$0.holds && isAbout($0, diagnostic, in: report) }
      }
      .map { Finding($0, in: report) }
  }
}

/// One checked statement of a lesson.
public struct ClaimCase: Sendable, CustomTestStringConvertible {
  /// The statement and what was found of it.
  public let claim: Claim
  /// The lesson's file, as diagnostics print it.
  public let path: String
  let report: CourseReport

  /// The file's name, the 1-based line, what the page says, and the expression.
  public var testDescription: String {
    let line = report.sources[path]?.position(at: claim.range.lowerBound).line ?? 1
    let saysMore = !claim.written.isEmpty && claim.written != claim.expression
    let written = saysMore ? "\(claim.written)\(claim.kind == "claim" ? " =" : ":") " : ""
    return "\(shortName(of: path)):\(line) \(written)\(claim.expression)"
  }

  /// Records an issue at the Markdown's line when the statement does not hold.
  public func verify() {
    for finding in findings { finding.record() }
  }

  package var findings: [Finding] {
    guard !claim.holds else { return [] }
    let found = report.diagnostics.filter { $0.path == path && isAbout(claim, $0, in: report) }
    if !found.isEmpty { return found.map { Finding($0, in: report) } }
    let line = report.sources[path]?.position(at: claim.range.lowerBound).line ?? 1
    return [
      Finding(
        text: "'\(claim.written)' does not hold: \(claim.quote)",
        place: location(path, line: line, column: 1))
    ]
  }
}

/// Whether a diagnostic of the claim's file points into the claim, or at the word behind it, which
/// says what its number counts.
private func isAbout(_ claim: Claim, _ diagnostic: Diagnostic, in report: CourseReport) -> Bool {
  let place = diagnostic.range
  if place.lowerBound < claim.range.lowerBound { return false }
  if place.upperBound <= claim.range.upperBound { return true }
  guard place.lowerBound > claim.range.upperBound, let file = report.sources[diagnostic.path] else {
    return false
  }
  return file.text(in: SourceRange(claim.range.upperBound..<place.lowerBound))
    .allSatisfy { $0.isWhitespace || "*_".contains($0) }
}

/// What an issue says, and the place in the Markdown that it is shown at.
package struct Finding: Sendable {
  package var text: String
  package var place: SourceLocation

  func record() {
    Issue.record(Comment(rawValue: text), sourceLocation: place)
  }
}

extension Finding {
  fileprivate init(_ diagnostic: Diagnostic, in report: CourseReport) {
    let file = report.sources[diagnostic.path] ?? SourceFile(path: diagnostic.path, bytes: [])
    let start = file.position(at: diagnostic.range.lowerBound)
    text = describe(diagnostic, in: file)
    place = location(diagnostic.path, line: start.line, column: start.column)
  }
}

private func location(_ path: String, line: Int, column: Int) -> SourceLocation {
  SourceLocation(
    fileID: "Lessons/\(shortName(of: path))", filePath: path, line: line, column: column)
}

private func shortName(of path: String) -> String {
  String(path.split(separator: "/").last ?? "")
}

private func packageFolder(above file: String) -> String {
  var folder = file
  while let slash = folder.lastIndex(of: "/") {
    folder = String(folder[..<slash])
    if FileSystem.local.info("\(folder)/Package.swift") != nil { return folder }
  }
  return "."
}
