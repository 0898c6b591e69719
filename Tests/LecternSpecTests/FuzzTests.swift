import Foundation
import LecternSource
import Testing

@testable import LecternSpec

/// Whatever is typed, decoding ends, answers by values or diagnostics, and every place it names
/// lies in the file.
@Suite struct FuzzTests {
  @Test func decodingSurvivesMutations() throws {
    let lessons = try GoldenDiagnosticsTests.names.map {
      try String(
        contentsOf: GoldenDiagnosticsTests.folder.appending(path: "\($0)/lesson.md"),
        encoding: .utf8)
    }
    var mutations = Mutations(
      seed: Mutations.seed,
      pieces: [
        "\n", "  ", "\t", ": ", "- ", "[", "]", "{", "}", "\"", "'", "&a ", "*a", "|\n", ">-\n",
        "#",
        "? ", "!!str ", "---\n", "...\n", "%YAML 1.1\n", "é", "\u{85}", "\u{2028}", "\u{FEFF}",
        "\r\n", "\r", "\\", "\0", "1e999", "-", "null", "~", "kind: ", "learning_rate: 1\n",
      ])
    var generator = Mutations.Generator(state: UInt64(Mutations.seed))
    let longest = ContinuousClock().measure {
      for _ in 0..<Mutations.count {
        guard let text = lessons.randomElement(using: &generator),
          let other = lessons.randomElement(using: &generator)
        else { continue }
        check(mutations.mutate(text, with: other))
      }
    }
    #expect(longest < .seconds(5 + Mutations.count / 100))
  }

  private func check(_ text: String) {
    let lesson = Lesson(text)
    let (specs, diagnostics) = lesson.decoded()
    #expect(specs.count == lesson.sources.count)
    for diagnostic in diagnostics {
      let isInside =
        diagnostic.range.lowerBound >= 0
        && diagnostic.range.upperBound <= lesson.file.bytes.count
        && diagnostic.range.lowerBound <= diagnostic.range.upperBound
      if !isInside { Issue.record("\(diagnostic) in \(text.debugDescription)") }
      _ = describe(diagnostic, in: lesson.file)
    }
    for source in lesson.sources {
      var ignored: [Diagnostic] = []
      if let node = readYaml(source.body, diagnostics: &ignored) { checkPlaces(node, lesson.file) }
    }
  }

  /// A plain scalar in one line stands in the file as it reads.
  private func checkPlaces(_ node: RawNode, _ file: SourceFile) {
    switch node.kind {
    case .sequence(let items): items.forEach { checkPlaces($0, file) }
    case .mapping(let entries):
      for entry in entries {
        checkPlaces(entry.key, file)
        checkPlaces(entry.value, file)
      }
    case .scalar(let scalar):
      let written = file.text(in: node.range)
      let isOneLine = !written.contains { $0.isNewline }
      if scalar.style == .plain, isOneLine, written != scalar.text {
        Issue.record("\(scalar.text.debugDescription) stands as \(written.debugDescription)")
      }
    }
  }

  @Test func expressionsSurviveMutations() {
    let texts = [
      "capstone.loss.final", "max(loss[1], loss[2]) > 10", "grid[0.1, 32].diverged and not x",
      "adam.epochs_to(loss < 0.2) < sgd.epochs_to(loss < 0.2)", "x within 0.5 of 148.8",
      "a between 1 and 2 or b == never", "-2^2 + 3e-4 * (a - 31%)", "heights['body mass'].mean",
    ]
    var mutations = Mutations(
      seed: Mutations.seed,
      pieces: [
        "(", ")", "[", "]", ".", ",", " ", "not ", " and ", " within ", " of ", " between ", "-",
        "^", "==", "=", "&&", "'", "\"", "%", "1", "e", "−", "∞", "é", "\u{301}", "\0", "|",
      ])
    var generator = Mutations.Generator(state: UInt64(Mutations.seed))
    let time = ContinuousClock().measure {
      for _ in 0..<Mutations.count * 5 {
        guard let text = texts.randomElement(using: &generator),
          let other = texts.randomElement(using: &generator)
        else { continue }
        checkExpression(mutations.mutate(text, with: other))
      }
    }
    #expect(time < .seconds(5 + Mutations.count / 100))
  }

  private func checkExpression(_ text: String) {
    let (expression, diagnostics) = parseExpression(text, at: 7, path: "e")
    if (expression == nil) == diagnostics.isEmpty {
      Issue.record("neither or both for \(text.debugDescription)")
    }
    let limits = 7...7 + text.utf8.count
    for diagnostic in diagnostics
    where !limits.contains(diagnostic.range.lowerBound)
      || !limits.contains(diagnostic.range.upperBound)
    {
      Issue.record("\(diagnostic) in \(text.debugDescription)")
    }
    guard let expression else { return }
    let once = printed(expression)
    guard once.utf8.count <= 2000 else { return }
    let (again, problems) = parseExpression(once, at: 0, path: "e")
    guard let again else {
      Issue.record("\(text.debugDescription) prints as \(once), which fails: \(problems)")
      return
    }
    if printed(again) != once {
      Issue.record("\(text.debugDescription) prints as \(once), then as \(printed(again))")
    }
  }
}
