import LecternLesson
import LecternRun
import LecternSource
import LecternSpec
import Testing

@testable import LecternSite

private let firstLesson = """
  ---
  title: Downhill
  summary: A line learns from three rows.
  minutes: 3
  objectives: [Watch a loss fall]
  ---
  The [loss](term:loss) falls; see [](#slow), [](#second-part) and [](02-next.md). A note.[^1]

  [^1]: Said beside it.

  ```data three
  rows:
    - {x: 1, y: 2}
    - {x: 2, y: 4}
    - {x: 3, y: 6}
  features: [x]
  target: y
  ```

  ```train slow
  data: three
  optimizer:
    sgd:
      learning_rate: 0.05
  epochs: 20
  batch_size: full
  show: [loss, fit, table, parameters]
  ```

  It takes [20](=slow.epochs) epochs, not [21](=slow.epochs).

  ## Second part

  ```compare rates
  base: slow
  vary:
    learning_rate: [0.01, 0.05, 0.9]
  show: [loss, sweep, fit, table]
  ```

  ```quiz which
  question: How many epochs?
  answer: slow.epochs
  ```

  > [!WARNING] Careful
  > Rates differ.

  | a | b |
  | - | -: |
  | 1 | [20](=slow.epochs) |
  """

@Suite struct SiteTests {
  let course: SiteCourse
  let files: [String: String]

