import LecternLesson
import LecternRun
import LecternSource
import LecternSpec

/// A place that search can find.
struct SearchEntry: Equatable {
  var address: String
  var title: String
  /// The lesson that the place belongs to.
  var lesson: String
  var text: String
}

/// The entries of one lesson: the lesson itself and each of its sections.
func searchEntries(_ lesson: SiteLesson) -> [SearchEntry] {
  var entries = [
    SearchEntry(
      address: lesson.page, title: lesson.title, lesson: lesson.title,
      text: lesson.frontMatter.summary.text + " "
        + lesson.frontMatter.keywords.joined(separator: " "))
  ]
  for block in lesson.document.blocks {
    if case .heading(let heading) = block.kind, heading.level > 1 {
      entries.append(
        SearchEntry(
          address: "\(lesson.page)#\(heading.id)", title: plainText(heading.content),
          lesson: lesson.title, text: ""))
    } else {
      let text = plainText([block])
      if !text.isEmpty { entries[entries.count - 1].text += " " + text }
    }
  }
  return entries
}

/// What the search index holds of a lesson and its sections.
package func searchRows(_ lesson: SiteLesson) -> String { searchRows(searchEntries(lesson)) }

/// What the search index holds of the glossary.
package func searchRows(_ terms: [GlossaryTerm]) -> String {
  searchRows(
    terms.map {
      SearchEntry(
        address: "glossary.html#g-\($0.id)", title: $0.name, lesson: "Glossary",
        text: plainText($0.definition))
    })
}

/// The index as a classic script, which loads from a folder without a server, where data would not.
package func searchFile(_ rows: [String]) -> OutputFile {
  let rows = rows.filter { !$0.isEmpty }.joined(separator: ",")
  return OutputFile("assets/search.js", "window.lecternIndex=[\(rows)];\n")
}

func searchRows(_ entries: [SearchEntry]) -> String {
  entries.map {
    JSON.texts([$0.address, $0.title, $0.lesson, searchWords($0.text)]).compact
  }.joined(separator: ",")
}

/// The different words of `text` in order of appearance: all that searching needs.
private func searchWords(_ text: String) -> String {
  var seen: Set<Substring> = []
  let words = text.lowercased().split { !($0.isLetter || $0.isNumber) }
  return words.filter { $0.count > 1 && seen.insert($0).inserted }.joined(separator: " ")
}
