import LecternLesson
import LecternSource
import LecternSpec

/// A lesson understood: its Markdown parsed, its front matter and specs decoded.
package struct Lesson: Sendable {
  /// The file's name without `.md`.
  package var stem: String
  package var document: LessonDocument
  /// Absent when it is missing or wrong, which is among the diagnostics.
  package var frontMatter: FrontMatter?
  /// In the order of the lesson; those with errors are missing.
  package var specs: [PlacedSpec]
  package var diagnostics: [Diagnostic]

  package var file: SourceFile { document.file }
  package var title: String { frontMatter?.title.text ?? stem }
  package var isDraft: Bool { frontMatter?.isDraft ?? false }
}

/// A spec with the bytes of its fence's body, by which the page finds it.
package struct PlacedSpec: Sendable {
  package var spec: Spec
  package var place: SourceRange
}

/// Parses and decodes a lesson. Everything wrong with it is gathered in its diagnostics.
package func readLesson(
  _ file: SourceFile, defaults: SpecDefaults, vocabulary: Vocabulary
) -> Lesson {
  let (document, found) = parseLesson(file)
  var diagnostics = found
  var frontMatter: FrontMatter?
  if let range = document.frontMatter {
    frontMatter = decodeFrontMatter(
      SpecText(file: file, range: range), vocabulary: vocabulary, diagnostics: &diagnostics)
  } else if !diagnostics.contains(where: { $0.hidesFrontMatter }) {
    diagnostics.append(
      Diagnostic(
        .frontMatterMissing, in: file.path, at: SourceRange(at: 0),
        "the lesson has no front matter",
        help: "begin it with `---`, a title, a summary, and `---`"))
  }
  let fences = document.specFences
  let sources = fences.compactMap { fence -> SpecSource? in
    guard let kind = SpecKind(rawValue: fence.kind.value) else { return nil }
    return SpecSource(
      kind: kind, name: fence.name,
      body: SpecText(
        file: file, text: fence.body, map: textMap(of: fence.map), header: fence.kind.range))
  }
  let layered = (frontMatter?.defaults ?? SpecDefaults()).layered(over: defaults)
  let decoded = decodeSpecs(
    sources, vocabulary: vocabulary, defaults: layered, diagnostics: &diagnostics)
  let specs = zip(fences, decoded).compactMap { fence, spec in
    spec.map { PlacedSpec(spec: $0, place: fence.bodyRange) }
  }
  return Lesson(
    stem: stem(of: file.path), document: document, frontMatter: frontMatter, specs: specs,
    diagnostics: diagnostics)
}

extension Diagnostic {
  /// Whether no front matter was found because of it: none is closed, or the file is no text.
  fileprivate var hidesFrontMatter: Bool {
    range.lowerBound == 0 && ["front-matter-not-closed", "invalid-utf8"].contains(rule.name)
  }
}

private func textMap(of map: LineMap) -> TextMap {
  TextMap(map.entries.map { .init(text: $0.textOffset, file: $0.fileOffset) })
}
