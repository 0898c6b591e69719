import CCMark

/// A node of libcmark's tree; valid only while the tree that owns it lives.
typealias CommonMarkNode = OpaquePointer

/// Owns the tree that libcmark makes of a text. Strings are copied out at once, and no node leaves
/// the scope of the tree.
struct CommonMarkTree: ~Copyable {
  /// `nil` only when libcmark cannot allocate its parser.
  let root: CommonMarkNode?

  /// Parses `bytes` as CommonMark with libcmark's default options.
  init(_ bytes: [UInt8]) {
    root = bytes.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress else {
        return cmark_parse_document("", 0, CMARK_OPT_DEFAULT)
      }
      return cmark_parse_document(
        start.assumingMemoryBound(to: CChar.self), buffer.count, CMARK_OPT_DEFAULT)
    }
  }

  deinit {
    if let root { cmark_node_free(root) }
  }
}

/// The children of a node, in order.
struct CommonMarkChildren: Sequence, IteratorProtocol {
  private var current: CommonMarkNode?

  init(of node: CommonMarkNode) { current = cmark_node_first_child(node) }

  mutating func next() -> CommonMarkNode? {
    guard let node = current else { return nil }
    current = cmark_node_next(node)
    return node
  }
}

extension String {
  /// A copy of libcmark's text; `nil` is empty.
  init(commonMark text: UnsafePointer<CChar>?) {
    if let text { self.init(cString: text) } else { self.init() }
  }
}

extension cmark_node_type {
  /// Whether blocks, not text, stand inside.
  var isContainer: Bool {
    self == CMARK_NODE_DOCUMENT || self == CMARK_NODE_BLOCK_QUOTE || self == CMARK_NODE_LIST
      || self == CMARK_NODE_ITEM
  }
}
