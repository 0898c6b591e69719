import LecternSource

/// A new text for a claim, or for the number in it.
package struct ClaimEdit: Equatable, Sendable {
  /// Bytes of the file, inside one claim's text.
  package var range: SourceRange
  package var text: String

  package init(replace range: SourceRange, with text: String) {
    self.range = range
    self.text = text
  }
}

/// Why a file is left as it is.
package enum ClaimEditProblem: Error, Equatable, Sendable {
  /// The file's Markdown has errors, so that places in it may not mean what they seem to.
  case errors([Diagnostic])
  case overlap(SourceRange)
  /// The bytes are not the text of a claim.
  case notAClaim(SourceRange)
  /// The new text is empty, or holds other line ends, brackets and markup than the old one.
  case unusableText(SourceRange)
  /// With the new texts something else than claims would read differently.
  case readsDifferently
}

/// The file with new texts in its claims, proved to read as before but for these texts: the same
/// blocks, names, anchors and expressions, and no new diagnostic that is an error.
///
/// Claims in front matter and in specs (captions, questions) are edited too, where `]` and `(=` follow on their line.
/// The result is the file itself when there is nothing to edit; editing twice changes nothing more.
package func edited(
  _ file: SourceFile, with edits: [ClaimEdit]
) throws(ClaimEditProblem) -> SourceFile {
  let (document, diagnostics) = parseLesson(file)
  let errors = diagnostics.filter(\.isError)
  if !errors.isEmpty { throw .errors(errors) }
  let edits = edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
  var bytes: [UInt8] = []
  var newRanges: [SourceRange] = []
  var place = 0
  for edit in edits {
    guard edit.range.lowerBound >= place else { throw .overlap(edit.range) }
    guard isInClaim(edit.range, of: document) else { throw .notAClaim(edit.range) }
    guard isUsable(edit.text, insteadOf: file.text(in: edit.range)) else {
      throw .unusableText(edit.range)
    }
    bytes += file.bytes[place..<edit.range.lowerBound]
    newRanges.append(SourceRange(bytes.count..<bytes.count + edit.text.utf8.count))
    bytes += Array(edit.text.utf8)
    place = edit.range.upperBound
  }
  bytes += file.bytes[place...]

  let new = SourceFile(path: file.path, bytes: bytes)
  let (newDocument, newDiagnostics) = parseLesson(new)
  guard !newDiagnostics.hasErrors,
    skeleton(document, hiding: edits.map(\.range)) == skeleton(newDocument, hiding: newRanges),
    document.claims.map(\.expression) == newDocument.claims.map(\.expression)
  else { throw .readsDifferently }
  for (old, claim) in zip(document.claims, newDocument.claims) {
    var expected = Array(old.text.utf8)
    for edit in edits.reversed()
    where edit.range.lowerBound >= old.textRange.lowerBound
      && edit.range.upperBound <= old.textRange.upperBound
    {
      let start = old.textRange.lowerBound
      expected.replaceSubrange(
        edit.range.lowerBound - start..<edit.range.upperBound - start, with: edit.text.utf8)
    }
    guard expected.elementsEqual(claim.text.utf8) else { throw .readsDifferently }
  }
  return new
}

extension ClaimLink {
  /// The edit that makes the claim's one number say `value` in its author's style; `nil` where the
  /// text holds no single number, the value is NaN, or the claim's place is not exact.
  package func edit(toSay value: Double) -> ClaimEdit? {
    guard isExact, let number = WrittenNumber(parsing: text),
      let new = number.formatted(value)
    else { return nil }
    let range = SourceRange(number.range).shifted(by: textRange.lowerBound)
    return ClaimEdit(replace: range, with: new)
  }
}

/// Whether the text is not empty and holds the markup of the old text and no other.
private func isUsable(_ text: String, insteadOf old: String) -> Bool {
  func markup(_ text: String) -> [UInt8] {
    text.utf8.filter { $0 < 0x20 || $0 == 0x7F || "[]<>`\\*_~$|{}\"'#&!".utf8.contains($0) }
  }
  return !text.isEmpty && markup(text) == markup(old)
}

private func isInClaim(_ range: SourceRange, of document: LessonDocument) -> Bool {
  let isInText = document.claims.contains {
    $0.isExact && $0.textRange.lowerBound <= range.lowerBound
      && range.upperBound <= $0.textRange.upperBound
  }
  if isInText { return true }
  let isInFrontMatter = document.frontMatter?.holds(range) ?? false
  guard
    isInFrontMatter
      || document.allBlocks.fences.contains(where: { $0.isSpec && $0.bodyRange.holds(range) })
  else { return false }
  let file = document.file
  let line = file.range(ofLine: file.position(at: range.lowerBound).line)
  guard line.holds(range) else { return false }
  let before = file.bytes[line.lowerBound..<range.lowerBound]
  let after = file.bytes[range.upperBound..<line.upperBound]
  guard let open = before.lastIndex(where: { $0 == ascii("[") || $0 == ascii("]") }),
    before[open] == ascii("["), let close = after.firstIndex(of: ascii("]"))
  else { return false }
  return after[close...].starts(with: "](=".utf8)
}

extension SourceRange {
  fileprivate func holds(_ other: SourceRange) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}

/// Everything that a page could show of a document, without the texts of its claims and the hidden
/// ranges of its specs.
private func skeleton(_ document: LessonDocument, hiding ranges: [SourceRange]) -> [UInt8] {
  var writer = HTMLWriter(isUnsafe: true)
  writer.hidden = ranges
  if let yaml = document.frontMatter {
    var shown: [UInt8] = []
    var start = yaml.lowerBound
    for range in ranges where yaml.holds(range) {
      shown += document.file.bytes[start..<max(start, range.lowerBound)]
      start = max(start, range.upperBound)
    }
    shown += document.file.bytes[start..<max(start, yaml.upperBound)]
    writer.text(String(decoding: shown, as: UTF8.self))
  }
  writer.blocks(document.blocks)
  writer.footnotes(document.footnotes)
  return writer.bytes
}
