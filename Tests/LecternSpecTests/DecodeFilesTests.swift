import LecternSource
import Testing

@testable import LecternSpec

@Suite struct DecodeFilesTests {
  private func frontMatter(_ yaml: String) -> (FrontMatter?, [String]) {
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: "Lessons/01.md", text: "---\n\(yaml)\n---\n")
    let body = SpecText(
      file: file, range: SourceRange(4..<4 + yaml.utf8.count + 1), header: SourceRange(0..<3))
    let result = decodeFrontMatter(body, vocabulary: testVocabulary, diagnostics: &diagnostics)
    return (result, diagnostics.sortedByPlace().map { "\($0.rule.code) \($0.message)" })
  }

  private func course(_ yaml: String) -> (CourseConfiguration?, [String]) {
    var diagnostics: [Diagnostic] = []
    let result = decodeCourseConfiguration(
      SourceFile(path: "Lessons/course.yml", text: yaml), vocabulary: testVocabulary,
      diagnostics: &diagnostics)
    return (result, diagnostics.sortedByPlace().map { "\($0.rule.code) \($0.message)" })
  }

  @Test func readsFrontMatter() throws {
    let (value, problems) = frontMatter(
      """
      title: Learning rate
      summary: Why it matters.
      minutes: 20
      part: descent
      objectives:
        - Tell one from the other
      prerequisites: ["[Lesson 3](03.md)"]
      keywords: [rate, divergence]
      draft: true
      defaults:
        train: {seed: 3, epochs: 5}
      """)
    #expect(problems == [])
    let matter = try #require(value)
    #expect(matter.title.text == "Learning rate")
    #expect(matter.title.range == SourceRange(11..<24))
    #expect(matter.minutes == 20)
    #expect(matter.part?.value == "descent")
    #expect(matter.objectives.map(\.text) == ["Tell one from the other"])
    #expect(matter.keywords == ["rate", "divergence"])
    #expect(matter.isDraft)
    #expect(matter.defaults.nodes[.train]?["seed"]?.scalar?.text == "3")
  }

  @Test func namesEveryProblemOfFrontMatter() {
    let (value, problems) = frontMatter(
      "titel: A\nminutes: 0\ndefaults:\n  trian: {}\n  train: {epochs: no, seed: 4, loss: mse2}")
    #expect(value == nil)
    #expect(
      problems == [
        "L0208 the key 'summary' is missing in the front matter",
        "L0205 unknown key 'titel'", "L0207 0 is impossible for 'minutes'",
        "L0205 unknown kind of spec 'trian'",
        "L0206 wrong type for 'epochs': the text 'no'", "L0209 unknown loss 'mse2'",
      ])
  }

  @Test func brokenDefaultsAreLeftOut() {
    let (value, _) = frontMatter("title: A\nsummary: B\ndefaults: {train: {epochs: no, seed: 4}}")
    #expect(value?.defaults.nodes[.train]?.entries?.map(\.name) == ["seed"])
  }

  @Test func readsACourse() throws {
    let (value, problems) = course(
      """
      title: How machines learn
      subtitle: A course
      author: Ada
      license: CC BY 4.0
      base_url: https://example.org/course/
      parts:
        - {id: descent, title: Descent, lessons: [03, 07-learning-rate]}
      theme:
        tokens:
          light: {link: "#0b57d0"}
        css: theme.css
        footer: Made by *us*
      defaults:
        data: {scale: standard}
        train: {dialect: pytorch}
      data:
        heights: {csv: data/heights.csv, target: weight}
      diagnostics:
        member-without-difference: error
        L0223: ignore
      raw_html: true
      budget: {updates_times_parameters: 1e8}
      """)
    #expect(problems == [])
    let course = try #require(value)
    #expect(course.title.text == "How machines learn")
    #expect(course.language == "en")
    #expect(course.baseURL == "https://example.org/course")
    #expect(course.parts.first?.lessons.map(\.value) == ["03", "07-learning-rate"])
    #expect(course.theme.light.map(\.name.value) == ["link"])
    #expect(course.theme.stylesheet?.value == "theme.css")
    #expect(course.data.first?.heading.name?.value == "heights")
    #expect(course.data.first?.scale == .all(.standard))
    #expect(course.severities.map(\.severity) == [.error, .ignore])
    #expect(course.allowsRawHTML)
    #expect(course.budget.updatesTimesParameters == 100_000_000)
    #expect(course.budget.recordedBytes == nil)
  }

  @Test(arguments: ["\u{FEFF}title: A\nraw_html: true\n", "title: A\r\nraw_html: true\r\n"])
  func readsFilesOfOtherSystems(yaml: String) {
    let (value, problems) = course(yaml)
    #expect(problems == [])
    #expect(value?.title.text == "A")
    #expect(value?.allowsRawHTML == true)
  }

  @Test func namesEveryProblemOfACourse() {
    let (value, problems) = course(
      """
      author: Ada
      base_url: example.org
      parts: [{id: a, title: A}, {id: a, title: B}]
      data: {x: {}, y: 3}
      diagnostics: {a: fatal}
      """)
    #expect(value == nil)
    #expect(
      problems == [
        "L0208 the key 'title' is missing in the course",
        "L0206 'base_url' is not an address", "L0223 a second part 'a'",
        "L0208 a data spec without a source", "L0206 wrong type for 'y': the number 3",
        "L0210 'fatal' is not possible for 'a'",
      ])
  }

  @Test func lessonDefaultsWinOverTheCourses() throws {
    let (top, _) = course("title: A\ndefaults: {train: {epochs: 5, seed: 1}, data: {seed: 2}}")
    let (lesson, _) = frontMatter("title: A\nsummary: B\ndefaults: {train: {epochs: 7}}")
    let layered = try #require(lesson).defaults.layered(over: try #require(top).defaults)
    #expect(layered.nodes[.train]?["epochs"]?.scalar?.text == "7")
    #expect(layered.nodes[.train]?["seed"]?.scalar?.text == "1")
    #expect(layered.nodes[.data]?["seed"]?.scalar?.text == "2")
  }
}
