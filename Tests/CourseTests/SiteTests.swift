import Foundation
import Lectern
import LecternSource
import Testing

/// The whole way once: the real lessons into a folder, and the pages read back.
@Suite struct SiteTests {
  /// Built once for all tests of the suite.
  static let built = Result { try build("\(repositoryFolder())/Lessons") }

  struct Built: Sendable {
    var report: CourseReport
    /// By path; pages only.
    var pages: [String: ReadPage]
    var files: [String: [UInt8]]
  }

  static func build(_ lessons: String) throws -> Built {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("lectern-site-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let report = try Lectern.build(
      CourseOptions(folder: lessons), to: folder, failing: .shown,
      files: .local)
    var files: [String: [UInt8]] = [:]
    var pages: [String: ReadPage] = [:]
    for path in filesBelow(folder) {
      let bytes = try FileSystem.local.read("\(folder)/\(path)")
      files[path] = bytes
      if path.hasSuffix(".html") { pages[path] = try ReadPage(bytes) }
    }
    return Built(report: report, pages: pages, files: files)
  }

  private static func filesBelow(_ folder: String) -> [String] {
    let found = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []
    return found.filter { FileSystem.local.info("\(folder)/\($0)")?.isFolder == false }.sorted()
  }

  @Test func everyLessonHasItsPage() throws {
    let built = try Self.built.get()
    // No warning either: every page and chart is within its budget of bytes.
    #expect(built.report.diagnostics.isEmpty, "\(built.report.problems(limit: .page))")
    #expect(built.report.lessons.count >= 4)
    for lesson in built.report.lessons {
      let stem = lesson.path.split(separator: "/").last?.dropLast(3) ?? ""
      let page = try #require(built.pages["\(stem).html"], "no page for \(stem)")
      #expect(page.texts(of: "h1").count == 1)
      #expect(page.texts(of: "h1").first?.contains(lesson.title) == true)
      #expect(page.texts(of: "title").first?.contains(lesson.title) == true)
    }
  }

  /// Lesson 3 trains one parameter, and nothing on its page shows a second.
  @Test func oneParameterIsAParabola() throws {
    let built = try Self.built.get()
    let page = try #require(built.pages["03-gradient-descent.html"])
    let readers = page.elements.filter { $0.name == "figure" && $0.attributes["data-run"] != nil }
    for figure in readers where figure.attributes["data-reader"] == "paths" {
      #expect(figure.text.contains("Weight and loss by step"))
    }
    #expect(readers.contains { $0.attributes["data-reader"] == "paths" })
    for part in ["svg", "table"] {
      #expect(!page.texts(of: part).contains { $0.contains("bias") }, "a bias in a \(part)")
    }
    let table = String(
      decoding: built.files["results/03-gradient-descent/descent.csv"] ?? [], as: UTF8.self)
    #expect(table.hasPrefix("epoch,loss,objective,running_loss,mse,weight.x\n"))
  }

  @Test func pagesAreWellFormedAndAskForNothingElsewhere() throws {
    let built = try Self.built.get()
    for (path, page) in built.pages {
      #expect(page.problems.isEmpty, "\(path): \(page.problems.prefix(3))")
      for element in page.elements {
        for name in ["src", "srcset", "poster"] {
          if let address = element.attributes[name] {
            #expect(
              address.hasPrefix("data:") || !address.contains("//"), "\(path) loads \(address)")
          }
        }
        if element.name == "link", let address = element.attributes["href"],
          element.attributes["rel"] != "canonical"
        {
          #expect(address.hasPrefix("data:") || !address.contains("//"), "\(path) loads \(address)")
        }
      }
    }
  }

  @Test func everyChartHasAName() throws {
    let built = try Self.built.get()
    for (path, page) in built.pages {
      for svg in page.elements where svg.name == "svg" && svg.attributes["role"] == "img" {
        let labelled = svg.attributes["aria-labelledby"].map { page.ids.contains($0) } ?? false
        #expect(
          labelled || svg.attributes["aria-label"]?.isEmpty == false, "\(path): a nameless chart")
      }
    }
  }

  @Test func theIndexLeadsToEveryLesson() throws {
    let built = try Self.built.get()
    let index = try #require(built.pages["index.html"])
    let links = Set(
      index.elements.filter { $0.name == "a" }.compactMap { $0.attributes["href"] })
    for path in built.pages.keys
    where built.report.lessons.contains(where: {
      $0.path.hasSuffix("/\(path.dropLast(5)).md")
    }) {
      #expect(links.contains(path))
    }
  }

  @Test func theExampleIsTrue() {
    let report = check(
      CourseOptions(
        folder: "\(repositoryFolder())/Examples/tested-course/Lessons", cache: .none))
    #expect(report.problems(limit: .everything) == "")
    #expect(report.claimCount == 5 && report.verifiedCount == 5)
  }

  @Test func committedOutputHasTheSamePages() throws {
    let built = try Self.built.get()
    let output = "\(repositoryFolder())/Output"
    guard FileSystem.local.info(output) != nil else { return }
    let committed = Self.filesBelow(output).filter { !$0.contains("/.") && !$0.hasPrefix(".") }
    #expect(Set(committed) == Set(built.files.keys.filter { !$0.hasPrefix(".") }))
  }
}

/// The folder of this package, from the place of this file.
private func repositoryFolder(file: String = #filePath) -> String {
  URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
}
