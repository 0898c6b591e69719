import LecternLesson
import LecternMath
import LecternSite

/// What one rendering of a course leaves for the next one: every part under the digest of what it
/// is made from, so that an edit renders what depends on it and nothing else.
package struct RenderMemo: Sendable {
  var katex: KaTeXInstallation?
  var formulas = KnownFormulas()
  var glossary = Memo<GlossaryPart>()
  var reference = Memo<LessonDocument>()
  var lessons = Memo<LessonPart?>()
  var chapters = Memo<Chapter>()
  var pages = Memo<RenderedPart>()
  var shared = Memo<RenderedPart>()

  package init() {}

  /// Whether nothing was rendered yet.
  var isEmpty: Bool { formulas.origin.isEmpty }
}

/// A lesson as its page is made from it, with what other parts of the site take from it.
struct LessonPart: Sendable {
  var lesson: SiteLesson
  var formulas: [LocatedFormula]
  var searchRows: String
  /// The lessons whose names stand in it.
  var mentions: [String]
}

struct GlossaryPart: Sendable {
  var terms: [GlossaryTerm] = []
  var formulas: [LocatedFormula] = []
  var searchRows = ""
}

/// Files with what their pages link to.
struct RenderedPart: Sendable {
  var files: [OutputFile]
  var links: [PageLinks]
  /// What of a lesson is larger than it should be.
  var warnings: [SiteWarning]

  init(_ files: [OutputFile], warnings: [SiteWarning] = []) {
    self.warnings = warnings
    self.files = files
    links = files.filter { $0.path.hasSuffix(".html") }.map(pageLinks)
  }
}
