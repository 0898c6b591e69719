import LecternSource

extension Course {
  /// The stem of a lesson that was given by path, file name or stem.
  package func stem(named name: String) -> String? {
    let stem = Lectern.stem(of: name)
    return lessons.contains { $0.stem == stem } ? stem : nil
  }

  /// The course with the lessons of these names alone, all of them for none, and a problem for each
  /// name that no lesson has.
  package func selecting(_ names: [String]) -> (course: Course, unknown: [Diagnostic]) {
    if names.isEmpty { return (self, []) }
    let stems = lessons.map(\.stem)
    let unknown = names.filter { stem(named: $0) == nil }.map { name in
      let near = nearMiss(to: Lectern.stem(of: name), among: stems)
      return Diagnostic(
        .unknownLesson, in: folder, at: SourceRange(at: 0), "the course has no lesson '\(name)'",
        label: didYouMean(near),
        help: near != nil
          ? ""
          : stems.isEmpty ? "the folder holds no lessons" : "its lessons are \(list(some(stems)))")
    }
    let wanted = Set(names.compactMap { stem(named: $0) })
    var selected = self
    selected.lessons.removeAll { !wanted.contains($0.stem) }
    return (selected, unknown)
  }
}
