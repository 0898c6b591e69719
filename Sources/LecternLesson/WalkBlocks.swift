import LecternSource

extension Sequence where Element == Block {
  /// Visits every block in reading order, those inside lists, quotes and callouts after the one that
  /// holds them.
  package func forEachBlock(_ visit: (Block) -> Void) {
    for block in self {
      visit(block)
      switch block.kind {
      case .quote(let inner): inner.forEachBlock(visit)
      case .callout(let callout): callout.blocks.forEachBlock(visit)
      case .list(let list): for item in list.items { item.blocks.forEachBlock(visit) }
      case .paragraph, .heading, .fence, .code, .table, .math, .html, .thematicBreak: break
      }
    }
  }

  /// Every fence, in reading order.
  package var fences: [Fence] {
    var found: [Fence] = []
    forEachBlock { if case .fence(let fence) = $0.kind { found.append(fence) } }
    return found
  }
}

extension LessonDocument {
  /// The lesson's blocks and then those of its footnotes.
  package var allBlocks: [Block] { blocks + footnotes.flatMap(\.blocks) }

  /// Every fence that holds a spec, wherever it stands, in the order of the file.
  package var specFences: [Fence] {
    allBlocks.fences.filter(\.isSpec).sorted { $0.bodyRange.lowerBound < $1.bodyRange.lowerBound }
  }
}
