import LecternLesson
import LecternRun
import LecternSource

/// A claimed number that is, or would be, rewritten.
public struct ClaimChange: Equatable, Sendable, CustomStringConvertible {
  /// The lesson's file, as diagnostics print it.
  public var path: String
  /// 1-based.
  public var line: Int
  /// The number as the author wrote it.
  public var old: String
  /// The number that the run gives, in the form of `old`.
  public var new: String
  /// What the claim says the number is: `fit.mse`.
  public var expression: String
  /// The bytes of `old` in the file.
  public var range: SourceRange

  public var description: String { "\(path):\(line): \(old) → \(new)  (\(expression))" }
}

/// What promotion changed, and what it refused to.
public struct PromoteOutcome: Sendable {
  /// The numbers that are, or would be, rewritten; refused lessons have none.
  public var changes: [ClaimChange] = []
  /// The files of recorded results that are, or would be, written.
  public var recorded: [String] = []
  /// Sentences, each about one lesson that was left as it is.
  public var refusals: [String] = []
  /// The check that it acted on.
  public var report = CourseReport()
  /// Whether any file is, or would be, written.
  public var hasChanges: Bool { !changes.isEmpty || !recorded.isEmpty }
}

/// What promotion may write.
public enum PromoteWriting: Equatable, Sendable {
  /// The lessons and the recorded results.
  case changes
  /// Nothing: the outcome tells what would be written.
  case nothing
}

/// What promotion would do to one lesson, or what stands in its way.
struct LessonPromotion {
  var changes: [ClaimChange] = []
  /// Sentences; with any of them nothing is changed.
  var refusals: [String] = []
  /// The numbers that would be changed, were it not for the refusals.
  var held: [SourceRange] = []
}

/// The edits that make the failing claims of one lesson true, or why there are none to be made.
///
/// Only the numbers change; digits, separators and words around them stay the author's. Refused are
/// lessons with any other error, with a relation or expectation that is false, and claims whose
/// bytes in the file are not what was checked. Drift is no reason to refuse: it is what is accepted.
func promotion(of lesson: LessonReport, in report: CourseReport) -> LessonPromotion {
  guard let file = report.sources[lesson.path] else { return LessonPromotion() }
  var promotion = LessonPromotion()
  func refuse(_ range: SourceRange, _ reason: String) {
    let line = file.position(at: range.lowerBound).line
    promotion.refusals.append("\(lesson.path):\(line): \(reason)")
  }
  let failing = lesson.verdicts.filter { !$0.holds }
  let claims = failing.filter { $0.subject == .claim && $0.outcome != .broken }
  let others = failing.filter { verdict in !claims.contains { $0.range == verdict.range } }
  let errors = report.diagnostics.filter { error in
    error.isError && error.path == lesson.path && error.rule != .drift
      && !claims.contains { error.concerns($0) }
  }
  // What the errors say is in the report; claims that cannot be read because of them are no more news.
  if !errors.isEmpty {
    promotion.refusals.append(
      "\(lesson.path) is left as it is, because of \(counted(errors.count, "error")) in it")
  } else if let other = others.first {
    refuse(
      other.range,
      other.outcome == .broken
        ? "the \(other.subject.word) '\(other.expression)' has no value, because of a problem elsewhere"
        : "the \(other.subject.word) '\(other.expression)' does not hold")
  }
  for claim in claims {
    guard let range = claim.textRange, file.text(in: range) == claim.written else {
      refuse(
        claim.range,
        "the claim '\(claim.written)' stands in a text that is written otherwise in the file; change "
          + "it by hand")
      continue
    }
    guard let value = claim.value, let number = replacementValue(value),
      let new = WrittenNumber.replacing(
        in: claim.written, with: number, percentIsUnit: claim.percentIsUnit),
      new != claim.written
    else {
      let value = claim.value.map(shown) ?? "nothing"
      refuse(claim.range, "'\(claim.written)' cannot be made to say \(value); change it by hand")
      continue
    }
    promotion.changes.append(
      ClaimChange(
        path: lesson.path, line: file.position(at: claim.range.lowerBound).line,
        old: claim.written, new: new, expression: claim.expression, range: range))
  }
  if !promotion.refusals.isEmpty {
    promotion.held = promotion.changes.map(\.range)
    promotion.changes = []
  }
  return promotion
}

private func replacementValue(_ value: Value) -> Double? {
  if case .never = value { return .infinity }
  return value.number
}

/// The file's bytes with the edits made, first come first served where two overlap. New lines end as
/// the file's first one does, and leave no spaces before them.
package func apply(_ fixes: [Fix], to file: SourceFile) -> [UInt8] {
  let hasReturns = file.bytes.firstIndex(of: 0x0A).map { $0 > 0 && file.bytes[$0 - 1] == 0x0D }
  var bytes: [UInt8] = []
  var place = 0
  for fix in fixes.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
  where fix.range.lowerBound >= place && fix.range.upperBound <= file.bytes.count {
    bytes += file.bytes[place..<fix.range.lowerBound]
    if fix.replacement.hasPrefix("\n") {
      while bytes.last == 0x20 || bytes.last == 0x09 { bytes.removeLast() }
    }
    let text = hasReturns == true ? fix.replacement.replacing("\n", with: "\r\n") : fix.replacement
    bytes += Array(text.utf8)
    place = fix.range.upperBound
  }
  return bytes + file.bytes[place...]
}

