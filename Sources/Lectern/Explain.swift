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

/// The long text about a rule, by its code, the number of the code, or its name.
public func explanation(of codeOrName: String) -> RuleExplanation {
  let wanted = code(ofNumber: codeOrName) ?? codeOrName.lowercased()
  guard
    let rule = allRules.first(where: { $0.code.lowercased() == wanted || $0.name == wanted })
  else {
    return .unknown(nearest: nearMiss(to: wanted, among: allRules.flatMap { [$0.name, $0.code] }))
  }
  return .found(
    "\(rule.code) \(rule.name) (\(rule.severity.rawValue))\n\n\(rule.summary)\n\n"
      + "\(rule.explanation)\n")
}

/// `614` and `0614` are `l0614`.
private func code(ofNumber text: String) -> String? {
  guard (1...4).contains(text.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else {
    return nil
  }
  return "l" + String(repeating: "0", count: 4 - text.count) + text
}

private let lowerRules: [Rule] =
  Rule.markdownRules + specRules + expressionRules + evaluationRules + dataRules + runRules
  + checkRules
