import LecternSource

/// The names taken in a lesson.
struct AnchorNames {
  private(set) var taken: Set<String> = []
  private var counts: [String: Int] = [:]

  mutating func take(_ id: String) { taken.insert(id) }

  /// `slug`, or `slug-1`, `slug-2`…, as GitHub numbers repeated headings.
  mutating func unusedSlug(for slug: String) -> String {
    let slug = slug.isEmpty ? "section" : slug
    guard taken.contains(slug) else { return slug }
    var number = counts[slug, default: 0]
    repeat { number += 1 } while taken.contains("\(slug)-\(number)")
    counts[slug] = number
    return "\(slug)-\(number)"
  }
}

/// The slug of a heading as GitHub makes it: lowercase, spaces become hyphens, and of all else only
/// letters, digits, hyphens and underscores stay. Texts of claims and values are left out, so that
/// promotion moves no anchor.
func slug(of content: [Inline]) -> String {
  var out = String.UnicodeScalarView()
  var words = plainText(content, omittingClaims: true).lowercased().unicodeScalars[...]
  while let first = words.first, first == " " { words.removeFirst() }
  while let last = words.last, last == " " { words.removeLast() }
  for scalar in words {
    if scalar == " " || scalar == "\n" {
      out.append("-")
    } else if isKept(scalar) {
      out.append(scalar)
    }
  }
  return String(out)
}

private func isKept(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII {
    let byte = UInt8(truncatingIfNeeded: scalar.value)
    return isLetter(byte) || isDigit(byte) || byte == ascii("-") || byte == ascii("_")
  }
  return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    || scalar.properties.generalCategory == .nonspacingMark
}

extension LessonBuilder {
  /// `{#own-id}` at the end of a heading, taken out of its content.
  mutating func takeOwnAnchor(from content: inout [Inline], at range: SourceRange) -> String? {
    guard case .text(let last)? = content.last, last.hasSuffix("}"),
      let open = last.range(ofLast: "{#")
    else { return nil }
    let id = String(last[open.upperBound...].dropLast())
    guard !id.isEmpty, !id.contains(where: { $0 == "{" || $0 == "}" }) else { return nil }
    let bytes = document.file.bytes[range.clamped(to: 0..<document.file.bytes.count).offsets]
    var place = range
    if text.surroundings == nil, let start = bytes.lastIndex(of: ascii("{")) {
      place = SourceRange(start + 2..<min(start + 2 + id.utf8.count, range.upperBound))
    }
    let isValid =
      isLetter(id.utf8.first ?? 0)
      && id.utf8.allSatisfy { isLetter($0) || isDigit($0) || "-_.:".utf8.contains($0) }
    if !isValid {
      report(
        .invalidName, at: place, "'\(id)' cannot be an anchor",
        label: "a letter, then letters, digits, '-', '_', '.' and ':'",
        help: id.contains(" ") ? "classes and other attributes have no meaning here" : "")
    }
    var text = String(last[..<open.lowerBound])
    while text.last == " " { text.removeLast() }
    if text.isEmpty { content.removeLast() } else { content[content.count - 1] = .text(text) }
    return isValid ? id : nil
  }

  /// Enters a name; `slug` is what the author wrote, which repeats where `id` is numbered.
  mutating func addAnchor(
    _ id: String, slug: String, _ target: Anchor.Target, at range: SourceRange
  ) {
    anchors.take(id)
    written[slug, default: []].append(document.anchors.count)
    document.anchors.append(Anchor(id: id, target: target, range: range))
  }

  mutating func reportDuplicates() {
    for (slug, indices) in written.sorted(by: { $0.key < $1.key }) where indices.count > 1 {
      let first = document.anchors[indices[0]]
      let line = document.file.position(at: first.range.lowerBound).line
      for index in indices.dropFirst() {
        let anchor = document.anchors[index]
        var isHeading = false
        if case .heading = anchor.target { isHeading = true }
        report(
          .duplicateAnchor, at: anchor.range, "the name '\(slug)' is taken",
          label: "first on line \(line)",
          help: isHeading
            ? "give the heading an anchor of its own: {#another-name}"
            : "choose another name")
      }
    }
  }
}

extension StringProtocol {
  /// The last place of an ASCII text.
  func range(ofLast wanted: String) -> Range<Index>? {
    var start = endIndex
    while start > startIndex {
      start = index(before: start)
      if self[start...].hasPrefix(wanted) { return start..<index(start, offsetBy: wanted.count) }
    }
    return nil
  }
}