/// The file with the changes made, proved to read as before but for the changed numbers: the same
/// blocks, names, anchors and claims in the same order. Otherwise why it stays as it is.
package func promoted(
  _ file: SourceFile, with changes: [ClaimChange]
) -> (bytes: [UInt8]?, refusal: String) {
  let edits = changes.map { ClaimEdit(replace: $0.range, with: $0.new) }
  func line(_ range: SourceRange) -> Int { file.position(at: range.lowerBound).line }
  do throws(ClaimEditProblem) {
    return (try edited(file, with: edits).bytes, "")
  } catch {
    switch error {
    case .notAClaim(let range), .unusableText(let range), .overlap(let range):
      return (
        nil,
        "\(file.path):\(line(range)): '\(file.text(in: range))' cannot be changed safely where it stands; change it by hand"
      )
    case .errors, .readsDifferently:
      return (nil, "\(file.path): it would read differently afterwards")
    }
  }
}

/// Rewrites the numbers of failing claims in the course's lessons, or in `names` alone, and the
/// recorded results; says what it did and what it refused.
///
/// Everything is run twice; a lesson whose second run gives other values is refused. All files are
/// put beside their places before the first is replaced, so that a full disk changes nothing; a
/// lesson that was edited meanwhile is refused.
public func promote(
  _ options: CourseOptions, lessons names: [String] = [], writing: PromoteWriting = .changes,
  files: FileSystem = .local
) throws(FileProblem) -> PromoteOutcome {
  var outcome = PromoteOutcome()
  let checked = checkedCourse(options, files: files)
  outcome.report = checked.report()
  let known = Set(names.compactMap { checked.course.stem(named: $0) })
  for problem in checked.course.selecting(names).unknown {
    let hint = problem.label.isEmpty ? problem.help : problem.label
    outcome.refusals.append(problem.message + (hint.isEmpty ? "" : "; \(hint)"))
  }
  var again = options
  again.cache = .none
  // The same course, whatever its files say by now.
  let second = checkedCourse(checked.course, again, files: files)
  var writes: [(path: String, bytes: [UInt8])] = []
  var held: [String: [SourceRange]] = [:]
  for (index, lesson) in checked.course.lessons.enumerated()
  where names.isEmpty || known.contains(lesson.stem) {
    let path = lesson.file.path
    let recorded = checked.outcomes[index].recorded
    let promotion = promotion(of: outcome.report.lessons[index], in: outcome.report)
    let changes = promotion.changes
    let new = promoted(lesson.file, with: changes)
    let isEdited = writing == .changes && (try? files.read(path)) != lesson.file.bytes
    if !promotion.refusals.isEmpty {
      outcome.refusals += promotion.refusals
      held[path] = promotion.held
    } else if recordedText(second.outcomes[index].recorded) != recordedText(recorded)
      || !sameValues(checked.outcomes[index].verdicts, second.outcomes[index].verdicts)
    {
      outcome.refusals.append("\(path): a second run gave other numbers")
    } else if isEdited {
      outcome.refusals.append("\(path): it was edited meanwhile; promote again")
    } else if let bytes = new.bytes {
      let kept = recordedPath(of: lesson, in: checked.course)
      let text = recordedText(recorded)
      let isRecorded = (try? files.read(kept)) == text || recorded.runs.isEmpty
      if !changes.isEmpty { writes.append((path, bytes)) }
      outcome.changes += changes
      if !isRecorded {
        writes.append((kept, text))
        outcome.recorded.append(kept)
      }
    } else {
      outcome.refusals.append(new.refusal)
    }
  }
  if writing == .changes { try replaceFiles(writes, files: files) }
  if !names.isEmpty {
    // Other lessons were not asked for.
    let others = Set(
      checked.course.lessons.filter { !known.contains($0.stem) }.map(\.file.path))
    outcome.report.diagnostics.removeAll { others.contains($0.path) }
  }
  outcome.keepWhatIsLeft(held)
  return outcome
}

extension PromoteOutcome {
  /// Takes out of the report what was mended, and in refused lessons the numbers that would be: what
  /// stands in the way is left.
  fileprivate mutating func keepWhatIsLeft(_ held: [String: [SourceRange]]) {
    let changes = changes
    report.diagnostics.removeAll { problem in
      problem.rule == .drift
        || held[problem.path]?.contains { $0.lowerBound == problem.range.lowerBound } == true
        || changes.contains { change in
          change.path == problem.path && change.range.lowerBound == problem.range.lowerBound
        }
    }
  }
}

/// Compared as they are shown, since NaN is a value like any other here.
private func sameValues(_ first: [Verdict], _ second: [Verdict]) -> Bool {
  first.count == second.count
    && zip(first, second).allSatisfy { $0.value.map(shown) == $1.value.map(shown) }
}
