import LecternLesson
import LecternRun
import LecternSite
import LecternSource
import LecternSpec

/// Every rule, in the order of the codes.
public let allRules: [Rule] =
  (lecternRules + lowerRules).sorted { $0.code < $1.code }

/// What is known of a rule's code or name.
public enum RuleExplanation: Equatable, Sendable {
  /// The headline, the summary and the explanation, in Markdown.
  case found(String)
  /// No such rule; `nearest` is the code or name that was perhaps meant.
  case unknown(nearest: String?)
}

/// The long text about a rule, by its code or name.
public func explanation(of codeOrName: String) -> RuleExplanation {
  let wanted = codeOrName.lowercased()
  guard
    let rule = allRules.first(where: { $0.code.lowercased() == wanted || $0.name == wanted })
  else {
    return .unknown(nearest: nearMiss(to: wanted, among: allRules.flatMap { [$0.name, $0.code] }))
  }
  return .found(
    "\(rule.code) \(rule.name) (\(rule.severity.rawValue))\n\n\(rule.summary)\n\n"
      + "\(rule.explanation)\n")
}

private let lowerRules: [Rule] =
  Rule.markdownRules + specRules + expressionRules + evaluationRules + dataRules + runRules
  + checkRules
