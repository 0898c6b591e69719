import LecternSource
import Testing

@testable import LecternSpec

/// Several fences as one lesson: each line that starts with "```" opens the next spec.
struct Lesson {
  let file: SourceFile
  let sources: [SpecSource]

  init(_ text: String, path: String = "Lessons/01.md") {
    file = SourceFile(path: path, text: text)
    var sources: [SpecSource] = []
    var open: (kind: SpecKind, name: Located<String>?, header: SourceRange, start: Int)?
    for line in 1...file.lineCount {
      let range = file.range(ofLine: line)
      let text = file.text(in: range)
      guard text.hasPrefix("```") else { continue }
      if let fence = open {
        let body = SourceRange(fence.start..<range.lowerBound)
        sources.append(
          SpecSource(
            kind: fence.kind, name: fence.name,
            body: SpecText(file: file, range: body, header: fence.header)))
        open = nil
        continue
      }
      let words = text.dropFirst(3).split(separator: " ", maxSplits: 1).map(String.init)
      guard let kind = words.first.flatMap(SpecKind.init(rawValue:)) else { continue }
      let nameStart = range.lowerBound + 3 + kind.rawValue.utf8.count + 1
      let name =
        words.count > 1
        ? Located(words[1], at: SourceRange(nameStart..<range.upperBound)) : nil
      let header = SourceRange(range.lowerBound + 3..<range.upperBound)
      open = (kind, name, header, range.upperBound + 1)
    }
    self.sources = sources
  }

  func decoded(defaults: SpecDefaults = SpecDefaults()) -> ([Spec?], [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let specs = decodeSpecs(
      sources, vocabulary: testVocabulary, defaults: defaults, diagnostics: &diagnostics)
    return (specs, diagnostics.sortedByPlace())
  }

  /// Every diagnostic as the author sees it.
  var report: String {
    decoded().1.map { describe($0, in: file) }.joined()
  }
}

func decodeTrain(_ yaml: String) throws -> TrainSpec {
  let (specs, diagnostics) = Lesson("```train t\n\(yaml)\n```\n").decoded()
  #expect(diagnostics == [])
  guard case .train(let spec)?? = specs.first else { throw Unexpected() }
  return spec
}

func decodeCompare(_ lesson: String) throws -> CompareSpec {
  let (specs, diagnostics) = Lesson(lesson).decoded()
  #expect(diagnostics == [])
  for case .compare(let spec)? in specs { return spec }
  throw Unexpected()
}

func decodeData(_ yaml: String) throws -> DataSpec {
  let (specs, diagnostics) = Lesson("```data d\n\(yaml)\n```\n").decoded()
  #expect(diagnostics == [])
  guard case .data(let spec)?? = specs.first else { throw Unexpected() }
  return spec
}

struct Unexpected: Error {}
