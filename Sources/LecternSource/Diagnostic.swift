/// One problem in one place: what was found, what was expected, and what to do next.
///
/// ```text
/// Lessons/03-momentum.md:41:3: error: unknown key 'learning_rat' [L0205 unknown-key]
///   41 |   learning_rat: 0.1
///      |   ^~~~~~~~~~~~ did you mean 'learning_rate'?
/// ```
public struct Diagnostic: Equatable, Sendable {
  /// What kind of problem it is.
  public var rule: Rule
  /// The rule's severity, unless the course changed it.
  public var severity: Severity
  /// The path of the file, and the place in it; the offsets count bytes of the whole file.
  public var path: String
  /// The bytes that carets mark; empty where something is missing.
  public var range: SourceRange
  /// What was found, in one line: "unknown key 'learning_rat'".
  public var message: String
  /// What stands beside the caret: what was expected, or the near miss. May be empty.
  public var label: String
  /// What to do next, in one sentence. May be empty.
  public var help: String
  /// An edit that certainly mends the problem, applied by `lectern check --fix`.
  public var fix: Fix?

  /// With the rule's own severity.
  public init(
    _ rule: Rule, in path: String, at range: SourceRange, _ message: String, label: String = "",
    help: String = "", fix: Fix? = nil
  ) {
    self.rule = rule
    self.severity = rule.severity
    self.path = path
    self.range = range
    self.message = message
    self.label = label
    self.help = help
    self.fix = fix
  }

  /// Whether it forbids writing pages: warnings and notes do not.
  public var isError: Bool { severity == .error }
}

/// A replacement of the bytes in `range` by `replacement`.
public struct Fix: Equatable, Sendable {
  /// What is replaced; empty to insert.
  public var range: SourceRange
  /// What stands there afterwards; empty to delete.
  public var replacement: String

  public init(replace range: SourceRange, with replacement: String) {
    self.range = range
    self.replacement = replacement
  }
}

extension Sequence where Element == Diagnostic {
  /// By path, then by place, then by code: the order in which diagnostics are printed.
  public func sortedByPlace() -> [Diagnostic] {
    sorted {
      ($0.path, $0.range.lowerBound, $0.range.upperBound, $0.rule.code)
        < ($1.path, $1.range.lowerBound, $1.range.upperBound, $1.rule.code)
    }
  }

  /// Whether any of them is an error.
  public var hasErrors: Bool { contains { $0.isError } }
}
