import LecternSource

extension CourseConfiguration {
  /// The configuration of a folder of lessons without a `course.yml`.
  package static func standard(title: String) -> CourseConfiguration {
    CourseConfiguration(
      title: MappedText(title, from: 0), subtitle: nil, description: nil, author: nil,
      language: "en", license: nil, baseURL: nil, parts: [], theme: Theme(),
      defaults: SpecDefaults(), data: [], severities: [], allowsRawHTML: false, hasReference: false,
      budget: Budget())
  }
}