  init() throws {
    var problems: [Diagnostic] = []
    let vocabulary = Catalog.standard.vocabulary
    let configuration = try #require(
      decodeCourseConfiguration(
        SourceFile(path: "course.yml", text: "title: Course\nbase_url: https://example.org\n"),
        vocabulary: vocabulary, diagnostics: &problems))
    func lesson(_ stem: String, _ text: String) throws -> SiteLesson {
      let file = SourceFile(path: "\(stem).md", text: text)
      let document = parseLesson(file).document
      let range = try #require(document.frontMatter)
      let front = try #require(
        decodeFrontMatter(
          SpecText(file: file, range: range), vocabulary: vocabulary, diagnostics: &problems))
      let fences = document.specFences
      let specs = decodeSpecs(
        fences.map { fence in
          SpecSource(
            kind: SpecKind(rawValue: fence.kind.value) ?? .data, name: fence.name,
            body: SpecText(
              file: file, text: fence.body,
              map: TextMap(
                fence.map.entries.map { .init(text: $0.textOffset, file: $0.fileOffset) }),
              header: fence.kind.range))
        }, vocabulary: vocabulary, diagnostics: &problems)
      let plan = plan(
        LessonSpecs(path: file.path, specs: specs.compactMap { $0 }), loader: .empty,
        diagnostics: &problems)
      let results = assemble(plan, plan.jobs.map { execute($0) }, diagnostics: &problems)
      let report = check(
        document, specs: specs.compactMap { $0 }, frontMatter: front, results: results)
      var placed: [SourceRange: Spec] = [:]
      for (fence, spec) in zip(fences, specs) { placed[fence.bodyRange] = spec }
      return SiteLesson(
        stem: stem, document: document, frontMatter: front, specs: placed, results: results,
        verdicts: report.verdicts)
    }
    let glossary = parseLesson(
      SourceFile(path: "glossary.md", text: "## Loss\nHow wrong a model is.\n")
    ).document
    course = SiteCourse(
      configuration: configuration, theme: Theme(),
      lessons: [
        try lesson("01-first", firstLesson),
        try lesson(
          "02-next", "---\ntitle: Next\nsummary: More.\n---\nBack to [](01-first.md#slow).\n"),
      ], terms: glossaryTerms(in: glossary))
    #expect(problems.filter(\.isError) == [])
    files = Dictionary(
      site(course).map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
    ) { first, _ in first }
  }

  /// The values of `name="…"` and `name=…` in `html`, in order.
  func attributes(_ name: String, in html: String) -> [String] {
    html.split(separator: " \(name)=").dropFirst().map { rest in
      rest.first == "\""
        ? String(rest.dropFirst().prefix { $0 != "\"" })
        : String(rest.prefix { $0 != " " && $0 != ">" })
    }
  }

  var pages: [(path: String, html: String)] {
    files.filter { $0.key.hasSuffix(".html") }.map { ($0.key, $0.value) }
  }

  @Test func everyPageAndAssetIsThere() {
    for path in [
      "index.html", "01-first.html", "02-next.html", "glossary.html", "404.html", "sitemap.xml",
      "assets/page.css", "assets/page.js", "assets/search.js", "results/01-first/slow.csv",
    ] {
      #expect(files[path] != nil, "\(path) is missing")
    }
  }

  @Test func everyLinkLeadsToAFileAndAnId() {
    for (path, html) in pages {
      for address in attributes("href", in: html)
      where !address.hasPrefix("https:") && !address.hasPrefix("data:")
        && !address.hasSuffix(".json")
      {
        let parts = address.split(separator: "#", omittingEmptySubsequences: false)
        let file = parts[0].isEmpty ? path : String(parts[0])
        #expect(files[file] != nil, "\(path) leads to \(address)")
        if parts.count == 2, let target = files[file] {
          #expect(
            attributes("id", in: target).contains(String(parts[1])), "\(path) leads to \(address)")
        }
      }
    }
  }

  @Test func idsAreUniqueAndReferencesToThemHold() {
    for (path, html) in pages {
      let ids = attributes("id", in: html)
      #expect(Set(ids).count == ids.count, "\(path) repeats an id")
      for name in ["aria-labelledby", "aria-describedby", "for"] {
        for id in attributes(name, in: html) { #expect(ids.contains(id), "\(path): \(name)=\(id)") }
      }
    }
  }

  @Test func nothingIsLoadedFromElsewhere() {
    for (path, html) in pages {
      #expect(html.contains("Content-Security-Policy"))
      // A page for any address leads to the course's own.
      for address in attributes("src", in: html) where path != "404.html" {
        #expect(!address.contains(":"), "\(path) loads \(address)")
      }
      // Scripts of the page itself are data, which the policy allows.
      #expect(!html.contains("<script>"))
    }
  }

  @Test func figuresAndTablesAreNumberedAndReferredTo() throws {
    let html = try #require(files["01-first.html"])
    #expect(html.contains("<a href=#fig-1>Figure 1</a>"))
    #expect(html.contains(">“Second part”</a>"))
    #expect(html.contains("<a href=02-next.html>lesson 2</a>"))
    #expect(html.contains("Table 2."))
    #expect(try #require(files["02-next.html"]).contains(">Figure 1 of lesson 1</a>"))
  }

  @Test func failedChecksAreMarkedInTheTextAndComeFirst() throws {
    let html = try #require(files["01-first.html"])
    #expect(html.contains("3 of 4 checks passed") || html.contains("2 of 3 checks passed"))
    let panel = try #require(html.split(separator: "<div class=checks>").last)
    #expect(panel.split(separator: "<li id=").dropFirst().first?.hasPrefix("check-2 ") == true)
  }

  @Test func aPageForAnyAddressFindsItsAssetsAtTheCoursesOwn() throws {
    let html = try #require(files["404.html"])
    let base = try #require(course.configuration.baseURL)
    #expect(html.contains("href=\(base)/assets/page.css>"))
    #expect(html.contains("src=\(base)/assets/page.js>"))
    #expect(!html.contains("href=assets/"))
  }

  @Test func theSameCourseGivesTheSameBytes() {
    #expect(site(course) == site(course))
  }

  @Test func oneFileHoldsEverything() throws {
    let file = try #require(lessonFile("01-first", in: course))
    let html = String(decoding: file.bytes, as: UTF8.self)
    #expect(!html.contains("assets/"))
    #expect(html.contains("<style>:root"))
    #expect(lessonFile("none", in: course) == nil)
  }

  @Test func exportedChartsCarryTitleAndDescription() {
    let charts = chartFiles(in: course)
    #expect(charts.count > 3)
    for chart in charts {
      let svg = String(decoding: chart.bytes, as: UTF8.self)
      #expect(svg.contains("<title") && svg.contains("<desc"))
    }
  }
}
