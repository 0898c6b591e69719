import Foundation
import FoundationXML
import LecternRun
import LecternSource
import Testing

@testable import Lectern

@Suite struct ReportTests {
  private static let lesson = SourceFile(
    path: "Lessons/a.md", text: "# A\n\nIt ends at [148.8](=run.loss.final), a \"<loss>\".\n")
  private static let claimRange = SourceRange(16..<21)

  private static func report(problems: Int = 1) -> CourseReport {
    var report = CourseReport()
    report.sources = [lesson.path: lesson]
    report.lessons = [
      LessonReport(
        path: lesson.path, title: "A",
        verdicts: [
          Verdict(
            subject: .claim, outcome: .fails, path: lesson.path, range: claimRange,
            quote: "It ends at 148.8", written: "148.8", expression: "run.loss.final",
            value: .number(151.25), tolerance: 0.05),
          Verdict(
            subject: .relation, outcome: .holds, path: lesson.path, range: SourceRange(0..<1),
            quote: "", written: "lower", expression: "a < b", value: .truth(true)),
        ], runCount: 3)
    ]
    report.runs = RunTally(computed: 2, fromCache: 1)
    report.seconds = 0.123
    report.diagnostics = (0..<problems).map { _ in
      Diagnostic(
        .csvSyntax, in: lesson.path, at: claimRange,
        "the page says 148.8, the run says 151.25", help: "lectern promote")
    }
    return report
  }

  @Test func textNamesPlaceAndSumsUp() {
    let text = Self.report().text(as: .text)
    #expect(text.hasPrefix("Lessons/a.md:3:12: error: the page says 148.8"))
    #expect(text.contains("^~~~~"))
    #expect(
      text.hasSuffix(
        "Checked 1 lesson in 0.12 s: 3 runs (1 from the cache), 1 of 2 claims verified, 1 error\n"))
  }

  @Test func atMostAPageButNeverWithoutTheCount() {
    let report = Self.report(problems: 100)
    let page = report.text(as: .text, limit: .page)
    let shown = page.components(separatedBy: "error: the page").count - 1
    #expect(shown < 30)
    #expect(page.contains("and \(100 - shown) more problems"))
    #expect(page.contains("100 errors"))
    let all = report.text(as: .text, limit: .everything)
    #expect(all.components(separatedBy: "error: the page").count - 1 == 100)
  }

  @Test func jsonIsReadByOthers() throws {
    let data = Data(Self.report().text(as: .json).utf8)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let lessons = try #require(object["lessons"] as? [[String: Any]])
    let verdicts = try #require(lessons[0]["verdicts"] as? [[String: Any]])
    #expect(verdicts[0]["outcome"] as? String == "fails")
    #expect(verdicts[0]["tolerance"] as? Double == 0.05)
    let diagnostics = try #require(object["diagnostics"] as? [[String: Any]])
    let range = try #require(diagnostics[0]["range"] as? [String: Any])
    #expect(range["line"] as? Int == 3 && range["column"] as? Int == 12)
  }

  @Test func junitIsWellFormedAndCountsCases() throws {
    let parser = XMLParser(data: Data(Self.report().text(as: .junit).utf8))
    let counter = ElementCounter()
    parser.delegate = counter
    #expect(parser.parse())
    #expect(counter.counts["testcase"] == 2)
    #expect(counter.counts["failure"] == 1)
    #expect(counter.attributes["testsuites"]?["failures"] == "1")
  }

  @Test func annotationsEscapeTheirProperties() {
    let text = Self.report().text(as: .github)
    #expect(text.hasPrefix("::error file=Lessons/a.md,line=3,col=12,endLine=3,endColumn=17,"))
    #expect(text.contains("::the page says 148.8, the run says 151.25%0Alectern promote\n"))
  }

  @Test(arguments: [(0.004, "0.00 s"), (0.999, "0.99 s"), (4.21, "4.2 s"), (125, "2 min 5 s")])
  func durationsAreShort(seconds: Double, expected: String) {
    #expect(duration(seconds) == expected)
  }
}

private final class ElementCounter: NSObject, XMLParserDelegate {
  var counts: [String: Int] = [:]
  var attributes: [String: [String: String]] = [:]

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes found: [String: String]
  ) {
    counts[name, default: 0] += 1
    attributes[name] = found
  }
}
