import LecternLesson
import LecternRun
import LecternSite
import LecternSource
import LecternSpec

/// The digests of what the parts of a site are made from. Parts with the same key have the same
/// bytes.
struct SiteKeys {
  /// Configuration, glossary, mathematics and program: what every part depends on.
  var common: String
  /// Of each lesson of the course with its results, aside from other lessons.
  var lessons: [String]
  /// Of what the front page says and shows of each lesson.
  var cards: [String]

  init(_ course: Course, _ outcomes: [LessonOutcome], katex: KaTeXInstallation?) {
    let files = course.files
    common = digest(
      of: [
        lecternVersion, course.configuration.title.text, katex?.origin ?? "none",
        digest(of: files.configuration?.bytes ?? []), digest(of: files.glossary?.bytes ?? []),
        // Books look at it to choose between covers in the front page and as files.
        "\(course.lessons.count)",
      ].joined(separator: "\n"))
    lessons = zip(course.lessons, outcomes).map { [common] lesson, outcome in
      digest(of: "\(common)\n\(lesson.file.path)\n\(outcome.fingerprint)")
    }
    cards = zip(course.lessons, outcomes).map { card($0, $1) }
  }
}

/// Front matter, verdicts, and the specs with what they read.
private func card(_ lesson: Lesson, _ outcome: LessonOutcome) -> String {
  let document = lesson.document
  var text = document.frontMatter.map { document.file.text(in: $0) } ?? ""
  text += outcome.verdicts.map { $0.holds ? "1" : "0" }.joined()
  for fence in document.specFences { text += "\n\(fence.kind.value) \(fence.body)" }
  return digest(of: text + outcome.surroundings)
}

/// The keys of whole files.
struct FileKeys {
  /// Of each lesson's page, which may refer to other lessons.
  var lessons: [String]
  var index: String
  var glossary: String
  var reference: String
  var notFound: String
  var assets: String

  /// `parts`, `keys` and `cards` belong to the lessons of `book`, in their order.
  init(
    _ book: Book, common: String, parts: [LessonPart], keys: [String], cards: [String]
  ) {
    let course = book.course
    func key(_ parts: [String]) -> String { digest(of: parts.joined(separator: "\n")) }
    let titles = key(course.lessons.map { "\($0.stem) \($0.frontMatter.title.text)" })
    let outlines = book.chapters.map { digest(of: $0.outline) }
    let places = Dictionary(
      course.lessons.enumerated().map { ("\($1.stem).md", $0) },
      uniquingKeysWith: { first, _ in first })
    lessons = course.lessons.indices.map { place in
      let mentioned = parts[place].mentions.compactMap { places[$0] }.filter { $0 != place }
      return key([keys[place], titles, "\(place)"] + mentioned.map { outlines[$0] })
    }
    index = key(["index", common, titles] + cards)
    let terms = course.lessons.map { lesson in
      Set(lesson.document.terms.map(\.id)).sorted().joined(separator: " ")
    }
    glossary = key(["glossary", common, titles] + terms + outlines)
    reference = key(["reference", common, titles])
    notFound = key(["404", common, titles])
    assets = key([
      "assets", common, course.theme.styleSheet, "\(book.chapters.contains(where: \.isLive))",
    ])
  }
}

/// The names that end with `.md` in a text, each once.
func lessonNames(in bytes: [UInt8]) -> [String] {
  let ending = Array(".md".utf8)
  var names: [String] = []
  for place in bytes.indices.dropFirst()
  where bytes[place] == ending[0] && bytes[place...].starts(with: ending) {
    var start = place
    while start > 0, isNameByte(bytes[start - 1]) { start -= 1 }
    let name = String(decoding: bytes[start..<place + ending.count], as: UTF8.self)
    if start < place, !names.contains(name) { names.append(name) }
  }
  return names
}

private func isNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
    true
  default: false
  }
}
