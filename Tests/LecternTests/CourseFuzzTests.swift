import LecternSource
import Testing

@testable import Lectern

/// Whatever stands in the files of a course, checking ends, and every place that it names lies in its
/// file. Promotion changes the bytes of claims and no others: what it wrote reads as before, is true,
/// and is promoted to itself.
///
/// `LECTERN_FUZZ=1000000` sets the number of inputs for a long run, of which these properties take
/// one in fifty, since each checks a course four times; `LECTERN_FUZZ_SEED` sets the seed.
@Suite struct CourseFuzzTests {
  private let options = CourseOptions(folder: ".", cache: .none, workers: 1)

  @Test func coursesSurviveMutations() throws {
    var generator = Noise(seed: Noise.wantedSeed)
    for _ in 0..<Noise.wantedInputs / 50 {
      var files = fuzzedCourse
      let path = ["a.md", "a.md", "a.md", "a.md", "course.yml", "glossary.md"][generator.below(6)]
      files[path] = generator.mutated(files[path] ?? "", with: pieces)
      let memory = MemoryFiles(files)
      let problems = try problems(of: memory)
      guard problems.isEmpty else {
        Issue.record("\(path): \(files[path].debugDescription)\n\(problems)")
        return
      }
    }
  }

  /// Nothing mutated: the claims of the course are all wrong, and all promoted.
  @Test func theCourseItselfIsPromoted() throws {
    let memory = MemoryFiles(fuzzedCourse)
    let outcome = try promote(options, files: memory.fileSystem)
    #expect(outcome.refusals == [])
    #expect(outcome.changes.count == 21)
    #expect(check(options, files: memory.fileSystem).problems(limit: .everything) == "")
  }

  private func problems(of memory: MemoryFiles) throws -> [String] {
    var problems: [String] = []
    let report = check(options, files: memory.fileSystem)
    for diagnostic in report.diagnostics {
      let file = report.source(of: diagnostic)
      let isInside =
        diagnostic.range.lowerBound >= 0 && diagnostic.range.upperBound <= file.bytes.count
        && diagnostic.range.lowerBound <= diagnostic.range.upperBound
      if !isInside { problems.append("\(diagnostic) lies outside of its file") }
      _ = describe(diagnostic, in: file)
    }
    for format in ReportFormat.allCases { _ = report.text(as: format) }

    let before = memory.bytes
    let outcome = try promote(options, files: memory.fileSystem)
    let after = memory.bytes
    for (path, bytes) in before where path.hasSuffix(".md") || path.hasSuffix(".yml") {
      let fixes = outcome.changes.filter { $0.path == path }
        .map { Fix(replace: $0.range, with: $0.new) }
      if after[path] != apply(fixes, to: SourceFile(path: path, bytes: bytes)) {
        problems.append("promotion changed more of \(path) than it says")
      }
    }
    if outcome.changes.isEmpty { return problems }
    let again = check(options, files: memory.fileSystem)
    let promoted = Set(outcome.changes.map(\.path))
    let left = again.diagnostics.filter { $0.isError && promoted.contains($0.path) }
    if !left.isEmpty { problems.append("promoted, and not true: \(left)") }
    let second = try promote(options, files: memory.fileSystem)
    if !second.changes.isEmpty || !second.recorded.isEmpty || memory.bytes != after {
      problems.append("promoted again: \(second.changes)")
    }
    return problems
  }
}

private let pieces = [
  "\n", "\n\n", "  ", ": ", "- ", "[", "]", "{", "}", "(", ")", "](=", "](= \"", "\")",
  "[5](=fit.epochs)",
  "[](=fit.mse)", "[t](term:rate)", "[](#fit)", "[x](a.md#places)", "[^n]",
  "\n[^n]: a [2](=fit.epochs)\n",
  "| [3](=fit.epochs) |", "|", "\\|", "> [!NOTE] [4](=fit.epochs)\n> ", "> ", "# ", "```",
  "\n```\n",
  "`", "*", "~~", "$x$", "$", "about ", "%", "−", "1e3", "12,345", "9", "0", "∞", "3–5", "null",
  "\t", "é",
  "\u{301}", "🎉", "\r\n", "\u{FEFF}", "\0", "title: ", "caption: ",
  "diagnostics: {unused-spec: error}\n",
  "parts: [{id: p, title: P, lessons: [a]}]\n", "reference: true\n", "draft: true\n",
  "theme: {css: x.css}\n",
  "data: {t: {rows: [{x: 1, y: 2}]}}\n", "language: de\n", "## rate\n", "&a ", "*a", "<<: ",
  "!!str ",
]

/// A small course with a claim, each of them wrong, in every place that can hold one.
private let fuzzedCourse = [
  "t.csv": "x,y,g\n1,2,a\n2,4,b\n3,6.5,a\n4,9,b\n",
  "course.yml": """
  title: A course
  description: Of [one](term:rate) lesson.
  language: en
  budget: {updates_times_parameters: 20000, recorded_bytes: 4000000}
  parts:
    - {id: part, title: The part, lessons: [a]}
  defaults:
    train: {batch_size: full, dialect: keras}
  data:
    shared: {csv: t.csv, features: [x], target: y}
  diagnostics: {unused-spec: note}

  """,
  "glossary.md": """
  # Glossary

  ## learning rate {#rate}

  How far an [update](term:update) goes, *about*.

  ## update

  One step. See [the lesson](a.md#places).

  """,
  "a.md": """
  ---
  title: Falls to [99.0](=fit.loss.final)
  summary: A run of [9](=fit.epochs) epochs.
  minutes: 5
  objectives:
    - Count to [8](=fit.epochs)
  ---

  # Places [9](=fit.epochs) {#places}

  ```train fit
  data: shared
  optimizer:
    sgd: {learning_rate: 0.05}
  epochs: 5
  caption: >-
    After [7](=fit.epochs) epochs,
    about [50%](=fit.r2).
  title: "Falls to [1.0](=fit.loss.final)"
  expect:
    - loss.final < loss.initial
  ```

  The [rate](term:rate) of [](#fit) makes [**9** steps](=fit.updates) [down](= "fit.loss.final < fit.loss[1]"),
  é🎉 [1,234.5](=fit.loss.initial) to [](=fit.mse)[^note].

  | what | value |
  |:---|---:|
  | loss \\| end | [0.123](=fit.loss.final) |
  | epochs | [6](=fit.epochs) |

  > [!NOTE] Of [4](=fit.epochs)
  > A body, [3](=fit.epochs).
  >
  > - a list of [2](=fit.epochs), ~~[9](=fit.epochs)~~
  >   1. and [1](=fit.epochs)

  ```compare rates
  base: fit
  vary: {learning_rate: [0.01, 0.05]}
  ```

  ```table
  of: [rates]
  columns: {"Of [8](=fit.epochs)": loss.final}
  ```

  ```chart
  kind: loss
  of: [fit, "rates[0.01]"]
  title: After [8](=rates[0.01].epochs)
  ```

  ```quiz
  question: How many, [8](=fit.epochs)?
  choices:
    - {text: five, correct: fit.epochs == 5}
    - {text: "six, [7](=fit.epochs)", why: no}
  ```

  [^note]: A note on [9e1](=fit.samples).

  """,
]
