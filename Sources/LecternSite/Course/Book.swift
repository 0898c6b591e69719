import LecternChart
import LecternLesson
import LecternMarkup
import LecternMath
import LecternRun
import LecternSource
import LecternSpec

/// A course with what its pages need of one another: numbers of figures, names of anchors.
package struct Book: Sendable {
  package var course: SiteCourse
  /// One per lesson, in the same order.
  package var chapters: [Chapter]
  var termNames: [String: String]
  private var places: [String: Int]

  init(_ course: SiteCourse) {
    self.init(course, chapters: [])
    chapters = course.lessons.map { chapter($0) }
  }

  /// With chapters that are known already: either one for every lesson, or none to begin with.
  package init(_ course: SiteCourse, chapters: [Chapter]) {
    self.course = course
    self.chapters = chapters
    termNames = Dictionary(course.terms.map { ($0.id, $0.name) }) { first, _ in first }
    places = Dictionary(course.lessons.enumerated().map { ($1.stem, $0) }) { first, _ in first }
  }

  /// Long courses keep the front page small.
  package var coversAreFiles: Bool { course.lessons.count > 24 }

  /// Address and words of a reference in the lesson at `place`, or anywhere else for `nil`.
  func resolve(_ reference: CrossReference, from place: Int?) -> ResolvedReference? {
    let target: Int
    if let file = reference.file {
      let name = file.split(separator: "/").last.map(String.init) ?? file
      if name == "glossary.md" {
        let anchor = reference.anchor.map {
          "#g-\($0.map { $0 == "-" ? "_" : String($0) }.joined())"
        }
        return ResolvedReference(address: "glossary.html\(anchor ?? "")", words: "the glossary")
      }
      guard name.hasSuffix(".md"), let found = places[String(name.dropLast(3))] else { return nil }
      target = found
    } else {
      guard let place else { return nil }
      target = place
    }
    let page = target == place ? "" : course.lessons[target].page
    guard let anchor = reference.anchor else {
      return ResolvedReference(
        address: page.isEmpty ? "#page-top" : page, words: "lesson \(target + 1)")
    }
    guard let label = chapters[target].labels[anchor] else { return nil }
    let words = target == place ? label.words : "\(label.words) of lesson \(target + 1)"
    return ResolvedReference(address: "\(page)#\(label.id)", words: words)
  }
}

/// What other pages know of a lesson.
package struct Chapter: Sendable {
  var stem: String
  var sections: [PageSection]
  /// By the name after `#` in the Markdown: the element's id and its words.
  var labels: [String: Label]
  var figureCount: Int
  var tableCount: Int
  /// The figure that stands for the lesson, as a picture file and where it has no simpler picture.
  var cover: Figure?
  var picture: LessonPicture?
  /// What stands in place of each spec, by the place of its fence's body.
  var reports: [SourceRange: Report]

  /// Whether the page has runs that its reader may repeat.
  package var isLive: Bool { reports.values.contains { $0.live != nil } }

  /// Whether a live form's figures need the second module.
  package var hasLivePictures: Bool { reports.values.contains(where: \.hasLivePictures) }

  struct Label: Equatable, Sendable {
    var id: String
    var words: String
  }

  /// Everything that another page can say of the lesson: the words that references to it turn into.
  package var outline: String {
    labels.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.id) \($0.value.words)" }
      .joined(separator: "\n")
  }
}
