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
    nodes.append(token.kind.node(text(token.range)))
    plain = token.range.upperBound
  }
  if plain < bytes.count { nodes.append(text(plain..<bytes.count)) }
  return nodes
}

extension Token.Kind {
  /// The most frequent kinds have elements of their own, short ones that mean nothing to a screen
  /// reader: a third of a program's bytes would be markup otherwise.
  fileprivate func node(_ text: Node) -> Node {
    switch self {
    case .number: element(.i, [], text)
    case .keyword: element(.b, [], text)
    case .key: element(.b, [], text)
    case .string: element(.u, [], text)
    case .type, .comment, .literal, .attribute: element(.i, [.class(rawValue)], text)
    }
  }
}
