import LecternLesson
import LecternRun
import LecternSite
import LecternSource
import LecternSpec

/// Every rule, in the order of the codes.
public let allRules: [Rule] =
  (lecternRules + lowerRules).sorted { $0.code < $1.code }

public enum RuleExplanation: Equatable, Sendable {
  case found(String)
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
