import LecternLesson
import LecternMath
import LecternRun
import LecternSource
import LecternSpec

/// A course whose lessons were parsed, run and checked: all that its pages are made from.
package struct SiteCourse: Sendable {
  package var configuration: CourseConfiguration { didSet { findParts() } }
  package var theme: Theme
  /// In reading order.
  package var lessons: [SiteLesson] { didSet { findParts() } }
  /// The parts with their lessons' places in `lessons`; lessons that no part names make a last part
  /// without title.
  private(set) var parts: [CoursePart] = []
  package var terms: [GlossaryTerm]
  /// The reference of the lesson language; absent where the course has no page for it.
  package var reference: LessonDocument?
  package var math: TypesetMath
  /// The installed KaTeX's style sheet and fonts; absent where it is not installed.
  package var mathFiles: MathFiles?
  /// What specs can name; another package may have added to it.
  package var catalog: Catalog
  /// Such as "Lectern 1.0, numerics 1": what built the pages, without a date.
  package var builder: String

  package init(
    configuration: CourseConfiguration, theme: Theme, lessons: [SiteLesson],
    terms: [GlossaryTerm] = [], reference: LessonDocument? = nil, math: TypesetMath = .none,
    mathFiles: MathFiles? = nil,
    catalog: Catalog = .standard, builder: String = "Lectern"
  ) {
    self.configuration = configuration
    self.theme = theme
    self.lessons = lessons
    self.terms = terms
    self.reference = reference
    self.math = math
    self.mathFiles = mathFiles
    self.catalog = catalog
    self.builder = builder
    findParts()
  }

  var title: String { configuration.title.text }

  /// Once for all pages, since every page shows them.
  private mutating func findParts() {
    let byStem = Dictionary(
      lessons.enumerated().map { ($1.stem, $0) }, uniquingKeysWith: { first, _ in first })
    var named: Set<Int> = []
    parts = configuration.parts.map { part in
      let places = part.lessons.compactMap { byStem[$0.value] }
      named.formUnion(places)
      return CoursePart(id: part.id.value, title: part.title.text, lessons: places)
    }
    let rest = lessons.indices.filter { !named.contains($0) }
    if !rest.isEmpty { parts.append(CoursePart(id: "more", title: nil, lessons: rest)) }
    parts.removeAll { $0.lessons.isEmpty }
  }
}

struct CoursePart: Equatable, Sendable {
  var id: String
  var title: String?
  /// Indices into the course's lessons.
  var lessons: [Int]
}

/// One lesson with everything known about it.
package struct SiteLesson: Sendable {
  /// The file's name without `.md`: the page is `STEM.html`.
  package var stem: String
  package var document: LessonDocument
  package var frontMatter: FrontMatter
  /// The decoded specs by the place of their fence's body.
  package var specs: [SourceRange: Spec]
  package var results: LessonResults
  package var verdicts: [Verdict]
  /// The cache key of each run and data set, by name, for the page's receipt.
  package var keys: [String: String]
  /// Further material about a run, by name, such as the same program for Keras.
  package var programs: [String: [Program]]
  /// The specs whose readers may change them.
  package var explorations: [Exploration]
  /// Files that the page offers and that are written with it.
  package var downloads: [SiteDownload]

  package init(
    stem: String, document: LessonDocument, frontMatter: FrontMatter,
    specs: [SourceRange: Spec] = [:], results: LessonResults = LessonResults(),
    verdicts: [Verdict] = [], keys: [String: String] = [:], programs: [String: [Program]] = [:],
    explorations: [Exploration] = [], downloads: [SiteDownload] = []
  ) {
    self.stem = stem
    self.document = document
    self.frontMatter = frontMatter
    self.specs = specs
    self.results = results
    self.verdicts = verdicts
    self.keys = keys
    self.programs = programs
    self.explorations = explorations
    self.downloads = downloads
  }

  package var page: String { "\(stem).html" }
  var title: String { frontMatter.title.text }
}

extension SiteLesson {
  /// What `expression` gives over the lesson's results; `nil` where it cannot be evaluated.
  func value(
    of expression: WrittenExpression, locals: [String: Value] = [:], run: RunResult? = nil
  ) -> Value? {
    let scope = Scope(results: results, locals: locals, run: run)
    let path = document.file.path
    guard case .value(let value) = LecternRun.evaluate(expression.expression, in: scope, path: path)
    else { return nil }
    return value
  }
}

/// A program that does what a run does, in another framework.
package struct Program: Equatable, Sendable {
  /// "Keras", "PyTorch", "Swift".
  package var title: String
  /// The fence word for its colors, such as "python".
  package var language: String
  package var source: String

  package init(title: String, language: String, source: String) {
    self.title = title
    self.language = language
    self.source = source
  }
}

/// KaTeX's style sheet and fonts as they are installed.
package struct MathFiles: Equatable, Sendable {
  package var css: String
  /// WOFF2 files by name.
  package var fonts: [String: [UInt8]]

  package init(css: String, fonts: [String: [UInt8]]) {
    self.css = css
    self.fonts = fonts
  }
}

/// One file of a site, by its path below the output folder, with `/` between its parts.
package struct OutputFile: Equatable, Sendable {
  package var path: String
  package var bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  init(_ path: String, _ text: String) { self.init(path: path, bytes: Array(text.utf8)) }
}
