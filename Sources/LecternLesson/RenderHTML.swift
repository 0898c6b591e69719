import CCMark
import LecternSource

/// The HTML of a document, as a fragment.
///
/// - Parameters:
///   - plain: what libcmark itself writes of the file, front matter included. Otherwise additions become plain semantic elements and
///     headings get their ids; all else still equals libcmark's.
///   - unsafe: keeps raw HTML and links that run scripts.
package func renderHTML(_ document: LessonDocument, plain: Bool, unsafe: Bool) -> String {
  if plain { return commonMarkHTML(document.file.bytes, unsafe: unsafe) }
  var writer = HTMLWriter(isUnsafe: unsafe)
  writer.blocks(document.blocks)
  writer.footnotes(document.footnotes)
  return String(decoding: writer.bytes, as: UTF8.self)
}

private func commonMarkHTML(_ bytes: [UInt8], unsafe: Bool) -> String {
  let html = bytes.withUnsafeBytes { buffer in
    cmark_markdown_to_html(
      buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count,
      unsafe ? CMARK_OPT_UNSAFE : CMARK_OPT_DEFAULT)
  }
  guard let html else { return "" }
  defer { cmark_get_default_mem_allocator().pointee.free(html) }
  return String(cString: html)
}
