import Foundation
import LecternChart
import LecternMarkup
import Testing

/// Every sample figure against its recorded text. `LECTERN_PROMOTE=1 swift test` accepts what the
/// charts draw now; without it a mismatch leaves the actual text under `.build/golden`.
@Suite struct GoldenTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden")
  private static let actual = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: ".build/golden")
  private static let promotes = ProcessInfo.processInfo.environment["LECTERN_PROMOTE"] == "1"

  @Test(arguments: Samples.all.map { $0.name })
  func drawsAsRecorded(name: String) throws {
    let sample = try #require(Samples.all.first { $0.name == name })
    let text = Self.text(of: sample.figure)
    let file = Self.folder.appending(path: "\(name).txt")
    if Self.promotes {
      try text.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    let recorded = try? String(contentsOf: file, encoding: .utf8)
    if recorded == text { return }
    try FileManager.default.createDirectory(at: Self.actual, withIntermediateDirectories: true)
    let left = Self.actual.appending(path: "\(name).txt")
    try text.write(to: left, atomically: true, encoding: .utf8)
    let difference = Self.firstDifference(recorded ?? "", text)
    Issue.record(
      "\(name) differs from Golden/\(name).txt; what was drawn is in .build/golden.\n\(difference)")
  }

  @Test func everyRecordedFileHasItsFigure() throws {
    if Self.promotes { return }
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    let names = Set(Samples.all.map { "\($0.name).txt" })
    #expect(Set(files.filter { $0.hasSuffix(".txt") }) == names)
  }

  private static func text(of figure: Figure) -> String {
    var lines = [
      "kind: \(figure.kind.name)", "title: \(figure.title)", "caption: \(figure.caption)",
    ]
    lines += figure.legend.map { "legend: \($0.label)\($0.togglesRun ? " (toggles)" : "")" }
    lines += figure.warnings.map { "warning: \($0)" }
    if let table = figure.table {
      lines.append("table: \(table.title)" + (table.note.map { " (\($0))" } ?? ""))
      lines.append("  " + table.headers.map { $0.text }.joined(separator: " | "))
      for row in table.rows {
        lines.append(
          "  "
            + row.map { cell in
              switch cell.emphasis {
              case .none: return cell.text
              case .best: return "*\(cell.text)*"
              case .notFinite: return "!\(cell.text)!"
              }
            }.joined(separator: " | "))
      }
    }
    if let scrubber = figure.scrubber {
      lines.append(
        "scrubber: \(scrubber.noun) 0...\(scrubber.last) from \(scrubber.initial), \(scrubber.reader)"
      )
      lines.append(scrubber.json)
    }
    for layout in [Layout.wide, .narrow] {
      let markup = figure.svg(layout, id: "fig-1").rendered()
      lines.append(markup.replacingOccurrences(of: "><", with: ">\n<"))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func firstDifference(_ recorded: String, _ text: String) -> String {
    let left = recorded.split(separator: "\n", omittingEmptySubsequences: false)
    let right = text.split(separator: "\n", omittingEmptySubsequences: false)
    for index in 0..<max(left.count, right.count) {
      let a = index < left.count ? String(left[index].prefix(300)) : "(end)"
      let b = index < right.count ? String(right[index].prefix(300)) : "(end)"
      if a != b { return "line \(index + 1)\n- \(a)\n+ \(b)" }
    }
    return "they differ beyond what is printed"
  }
}
