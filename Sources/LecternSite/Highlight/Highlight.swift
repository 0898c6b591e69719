import LecternMarkup

/// `code` as nodes, colored where the language is known.
func highlighted(_ code: String, as language: CodeLanguage?) -> [Node] {
  guard let language else { return [.text(code)] }
  let bytes = Array(code.utf8)
  func text(_ range: Range<Int>) -> Node {
    .text(String(decoding: bytes[range], as: UTF8.self))
  }
  var nodes: [Node] = []
  var plain = 0
  for token in tokens(of: bytes, in: language) where !token.range.isEmpty {
    if plain < token.range.lowerBound { nodes.append(text(plain..<token.range.lowerBound)) }
    nodes.append(element(.i, [.class(token.kind.rawValue)], text(token.range)))
    plain = token.range.upperBound
  }
  if plain < bytes.count { nodes.append(text(plain..<bytes.count)) }
  return nodes
}
