import Foundation
import LecternRun
import LecternSpec
import Testing

@testable import Lectern

/// The course under `Examples/every-chart`, whose pages show each chart that Lectern draws.
@Suite struct EveryChartTests {
  private let course = "\(repositoryFolder())/Examples/every-chart"

  @Test func itNamesEveryChart() throws {
    let lessons = try FileSystem.local.names(course).filter { $0.hasSuffix(".md") }
      .map { String(decoding: try FileSystem.local.read("\(course)/\($0)"), as: UTF8.self) }
      .joined()
    let views = Set(lessons.split { !$0.isLetter && $0 != "_" }.map(String.init))
    let charts = Catalog.standard.entries.map(\.declaration).filter { $0.kind == .chart }
    #expect(charts.count > 15)
    for chart in charts where chart.name != "data" {
      #expect(views.contains(chart.name), "no \(chart.name) in Examples/every-chart")
    }
  }

  @Test func everyPageAndChartIsWithinItsBudget() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("lectern-charts-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let report = try Lectern.build(
      CourseOptions(folder: course), to: folder, failing: .shown, files: .local)
    #expect(report.diagnostics.isEmpty, "\(report.problems(limit: .page))")
    let pages = try FileSystem.local.names(folder).filter { $0.hasSuffix(".html") }
      .map { String(decoding: try FileSystem.local.read("\(folder)/\($0)"), as: UTF8.self) }
    let figures = pages.map { $0.split(separator: "<figure class=fig ").count - 1 }.reduce(0, +)
    #expect(figures > 40)
    #expect(pages.joined().contains("Probability of label passes one half at"))
  }
}
