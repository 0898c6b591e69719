import LecternLesson
import LecternMarkup
import LecternSource
import LecternSpec

/// Markdown that stands inside a spec or in the front matter, as blocks.
func markdownBlocks(_ text: MappedText, in file: SourceFile) -> [Block] {
  [Block(.paragraph([.text(text.text)]), at: text.range)]
}

/// The same as running text: the content of its paragraphs, without paragraph tags.
func inlineMarkdown(_ text: MappedText, in lesson: SiteLesson, _ context: ProseContext) -> [Node] {
  markdownBlocks(text, in: lesson.document.file).flatMap { block -> [Node] in
    if case .paragraph(let inlines) = block.kind { return render(inlines, in: context) }
    return render(block, in: context)
  }
}
