import LecternLesson
import LecternSource
import LecternSpec

/// The claims and values of a lesson, in its prose and in the texts of its specs.
struct Statements {
  var claims: [ClaimLink] = []
  var values: [ValueLink] = []
  /// What is wrong with the Markdown inside specs and front matter.
  var diagnostics: [Diagnostic] = []

  /// - Parameter document: the lesson; the texts of `specs` and `frontMatter` stand in its file.
  init(_ document: LessonDocument, _ specs: [Spec], _ frontMatter: FrontMatter?) {
    add(document, indices: true)
    for (fragment, problems) in fragments(of: specs, frontMatter, in: document.file) {
      add(fragment, indices: false)
      diagnostics += problems
    }
  }

  private mutating func add(_ document: LessonDocument, indices: Bool) {
    for var claim in document.claims {
      if !indices { claim.index = claims.count }
      claims.append(claim)
    }
    values += document.values
  }
}

/// The sentence around `range`, with claim links shown as their texts, at most about 200 bytes.
func sentence(around range: SourceRange, in file: SourceFile) -> String {
  let bytes = file.bytes
  // The length of the mark that ends a quotation or emphasis at `index`, which belongs to the sentence.
  func closing(_ index: Int) -> Int {
    guard index < bytes.count else { return 0 }
    let marks = ["”", "\"", "*", ")"].map { Array($0.utf8) }
    return marks.first { bytes[index...].starts(with: $0) }?.count ?? 0
  }
  func isBreak(_ index: Int) -> Bool {
    if bytes[index] == 0x0A, index + 1 < bytes.count, bytes[index + 1] == 0x0A { return true }
    // The last line of a paragraph in a quotation.
    if bytes[index...].starts(with: Array("\n>\n".utf8)) { return true }
    guard [0x2E, 0x3F, 0x21].contains(bytes[index]), index + 1 < bytes.count else { return false }
    let next = index + 1 + closing(index + 1)
    return next < bytes.count && (bytes[next] == 0x20 || bytes[next] == 0x0A)
  }
  var start = min(range.lowerBound, bytes.count)
  let floor = max(0, start - 200)
  while start > floor, !isBreak(start - 1) { start -= 1 }
  // A sentence too long begins with a whole word.
  let isCut = start > 0 && !isBreak(start - 1)
  if !isCut, start > 0 { start = min(start + closing(start), range.lowerBound) }
  if isCut, let space = bytes[start..<range.lowerBound].firstIndex(of: 0x20) { start = space + 1 }
  var end = min(range.upperBound, bytes.count)
  let ceiling = min(bytes.count, end + 160)
  while end < ceiling {
    end += 1
    if isBreak(end - 1) { break }
  }
  end = min(end + closing(end), bytes.count)
  return (isCut ? "… " : "") + plain(String(decoding: bytes[start..<end], as: UTF8.self))
}

/// `text` on one line, with links shown as their texts,
/// and the signs of emphasis and callouts left out.
private func plain(_ text: String) -> String {
  var output: [Character] = []
  var rest = Array(text)[...]
  var isLiteral = false
  while let character = rest.popFirst() {
    if character == "`" || character == "$" { isLiteral.toggle() }
    if !isLiteral, character == "*", isEmphasis(after: output.last, before: rest.first) {
      continue
    } else if character == "[", rest.first == "!", let end = rest.firstIndex(of: "]") {
      rest = rest[(end + 1)...]
    } else if character == "]", rest.first == "(" {
      var depth = 0
      while let next = rest.popFirst() {
        if next == "(" { depth += 1 }
        if next == ")" { depth -= 1 }
        if depth == 0 { break }
      }
    } else if character == "[" {
      continue
    } else if character.isNewline || character == " " {
      if output.last != " " { output.append(" ") }
      // The next line of a quotation or callout.
      if character.isNewline {
        while let next = rest.first, next == " " || next == ">" { rest.removeFirst() }
      }
    } else {
      output.append(character)
    }
  }
  while output.first == " " || output.first == "#" || output.first == ">" { output.removeFirst() }
  while output.last == " " { output.removeLast() }
  return String(output)
}

/// Whether a star stands at a word, unlike one between two spaces.
private func isEmphasis(after: Character?, before: Character?) -> Bool {
  func isOpen(_ character: Character?) -> Bool { character == nil || character == " " }
  return !(isOpen(after) && isOpen(before))
}
