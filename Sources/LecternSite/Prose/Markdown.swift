import LecternLesson
import LecternMarkup
import LecternRun
import LecternSource
import LecternSpec

/// Markdown that stands inside a spec or in the front matter, as blocks.
func markdownBlocks(_ text: MappedText, in file: SourceFile) -> [Block] {
  let isPlain = text.text.utf8.allSatisfy { byte in
    isLetter(byte) || isDigit(byte) || byte >= 128 || " ,.?!;:'\"%/=".utf8.contains(byte)
  }
  if isPlain, text.text.utf8.first.map({ isLetter($0) }) ?? false {
    return [Block(.paragraph([.text(text.text)]), at: text.range)]
  }
  return parseFragment(text, in: file).document.blocks
}

/// The same as running text: the content of its paragraphs, without paragraph tags.
func inlineMarkdown(_ text: MappedText, in lesson: SiteLesson, _ context: ProseContext) -> [Node] {
  markdownBlocks(text, in: lesson.document.file).flatMap { block -> [Node] in
    if case .paragraph(let inlines) = block.kind { return render(inlines, in: context) }
    return render(block, in: context)
  }
}
