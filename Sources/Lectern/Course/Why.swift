import LecternRun
import LecternSource
import LecternSpec

/// What ``why(_:_:files:)`` says.
public enum Reasons: Equatable, Sendable {
  case found(String)
  /// Nothing has the name; the nearest one that something has.
  case unknown(nearest: String?)
}

/// What a run, the runs of a comparison, or a data set depends on, whether its result was kept, and
/// what of it differs from the recorded run.
///
/// The name is `LESSON:NAME` where several lessons have one of that name.
public func why(
  _ name: String, _ options: CourseOptions, files: FileSystem = .local
) -> Reasons {
  let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
  let wanted = parts.last ?? name
  let course = loadCourse(options, files: files)
  let cache = options.cache.cache(for: course.folder, files: files)
  // Asked before anything is run, since running keeps its results.
  var problems: [Diagnostic] = []
  let planned = plannedJobs(course, options, files: files, diagnostics: &problems)
  let kept = Set(
    planned.map(\.key).filter { key in
      cache.map { files.info($0.path(of: key)) != nil } ?? false
    })
  var memory = CourseMemory()
  let outcome = runCourse(course, options, files: files, knowing: &memory)
  var text = ""
  var names: [String] = []
  for (lesson, outcome) in zip(course.lessons, outcome.lessons)
  where parts.count < 2 || lesson.stem == stem(of: parts[0]) {
    let runs = outcome.keyParts.map { run in
      ExplainedRun(
        name: run.name, key: run.key, digest: outcome.keys[run.name] ?? "",
        isKept: outcome.keys[run.name].map(kept.contains) ?? false)
    }
    let recorded = (try? files.read(recordedPath(of: lesson, in: course)))
      .flatMap(recordedLesson(from:))
    let drifts = recorded.map { drift(from: $0, to: outcome.recorded) } ?? []
    text += reasons(for: runs.filter { $0.belongs(to: wanted) }, in: lesson, drifts)
    text += reasons(forData: wanted, of: runs, in: lesson)
    for run in runs {
      names += [run.name, root(of: run.name)] + [run.part("data")].compactMap(\.self)
    }
  }
  return text.isEmpty ? .unknown(nearest: nearMiss(to: wanted, among: names)) : .found(text)
}

private struct ExplainedRun {
  var name: String
  var key: RunKey
  /// Of everything in the key: the name of its result in the cache.
  var digest: String
  var isKept: Bool

  /// Whether it has this name, or is a member of the comparison that has it.
  func belongs(to name: String) -> Bool { self.name == name || root(of: self.name) == name }

  func part(_ name: String) -> String? { key.parts.first { $0.name == name }?.text }
}

/// The spec that a run belongs to: `rates` for `rates[0.1]`, `race` for `race.adam`.
private func root(of run: String) -> String { String(run.prefix { $0 != "." && $0 != "[" }) }

/// The first run with all that it depends on, the others with what they do not share with it.
private func reasons(
  for runs: [ExplainedRun], in lesson: Lesson, _ drifts: [Drift]
) -> String {
  var text = ""
  for run in runs {
    text += "\(run.name) in \(lesson.file.path)\n"
    text += "  key \(run.digest.prefix(16))"
    text += run.isKept ? ", its result was kept\n" : ", computed now\n"
    if let first = runs.first, first.name != run.name {
      text += "  depends on the same as \(first.name), but for\n"
      text += lines(of: run.key.parts.filter { first.part($0.name) != $0.text })
      let missing = first.key.parts.filter { run.part($0.name) == nil }
      text += lines(of: missing.map { NamedText($0.name, "none") })
    } else {
      text += "  depends on\n" + lines(of: run.key.parts)
    }
    for drift in drifts where drift.run == run.name {
      text += "  since it was recorded: \(describe(drift))\n"
    }
  }
  return text
}

/// What the rows of a data set depend on, as the keys of its runs have it.
private func reasons(
  forData name: String, of runs: [ExplainedRun], in lesson: Lesson
) -> String {
  let users = runs.filter { $0.part("data") == name }
  guard let first = users.first else { return "" }
  let prefix = "data."
  let parts = first.key.parts.filter { $0.name.hasPrefix(prefix) }
    .map { NamedText(String($0.name.dropFirst(prefix.count)), $0.text) }
  return "data set \(name) in \(lesson.file.path)\n  depends on\n\(lines(of: parts))"
    + "  decides \(users.map(\.name).joined(separator: ", "))\n"
}

/// One line a part; long ones are cut.
private func lines(of parts: [NamedText]) -> String {
  parts.map { part in
    let first = part.text.split(separator: "\n").first.map(String.init) ?? ""
    let isLong = part.text.count > first.count || first.count > 100
    return "    \(part.name): \(first.prefix(100))\(isLong ? " ..." : "")\n"
  }.joined()
}
