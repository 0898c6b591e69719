import LecternSite
import LecternSource

/// What a page can be linked to by, and what it links to itself.
package struct PageLinks: Equatable, Sendable {
  package struct Target: Hashable, Sendable {
    /// As it is written.
    var address: String
    var path: String
    var anchor: String?
  }

  package var path: String
  package var ids: Set<String>
  /// Places of the site, each once, in their order.
  package var targets: [Target]
}

/// The links of a page, read as bytes: every `href`, `src` and `id`, in quotes or without.
package func pageLinks(_ page: OutputFile) -> PageLinks {
  let (ids, addresses) = pageAttributes(of: page.bytes)
  var seen = Set<String>()
  let targets = addresses.compactMap { address -> PageLinks.Target? in
    guard seen.insert(address).inserted,
      let (path, anchor) = localTarget(of: address, from: page.path)
    else { return nil }
    return PageLinks.Target(address: address, path: path, anchor: anchor)
  }
  return PageLinks(path: page.path, ids: Set(ids), targets: targets)
}

/// The links of built pages that lead to none of the site's `files` or to no element of the page
/// named.
///
/// A link that its lesson writes as it stands in the page is reported there, another one at the page.
package func checkPages(
  _ pages: [PageLinks], files: Set<String>, lessons: [SourceFile] = []
) -> [Diagnostic] {
  let ids = Dictionary(pages.map { ($0.path, $0.ids) }, uniquingKeysWith: { first, _ in first })
  return pages.flatMap { page in
    page.targets.compactMap { target in
      let isThere =
        target.anchor.flatMap { anchor in
          ids[target.path].map { anchor.isEmpty || $0.contains(anchor) }
        } ?? files.contains(target.path)
      if isThere { return nil }
      let written = lessons.first { "\(stem(of: $0.path)).html" == page.path }
        .flatMap { place(of: target.address, in: $0) }
      return Diagnostic(
        .pageLink, in: written?.path ?? page.path, at: written?.range ?? SourceRange(at: 0),
        "the page links to '\(target.address)', which is not there")
    }
  }
}

/// Where a lesson writes an address, behind the quote or parenthesis that opens it.
private func place(of address: String, in file: SourceFile) -> (path: String, range: SourceRange)? {
  let wanted = Array(address.utf8)
  let openings: [UInt8] = ["\"", "'", "(", "<", "="].map { UInt8(ascii: $0) }
  guard let first = wanted.first else { return nil }
  var start = 0
  while let found = file.bytes[start...].firstIndex(of: first) {
    if found > 0, openings.contains(file.bytes[found - 1]),
      file.bytes[found...].starts(with: wanted)
    {
      return (file.path, SourceRange(found..<found + wanted.count))
    }
    start = found + 1
  }
  return nil
}

/// The file and the anchor that an address leads to; absent for addresses outside the site.
private func localTarget(of address: String, from page: String) -> (path: String, anchor: String?)?
{
  if address.hasPrefix("//") || address.prefix(while: { $0 != "/" && $0 != "#" }).contains(":") {
    return nil
  }
  let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
  let file = parts[0].prefix { $0 != "?" }
  let path = file.isEmpty ? page : normalized(joined(folder(of: page), String(file)))
  let anchor = parts.count > 1 ? String(parts[1]) : nil
  return (path, anchor.map { $0.hasPrefix(":~:") ? "" : $0 })
}

/// Values of `id`, and of `href` and `src`, in the tags of a page, with entities decoded where they
/// matter to addresses.
private func pageAttributes(of bytes: [UInt8]) -> (ids: [String], addresses: [String]) {
  var ids: [String] = []
  var addresses: [String] = []
  var place = 0
  bytes.withUnsafeBufferPointer { bytes in
    func value(at start: Int) -> String? {
      guard start < bytes.count else { return nil }
      let isQuoted = bytes[start] == UInt8(ascii: "\"") || bytes[start] == UInt8(ascii: "'")
      let first = isQuoted ? start + 1 : start
      var end = first
      while end < bytes.count,
        isQuoted
          ? bytes[end] != bytes[start]
          : bytes[end] != UInt8(ascii: " ") && bytes[end] != UInt8(ascii: ">")
      { end += 1 }
      return decodingEntities(String(decoding: bytes[first..<end], as: UTF8.self))
    }
    func follows(_ word: StaticString, _ start: Int) -> Bool {
      word.withUTF8Buffer { word in
        start + word.count < bytes.count
          && (0..<word.count).allSatisfy { bytes[start + $0] == word[$0] }
      }
    }
    // Attributes follow a space; in text `<` and `"` are written otherwise, so a match outside of a
    // tag would need the very characters of one.
    var isInTag = false
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "<"): isInTag = true
      case UInt8(ascii: ">"): isInTag = false
      case UInt8(ascii: " ") where isInTag:
        if follows("id=", place + 1) {
          if let id = value(at: place + 4) { ids.append(id) }
        } else if follows("href=", place + 1) {
          if let address = value(at: place + 6) { addresses.append(address) }
        } else if follows("src=", place + 1) {
          if let address = value(at: place + 5) { addresses.append(address) }
        }
      default: break
      }
      place += 1
    }
  }
  return (ids, addresses)
}

private func decodingEntities(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
  var result = ""
  var rest = text[...]
  let entities = ["&amp;": "&", "&quot;": "\"", "&lt;": "<", "&gt;": ">", "&#39;": "'"]
  while let start = rest.firstIndex(of: "&") {
    result += rest[..<start]
    rest = rest[start...]
    if let (entity, character) = entities.first(where: { rest.hasPrefix($0.key) }) {
      result += character
      rest = rest.dropFirst(entity.count)
    } else {
      result += "&"
      rest = rest.dropFirst()
    }
  }
  return result + rest
}
