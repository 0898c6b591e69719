import LecternSource

/// The contents of `course.yml`.
package struct CourseConfiguration: Equatable, Sendable {
  package var title: MappedText
  package var subtitle: MappedText?
  package var description: MappedText?
  package var author: String?
  /// A language tag such as `en`.
  package var language: String
  package var license: String?
  /// With scheme and host, without a slash at the end.
  package var baseURL: String?
  package var parts: [Part]
  package var theme: Theme
  package var defaults: SpecDefaults
  /// Data sets that every lesson may name.
  package var data: [DataSpec]
  package var severities: [SeverityChange]
  package var allowsRawHTML: Bool
  /// Whether the pages hold the reference of the lesson language.
  package var hasReference: Bool
  package var budget: Budget

  package struct Part: Equatable, Sendable {
    package var id: Located<String>
    package var title: MappedText
    /// File stems in their order.
    package var lessons: [Located<String>]
  }

  package struct Theme: Equatable, Sendable {
    package struct Token: Equatable, Sendable {
      package var name: Located<String>
      package var value: Located<String>
    }

    package var light: [Token] = []
    package var dark: [Token] = []
    /// A path relative to the lessons' folder.
    package var stylesheet: Located<String>?
    package var header: MappedText?
    package var footer: MappedText?

    package init() {}
  }

  package struct SeverityChange: Equatable, Sendable {
    /// A rule's code or name; whether it exists is known where all rules are.
    package var rule: Located<String>
    package var severity: Severity
  }

  /// What one run may cost before it is refused.
  package struct Budget: Equatable, Sendable {
    package var updatesTimesParameters: Int?
    package var visitsTimesParameters: Int?
    package var rows: Int?
    package var recordedBytes: Int?

    package init(
      updatesTimesParameters: Int? = nil, visitsTimesParameters: Int? = nil, rows: Int? = nil,
      recordedBytes: Int? = nil
    ) {
      self.updatesTimesParameters = updatesTimesParameters
      self.visitsTimesParameters = visitsTimesParameters
      self.rows = rows
      self.recordedBytes = recordedBytes
    }
  }
}
