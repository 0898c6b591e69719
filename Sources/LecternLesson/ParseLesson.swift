import LecternSource

/// How a text is read.
package struct LessonParseOptions: Equatable, Sendable {
  /// False reads pure CommonMark: every addition of the lesson language is text, code or a link.
  package var additions = true
  /// Whether `---` on the first line opens front matter.
  package var frontMatter = true
  /// How deeply blocks and inline markup may nest; deeper parts are left out with a diagnostic.
  package var nestingLimit = 100

  package init() {}

  /// Pure CommonMark.
  package static var plain: LessonParseOptions {
    var options = LessonParseOptions()
    options.additions = false
    options.frontMatter = false
    return options
  }
}

/// The blocks of a lesson, and everything that is wrong with its Markdown, in order.
package func parseLesson(_ file: SourceFile, options: LessonParseOptions = LessonParseOptions())
  -> (document: LessonDocument, diagnostics: [Diagnostic])
{
  var text = MaskedText(path: file.path)
  guard options.additions else {
    text.lines = file.textLines(of: file.bytes)
    return build(text, CommonMarkTree(file.bytes), file, options)
  }
  text.lines = file.textLines(of: text.guardBytes(file.bytes))
  if options.frontMatter { text.blankFrontMatter() }
  return parse(&text, file, options)
}

/// The blocks of Markdown that a spec holds, such as a caption or a question.
///
/// - Parameters:
///   - text: the Markdown, as YAML gave it.
///   - file: the file in which it was written.
///   - range: where in the file. Each line of `text` is looked for in this range, so that places
///     are exact in plain and block scalars.
///   - place: the place in the file of a range of UTF-8 offsets in `text`, for texts whose lines
///     differ from the file's bytes (escapes, folded lines). Without it, all places in such a text
///     are `range`. Claims are exact where their text stands in the file as it is.
package func parseFragment(
  _ text: String, in file: SourceFile, at range: SourceRange,
  place: ((Range<Int>) -> SourceRange)? = nil,
  options: LessonParseOptions = LessonParseOptions()
) -> (document: LessonDocument, diagnostics: [Diagnostic]) {
  let bytes = Array(text.utf8)
  var masked = MaskedText(path: file.path)
  masked.surroundings = range
  let fragment = SourceFile(path: file.path, bytes: bytes)
  if let origins = origins(of: fragment, in: file, at: range) {
    masked.surroundings = nil
    masked.lines = fragment.textLines(of: masked.guardBytes(bytes, origin: origins.first ?? 0))
    for index in masked.lines.indices {
      let length = masked.lines[index].end - masked.lines[index].origin
      masked.lines[index].origin = origins[index]
      masked.lines[index].end = origins[index] + length
    }
  } else {
    masked.place = place
    masked.lines = fragment.textLines(of: masked.guardBytes(bytes))
  }
  return parse(&masked, file, options)
}

private func parse(_ text: inout MaskedText, _ file: SourceFile, _ options: LessonParseOptions) -> (
  document: LessonDocument, diagnostics: [Diagnostic]
) {
  text.fenceDisplayMath()
  text.moveFootnotes()
  text.maskLeaves()
  return build(text, CommonMarkTree(text.joined()), file, options)
}

private func build(
  _ text: MaskedText, _ tree: consuming CommonMarkTree, _ file: SourceFile,
  _ options: LessonParseOptions
) -> (document: LessonDocument, diagnostics: [Diagnostic]) {
  var builder = LessonBuilder(text, file: file, options: options)
  if let root = tree.root { builder.build(root) }
  return (builder.document, builder.diagnostics.sortedByPlace())
}

/// The offset in `file` of each line of `fragment`, if all of them stand there in order.
private func origins(of fragment: SourceFile, in file: SourceFile, at range: SourceRange) -> [Int]?
{
  let limits = range.clamped(to: 0..<file.bytes.count)
  var start = limits.lowerBound
  var origins: [Int] = []
  for line in 1...fragment.lineCount {
    let place = fragment.range(ofLine: line)
    let wanted = fragment.bytes[place.offsets]
    guard
      let found = file.bytes[start..<limits.upperBound].firstPlace(of: wanted)
    else { return nil }
    origins.append(found)
    start = found + wanted.count
  }
  return origins
}

extension ArraySlice<UInt8> {
  /// Where `wanted` first begins.
  fileprivate func firstPlace(of wanted: ArraySlice<UInt8>) -> Int? {
    guard let first = wanted.first else { return startIndex }
    var index = startIndex
    while index + wanted.count <= endIndex {
      if self[index] == first, self[index..<index + wanted.count].elementsEqual(wanted) {
        return index
      }
      index += 1
    }
    return nil
  }
}
