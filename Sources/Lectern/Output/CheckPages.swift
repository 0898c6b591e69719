import LecternSite
import LecternSource

/// The links of built pages that lead to no file of the site or to no element of the page named.
///
/// Pages are read as bytes: every `href`, `src` and `id` between quotes. `others` are files that
/// stand beside the pages without being among `site`. A link that its lesson writes as it stands in
/// the page is reported there, another one at the page.
package func checkPages(
  _ site: [OutputFile], others: [String] = [], lessons: [SourceFile] = []
) -> [Diagnostic] {
  var ids: [String: Set<String>] = [:]
  var links: [(page: String, address: String)] = []
  for file in site where file.path.hasSuffix(".html") {
    let attributes = pageAttributes(of: file.bytes)
    ids[file.path] = Set(attributes.ids)
    links += attributes.addresses.map { (file.path, $0) }
  }
  let paths = Set(site.map(\.path) + others)
  var seen = Set<String>()
  return links.compactMap { page, address in
    guard seen.insert("\(page) \(address)").inserted,
      let (path, anchor) = localTarget(of: address, from: page)
    else { return nil }
    let isThere =
      anchor.flatMap { anchor in ids[path].map { anchor.isEmpty || $0.contains(anchor) } }
      ?? paths.contains(path)
    if isThere { return nil }
    let written = lessons.first { "\(stem(of: $0.path)).html" == page }
      .flatMap { place(of: address, in: $0) }
    return Diagnostic(
      .pageLink, in: written?.path ?? page, at: written?.range ?? SourceRange(at: 0),
      "the page links to '\(address)', which is not there")
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
      guard start < bytes.count,
        bytes[start] == UInt8(ascii: "\"") || bytes[start] == UInt8(ascii: "'")
      else { return nil }
      var end = start + 1
      while end < bytes.count, bytes[end] != bytes[start] { end += 1 }
      return decodingEntities(String(decoding: bytes[(start + 1)..<end], as: UTF8.self))
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
