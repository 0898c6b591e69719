import LecternLesson
import LecternMarkup
import LecternMath
import LecternRun
import LecternSource

/// What running text needs to know about the rest of the course.
struct ProseContext {
  /// The HTML of formulas; one that is missing is shown as its source.
  var math: [MathFormula: Result<String, MathError>] = [:]
  /// By the place of the claim's or value's text in the file.
  var verdicts: [SourceRange: Verdict] = [:]
  /// The numbers of checks, by the same places.
  var checkNumbers: [SourceRange: Int] = [:]
  /// Names of terms by their id.
  var terms: [String: String] = [:]
  /// Where a term's link leads: the page's own list of words, or the glossary page.
  var termAddress: @Sendable (String) -> String = { "#g-\($0)" }
  /// Address and words for a reference without text of its own.
  var resolve: @Sendable (CrossReference) -> ResolvedReference? = { _ in nil }
  var allowsRawHTML = false
  /// Specs inside lists, quotes and callouts.
  var fence: @Sendable (Fence) -> [Node] = { [codeBlock($0)] }
}

extension ProseContext {
  /// For a page that travels alone: references to other pages lead to the course's address, or are words
  /// where it has none.
  mutating func leaveOtherPages(base: String?) {
    let resolve = resolve
    self.resolve = { reference in
      guard var target = resolve(reference) else { return nil }
      if !target.address.hasPrefix("#") {
        target.address = base.map { "\($0)/\(target.address)" } ?? ""
      }
      return target
    }
  }
}

struct ResolvedReference: Equatable, Sendable {
  /// Empty where there is no page to lead to.
  var address: String
  var words: String
}
