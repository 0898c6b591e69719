import LecternLesson
import LecternSource

/// A lesson's Markdown as any notebook shows it: claims and terms are their text, links to lessons
/// lead to their notebooks and all others into the pages, callouts are quotes with a title.
struct NotebookProse {
  private let path: String
  private let values: [String: String]
  private let pages: String

  init(_ lesson: BridgedLesson, pages: String) {
    path = lesson.document.file.path
    values = lesson.values
    self.pages = pages
  }

  /// A text of a spec or of the front matter.
  func text(_ markdown: String) -> String {
    var options = LessonParseOptions()
    options.frontMatter = false
    let file = SourceFile(path: path, bytes: Array(markdown.utf8))
    let document = parseLesson(file, options: options).document
    return text(SourceRange(0..<file.bytes.count), of: document)
  }

  /// A question, its choices, and the answer folded away.
  func text(_ quiz: BridgedQuiz) -> String {
    var parts = ["**Question.** " + text(quiz.question)]
    if !quiz.choices.isEmpty {
      parts.append(quiz.choices.map { "- " + item($0.text) }.joined(separator: "\n"))
    }
    parts.append("<details><summary>Show the answer</summary>")
    if !quiz.choices.isEmpty {
      let reasons = quiz.choices.map { choice in
        "- \(choice.isRight ? "✓ Right" : "✕ Wrong"): \(item(choice.text))"
          + (choice.why.map { " – " + item($0) } ?? "")
      }
      parts.append(reasons.joined(separator: "\n"))
    }
    parts += [quiz.answer, quiz.explanation.map(text)].compactMap(\.self)
    return (parts + ["</details>"]).joined(separator: "\n\n")
  }

  /// A text of several lines as one.
  private func item(_ markdown: String) -> String {
    text(markdown).split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// The Markdown of a part of a document.
  func text(_ range: SourceRange, of document: LessonDocument) -> String {
    let file = document.file
    let edits = (linkEdits(document) + blockEdits(document.blocks, in: file))
      .filter {
        range.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= range.upperBound
      }
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
    var text = ""
    var place = range.lowerBound
    for edit in edits where edit.range.lowerBound >= place {
      text += file.text(in: SourceRange(place..<edit.range.lowerBound)) + edit.text
      place = edit.range.upperBound
    }
    text += file.text(in: SourceRange(place..<range.upperBound))
    return text.replacing("\r\n", with: "\n")
  }
}

/// A range of a file with what stands there instead.
private struct Edit {
  var range: SourceRange
  var text: String
}

// MARK: - Links

extension NotebookProse {
  private func linkEdits(_ document: LessonDocument) -> [Edit] {
    let file = document.file
    var edits = document.claims.map { Edit(range: $0.range, text: $0.text) }
    edits += document.values.map { Edit(range: $0.range, text: values[$0.expression] ?? "") }
    edits += document.terms.map { Edit(range: $0.range, text: shown(file.text(in: $0.range))) }
    for reference in document.references {
      var words = shown(file.text(in: reference.range))
      guard let name = reference.file else {
        // A place in this notebook has another address in every program that shows it.
        if words.isEmpty { words = name(of: reference.anchor, in: document) }
        edits.append(Edit(range: reference.range, text: words))
        continue
      }
      let stem = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
      let address = stem == "glossary" ? "\(pages)glossary.html" : "\(stem).ipynb"
      edits.append(
        Edit(range: reference.range, text: "[\(words.isEmpty ? stem : words)](\(address))"))
    }
    for link in document.links where isRelative(link.destination) {
      edits.append(moved(link.range, link.destination, in: file))
    }
    for image in document.images where isRelative(image.source) {
      edits.append(moved(image.range, image.source, in: file))
    }
    return edits
  }

  /// What stands between a link's brackets.
  private func shown(_ link: String) -> String {
    let end = link.ranges(of: "](").last?.lowerBound ?? link.endIndex
    return String(link[..<end].dropFirst())
  }

  /// What a place of this lesson is called.
  private func name(of anchor: String?, in document: LessonDocument) -> String {
    guard let anchor, let found = document.anchors.first(where: { $0.id == anchor }) else {
      return anchor ?? ""
    }
    guard case .heading = found.target else { return "`\(anchor)`" }
    let title = document.file.text(in: found.range).drop { $0 == "#" || $0 == " " }
    return "“\(title.prefix { !$0.isNewline })”"
  }

  private func moved(_ range: SourceRange, _ destination: String, in file: SourceFile) -> Edit {
    let written = file.text(in: range)
    guard let place = written.ranges(of: destination).last else {
      return Edit(range: range, text: written)
    }
    return Edit(
      range: range, text: written.replacingCharacters(in: place, with: pages + destination))
  }

  /// Whether a destination is a file of the course.
  private func isRelative(_ destination: String) -> Bool {
    let head = destination.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return !destination.isEmpty && !"/#".contains(destination.prefix(1)) && !head.contains(":")
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}

// MARK: - Blocks

extension NotebookProse {
  private func blockEdits(_ blocks: [Block], in file: SourceFile) -> [Edit] {
    blocks.flatMap { block -> [Edit] in
      switch block.kind {
      case .callout(let callout):
        return calloutEdits(callout, block.range, in: file) + blockEdits(callout.blocks, in: file)
      case .quote(let inner): return blockEdits(inner, in: file)
      case .list(let list): return list.items.flatMap { blockEdits($0.blocks, in: file) }
      case .heading: return headingEdits(block.range, in: file)
      case .math(let math):
        let source = file.text(in: block.range)
        guard source.hasPrefix("```") || source.hasPrefix("~~~") else { return [] }
        let latex = math.latex.hasSuffix("\n") ? math.latex : math.latex + "\n"
        return [Edit(range: block.range, text: "$$\n\(latex)$$")]
      default: return []
      }
    }
  }

  /// `[!TRY]` becomes the words that a page shows, and its line a title.
  private func calloutEdits(_ callout: Callout, _ range: SourceRange, in file: SourceFile) -> [Edit]
  {
    let source = file.bytes[range.lowerBound..<range.upperBound]
    let mark = Array("[!\(callout.kind.rawValue)]".utf8)
    guard
      let start = source.indices.first(where: { place in
        source[place...].prefix(mark.count).elementsEqual(mark) { lowercased($0) == $1 }
      })
    else { return [] }
    let end =
      source[start...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      ?? source.endIndex
    let markEnd = start + mark.count
    let titleStart = source[markEnd..<end].firstIndex { $0 != UInt8(ascii: " ") } ?? end
    let isPlain = titleStart == end
    let head = "**\(callout.kind.title)\(isPlain ? "." : ": ")"
    return [
      Edit(range: SourceRange(start..<titleStart), text: isPlain ? head + "**" : head),
      // Two spaces break the line.
      Edit(range: SourceRange(end..<end), text: isPlain ? "" : "**  "),
    ]
  }

  /// A heading without its own `{#id}`.
  private func headingEdits(_ range: SourceRange, in file: SourceFile) -> [Edit] {
    let source = file.text(in: range)
    guard let open = source.ranges(of: " {#").last,
      let close = source[open.upperBound...].firstIndex(of: "}")
    else { return [] }
    let start = range.lowerBound + source[..<open.lowerBound].utf8.count
    let count = source[open.lowerBound...close].utf8.count
    return [Edit(range: SourceRange(start..<start + count), text: "")]
  }

  private func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte
  }
}
