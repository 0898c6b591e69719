import LecternLesson
import LecternRun
import LecternSite
import LecternSource

/// Everything that the links, images and terms of lessons lead to and that is not there, in prose
/// and in the texts of specs and front matter; claims in the glossary, which has no runs.
///
/// Addresses on the web are not looked at.
package func checkLinks(of course: Course, files: FileSystem) -> [Diagnostic] {
  let targets = LinkTargets(course, files: files)
  var diagnostics = course.lessons.flatMap { lesson in
    lesson.documents.flatMap { targets.check($0) }
  }
  if let glossary = course.glossary {
    diagnostics += targets.check(glossary) + claimsOutsideLessons(glossary)
  }
  return diagnostics
}

extension Lesson {
  /// Its prose, and the Markdown in its specs and front matter.
  fileprivate var documents: [LessonDocument] {
    [document] + fragments(of: specs.map(\.spec), frontMatter, in: file).map(\.document)
  }
}

/// Nothing could check claims, nothing could print values, and nothing runs specs.
private func claimsOutsideLessons(_ document: LessonDocument) -> [Diagnostic] {
  let claims = (document.claims.map(\.range) + document.values.map(\.range)).map { range in
    Diagnostic(
      .claimOutsideLesson, in: document.file.path, at: range,
      "a claim outside of lessons, where nothing is run",
      help: "write the number as text, or make the claim in a lesson")
  }
  let specs = document.specFences.map { fence in
    Diagnostic(
      .claimOutsideLesson, in: document.file.path, at: fence.kind.range,
      "a spec outside of lessons, where nothing is run", help: "move it into a lesson")
  }
  return claims + specs
}

/// The files beside the lessons that pages show or offer: paths relative to the course's folder.
package func linkedFiles(of course: Course) -> [String] {
  var paths = Set<String>()
  let documents = course.lessons.flatMap(\.documents) + [course.glossary].compactMap(\.self)
  for document in documents {
    let addresses = document.images.map(\.source) + document.links.map(\.destination)
    for address in addresses {
      if let path = localPath(address), course.files.others.contains(path) { paths.insert(path) }
    }
  }
  return paths.sorted()
}

/// What can be referred to in a course.
private struct LinkTargets {
  let terms: [String]
  /// By the lesson's file name.
  let anchors: [String: Set<String>]
  let others: Set<String>

  init(_ course: Course, files: FileSystem) {
    terms = course.glossary.map { glossaryTerms(in: $0).map(\.id) } ?? []
    var anchors = Dictionary(
      course.lessons.map {
        (lastPart(of: $0.file.path), Set($0.document.anchors.map(\.id)))
      }, uniquingKeysWith: { first, _ in first })
    if let glossary = course.glossary {
      anchors["glossary.md"] = Set(glossary.anchors.map(\.id)).union(terms)
    }
    self.anchors = anchors
    others = Set(course.files.others)
  }

  func check(_ document: LessonDocument) -> [Diagnostic] {
    let path = document.file.path
    let own = lastPart(of: path)
    var found: [Diagnostic] = []
    func report(
      _ rule: Rule, _ range: SourceRange, _ message: String, _ name: String, _ known: [String],
      help: String
    ) {
      let near = nearMiss(to: name, among: known)
      found.append(
        Diagnostic(
          rule, in: path, at: range, message, label: didYouMean(near),
          help: near == nil ? help : ""))
    }
    for term in document.terms where !terms.contains(term.id) {
      report(
        .unknownTerm, term.range, "the glossary has no term '\(term.id)'", term.id, terms,
        help: "add it to glossary.md as a heading `## \(term.id)` with a paragraph")
    }
    for reference in document.references {
      let file = reference.file.map { normalized($0) } ?? own
      guard let known = anchors[file] else {
        report(
          .deadLink, reference.range, "there is no lesson '\(file)'", file, anchors.keys.sorted(),
          help: "the lessons are \(list(some(anchors.keys.sorted())))")
        continue
      }
      if let anchor = reference.anchor, !known.contains(anchor) {
        report(
          .deadAnchor, reference.range,
          "nothing in \(reference.file == nil ? "this lesson" : file) is called '\(anchor)'",
          anchor, known.sorted(),
          help: known.isEmpty
            ? "it has no headings and no specs" : "it has \(list(some(known.sorted())))"
        )
      }
    }
    for link in document.links {
      guard let target = localPath(link.destination), !others.contains(target) else { continue }
      report(
        .deadLink, link.range, "there is no file '\(target)' in the course's folder", target,
        others.sorted(), help: "put the file there, or mend the path")
    }
    for image in document.images {
      guard let target = localPath(image.source), !others.contains(target) else { continue }
      report(
        .missingImage, image.range, "there is no image '\(target)' in the course's folder", target,
        others.sorted(), help: "put the file there, or mend the path")
    }
    return found
  }
}

/// The path, relative to the course's folder, that an address leads to; absent for addresses with a
/// scheme or a host, for places in the page itself, and for pages that Lectern writes.
private func localPath(_ address: String) -> String? {
  let path = address.prefix { $0 != "#" && $0 != "?" }
  guard !path.isEmpty, !path.hasPrefix("//") else { return nil }
  if let colon = path.firstIndex(of: ":") {
    let scheme = path[..<colon]
    let isScheme =
      scheme.first?.isLetter == true
      && scheme.allSatisfy { $0.isLetter || $0.isNumber || "+-.".contains($0) }
    if isScheme { return nil }
  }
  if path.hasSuffix(".html") || path.hasSuffix(".md") { return nil }
  return normalized(decodingPercents(path))
}

private func decodingPercents(_ text: Substring) -> String {
  guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
  var bytes: [UInt8] = []
  var rest = Array(text.utf8)[...]
  while let byte = rest.popFirst() {
    if byte == UInt8(ascii: "%"),
      let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
    {
      bytes.append(code)
      rest = rest.dropFirst(2)
    } else {
      bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
