import Foundation
import LecternSource
import Testing

@testable import Lectern

/// Every folder below `Tests/Fixtures/fail` and `Tests/Fixtures/pass` is a course of one case:
/// what checking it prints stands in its `expected.txt`. `LECTERN_PROMOTE=1` accepts what is printed.
@Suite struct GoldenTests {
  @Test(arguments: goldenCases(in: "fail"))
  func namesEveryMistake(_ golden: GoldenCase) throws {
    let report = try golden.check()
    #expect(!report.isSound, "a case of 'fail' has no error")
    golden.compare(report.problems(limit: .everything) + golden.counts(of: report))
  }

  @Test(arguments: goldenCases(in: "pass"))
  func verifiesWhatIsTrue(_ golden: GoldenCase) throws {
    let report = try golden.check()
    var text = report.problems(limit: .everything)
    for lesson in report.lessons {
      text += "\(lesson.path): \(lesson.title)\n"
      for claim in lesson.claims {
        text += "  \(claim.holds ? "holds" : "FAILS") \(claim.kind)"
        text += claim.written.isEmpty ? "" : " '\(claim.written)'"
        text += " \(claim.expression) is \(claim.value ?? "nothing")\n"
      }
    }
    golden.compare(text + golden.counts(of: report))
  }

  /// Each diagnostic stands in some `expected.txt` below `Tests/Fixtures`, as its author reads it.
  @Test func everyRuleHasItsCase() throws {
    var text = ""
    for kind in ["fail", "pass", "spec", "Markdown"] {
      for golden in goldenCases(in: kind) {
        text += String(
          decoding: try FileSystem.local.read(joined(golden.folder, "expected.txt")), as: UTF8.self)
      }
    }
    // These need other seeds, disks that refuse, an installed KaTeX and large pages; tests beside
    // their sources make them.
    let elsewhere: Set = [
      "lucky-seed", "unreadable-file", "cache-unwritable", "cache-damaged", "formula", "large-page",
      "large-chart",
    ]
    #expect(Set(allRules.map(\.name)).count == allRules.count)
    #expect(Set(allRules.map(\.code)).count == allRules.count)
    for rule in allRules where !elsewhere.contains(rule.name) {
      #expect(text.contains("[\(rule.code) \(rule.name)]"), "\(rule.name) has no case")
    }
  }

  @Test func everyExpectationHasItsCase() throws {
    for kind in ["fail", "pass"] {
      for golden in goldenCases(in: kind) {
        let files = FileSystem.local.files(below: golden.folder)
        #expect(
          files.contains { $0.hasSuffix(".md") || $0 == "course.yml" },
          "\(golden) has no lesson")
        #expect(files.contains("expected.txt"), "\(golden) has no expected.txt")
      }
    }
  }
}

struct GoldenCase: Sendable, CustomTestStringConvertible {
  var folder: String

  var testDescription: String { lastPart(of: folder) }

  /// Checks the case from memory, so that paths do not depend on where the tests are.
  func check() throws -> CourseReport {
    let memory = MemoryFiles()
    let files = memory.fileSystem
    for path in FileSystem.local.files(below: folder) where path != "expected.txt" {
      try files.write(try FileSystem.local.read(joined(folder, path)), path)
    }
    return Lectern.check(CourseOptions(folder: ".", cache: .none), files: files)
  }

  /// The last line: what was counted, without the time.
  func counts(of report: CourseReport) -> String {
    "\(counted(report.lessons.count, "lesson")), \(counted(report.runs.total, "run")), "
      + "\(report.verifiedCount) of \(counted(report.claimCount, "claim")) verified, "
      + "\(counted(report.errorCount, "error")), \(counted(report.warningCount, "warning"))\n"
  }

  func compare(_ actual: String) {
    let path = joined(folder, "expected.txt")
    let expected = (try? FileSystem.local.read(path)).map { String(decoding: $0, as: UTF8.self) }
    if actual == expected { return }
    if ProcessInfo.processInfo.environment["LECTERN_PROMOTE"] == "1" {
      try? FileSystem.local.write(Array(actual.utf8), path)
      return
    }
    let kept = ".build/golden/\(lastPart(of: folder)).txt"
    try? FileSystem.local.makeFolder(".build/golden")
    try? FileSystem.local.write(Array(actual.utf8), kept)
    Issue.record(
      "\(Comment(rawValue: difference(from: expected ?? "", to: actual)))\nactual: \(kept)")
  }
}

func goldenCases(in kind: String) -> [GoldenCase] {
  let folder = joined(repositoryFolder(), "Tests/Fixtures/\(kind)")
  return ((try? FileSystem.local.names(folder)) ?? []).filter { !$0.hasPrefix(".") }.map {
    GoldenCase(folder: joined(folder, $0))
  }
}

/// The folder of this package, from the place of this file.
func repositoryFolder(file: String = #filePath) -> String {
  folder(of: folder(of: folder(of: file)))
}

/// The lines that differ, with their marks.
private func difference(from old: String, to new: String) -> String {
  let old = old.split(separator: "\n", omittingEmptySubsequences: false)
  let new = new.split(separator: "\n", omittingEmptySubsequences: false)
  return new.difference(from: old).map { change in
    switch change {
    case .insert(let line, let text, _): "+\(line + 1): \(text)"
    case .remove(let line, let text, _): "-\(line + 1): \(text)"
    }
  }.joined(separator: "\n")
}
