import CCMark
import Glibc

/// The HTML that libcmark itself makes of `text`.
func commonMarkHTML(_ text: String, unsafe: Bool) -> String {
  let options = unsafe ? CMARK_OPT_UNSAFE : CMARK_OPT_DEFAULT
  guard let html = cmark_markdown_to_html(text, text.utf8.count, options) else { return "" }
  defer { free(html) }
  return String(cString: html)
}
