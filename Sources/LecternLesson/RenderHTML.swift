/// The HTML of a document, as a fragment.
///
/// - Parameters:
///   - plain: reads the file again as pure CommonMark, front matter included, so that the result
///     equals libcmark's own byte for byte. Otherwise additions become plain semantic elements and
///     headings get their ids; all else still equals libcmark's.
///   - unsafe: keeps raw HTML and links that run scripts.
package func renderHTML(_ document: LessonDocument, plain: Bool, unsafe: Bool) -> String {
  var writer = HTMLWriter(isUnsafe: unsafe)
  if plain {
    writer.blocks(parseLesson(document.file, options: .plain).document.blocks)
  } else {
    writer.blocks(document.blocks)
    writer.footnotes(document.footnotes)
  }
  return String(decoding: writer.bytes, as: UTF8.self)
}
