import CCMark

/// What a first parse tells about the blocks without children.
enum LeafBlock {
  /// 0-based lines of a paragraph, or of a heading together with its underline; the 0-based column
  /// of its first byte, and in how many quotes it stands.
  case text(lines: ClosedRange<Int>, column: Int, quotes: Int, isParagraph: Bool)
  /// Lines of code, fences included; the first scalar of the info string, and the number of lines
  /// between the fences.
  case code(lines: ClosedRange<Int>, info: UInt32, count: Int)
  /// Lines of raw HTML.
  case html(ClosedRange<Int>)
}

/// Visits the leaf blocks of a tree in order, to a bounded depth.
func forEachLeaf(of root: CommonMarkNode, _ visit: (LeafBlock) -> Void) {
  func walk(_ node: CommonMarkNode, quotes: Int, depth: Int) {
    let type = cmark_node_get_type(node)
    let first = max(0, Int(cmark_node_get_start_line(node)) - 1)
    // libcmark may report an end before the start.
    let last = max(first, Int(cmark_node_get_end_line(node)) - 1)
    if type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING {
      let column = max(0, Int(cmark_node_get_start_column(node)) - 1)
      visit(
        .text(
          lines: first...last, column: column, quotes: quotes,
          isParagraph: type == CMARK_NODE_PARAGRAPH))
    } else if type == CMARK_NODE_CODE_BLOCK {
      // The end of a fence in a quote may be reported on the next block's line: count as well.
      let count = lineCount(of: cmark_node_get_literal(node))
      visit(
        .code(
          lines: first...min(last, first + count + 1),
          info: firstScalar(of: cmark_node_get_fence_info(node)), count: count))
    } else if type == CMARK_NODE_HTML_BLOCK {
      visit(.html(first...first + max(0, lineCount(of: cmark_node_get_literal(node)) - 1)))
    } else if type.isContainer, depth < 1000 {
      let isQuote = type == CMARK_NODE_BLOCK_QUOTE
      for child in CommonMarkChildren(of: node) {
        walk(child, quotes: quotes + (isQuote ? 1 : 0), depth: depth + 1)
      }
    }
  }
  walk(root, quotes: 0, depth: 0)
}

/// The number of lines in a literal whose lines all end with a line end.
private func lineCount(of literal: UnsafePointer<CChar>?) -> Int {
  guard var cursor = literal else { return 0 }
  var count = 0
  while cursor.pointee != 0 {
    if cursor.pointee == 0x0A || (cursor.pointee == 0x0D && cursor[1] != 0x0A) { count += 1 }
    cursor += 1
  }
  return count
}

/// The first scalar of an info string, if it may be a placeholder; else 0.
private func firstScalar(of info: UnsafePointer<CChar>?) -> UInt32 {
  guard let info, UInt8(bitPattern: info.pointee) >= 0xEE else { return 0 }
  return String(commonMark: info).unicodeScalars.first?.value ?? 0
}
