/// A kind of diagnostic: the stable code and name under which a course can raise or lower it, and
/// the text that `lectern explain` prints.
///
/// Each target declares its rules in one file, as static members, and lists them in one array;
/// the command line and the reference page gather those arrays. Code ranges: `L01xx` Markdown,
/// `L02xx` YAML and specs, `L03xx` expressions, `L04xx` data, `L05xx` runs, `L06xx` claims,
/// `L07xx` links and pages, `L08xx` course and configuration.
public struct Rule: Hashable, Sendable {
  /// Stable for ever, for example `L0203`.
  public let code: String
  /// Kebab-case, for example `unknown-key`.
  public let name: String
  /// How bad it is unless a course says otherwise.
  public let severity: Severity
  /// One sentence for the reference page's table.
  public let summary: String
  /// Markdown: why the rule exists, an example that breaks it, and the mended example.
  public let explanation: String

  public init(
    _ code: String, _ name: String, _ severity: Severity = .error, summary: String,
    explanation: String
  ) {
    self.code = code
    self.name = name
    self.severity = severity
    self.summary = summary
    self.explanation = explanation
  }
}

/// How bad a problem is, in rising order. Only errors make a check fail; what is ignored is not
/// reported.
public enum Severity: String, Hashable, Comparable, Sendable, CaseIterable {
  case ignore
  case note
  case warning
  case error

  public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .ignore: 0
    case .note: 1
    case .warning: 2
    case .error: 3
    }
  }
}
