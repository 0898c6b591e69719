import LecternSource

/// Parses one expression. Positions in the expression and in diagnostics are places in the file.
package func parseExpression(_ text: MappedText, path: String) -> (Expression?, [Diagnostic]) {
  (nil, [])
}

/// Parses an expression that stands in the file byte for byte from `offset` on.
package func parseExpression(_ text: String, at offset: Int, path: String)
  -> (Expression?, [Diagnostic])
{
  parseExpression(MappedText(text, from: offset), path: path)
}
