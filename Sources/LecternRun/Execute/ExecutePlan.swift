import LecternSource
import LecternSpec

/// Computes one job. Pure, so that jobs may run anywhere and in any order.
package func execute(_ job: Job) -> JobResult {
  if let trace = job.trace {
    switch executeTrace(job.setup, trace, name: job.name) {
    case .success(let result): return .trace(result)
    case .failure(let refusal): return .refused(refusal)
    }
  }
  if job.kind == .ending { return executeEnding(job.setup) }
  switch execute(job.setup) {
  case .run(let result): return .run(result)
  case .refused(let refusal): return .refused(refusal)
  }
}

/// Puts the results of a plan's jobs together: `results` in the order of `plan.jobs`.
package func assemble(
  _ plan: Plan, _ results: [JobResult], diagnostics: inout [Diagnostic]
) -> LessonResults {
  var lesson = LessonResults()
  lesson.shared = plan.shared
  lesson.failed = plan.failed
  var reported: Set<Int> = []

  func refuse(_ job: Int, _ refusal: Refusal, at range: SourceRange) {
    guard reported.insert(job).inserted else { return }
    diagnostics.append(
      Diagnostic(
        refusal.rule, in: plan.path, at: range, refusal.message, help: refusal.help))
  }
  func run(_ job: Int, _ name: String, at range: SourceRange) -> RunResult? {
    guard results.indices.contains(job) else { return nil }
    switch results[job] {
    case .run(var run):
      run.name = name
      return run
    case .refused(let refusal):
      refuse(job, refusal, at: range)
      return nil
    case .trace, .ending: return nil
    }
  }

  for entry in plan.entries {
    switch entry {
    case .data(let data): lesson.insert(.data(data))
    case .run(let name, let job, let range):
      if let run = run(job, name, at: range) {
        lesson.insert(.run(run))
      } else {
        lesson.failed.insert(name)
      }
    case .compare(let spec, let name, let members):
      var found: [CompareMember] = []
      for (member, planned) in zip(spec.members, members) {
        let runs = planned.jobs.compactMap { run($0, planned.name, at: planned.range) }
        guard runs.count == planned.jobs.count, let first = runs.first else { continue }
        found.append(
          compareMember(member, spec, first, seedRuns: spec.seeds.isEmpty ? [] : runs))
      }
      if found.count == spec.members.count {
        lesson.insert(.compare(compareResult(spec, name, found)))
      } else {
        lesson.failed.insert(name)
      }
    case .trace(let name, let job, let range):
      switch results.indices.contains(job) ? results[job] : nil {
      case .trace(var trace)?:
        trace.name = name
        lesson.insert(.trace(trace))
      case .refused(let refusal)?:
        refuse(job, refusal, at: range)
        lesson.failed.insert(name)
      default: lesson.failed.insert(name)
      }
    }
  }
  lesson.order(by: plan.names)
  return lesson
}

private func value(_ label: MemberLabel) -> Value {
  switch label {
  case .number(let number): .number(number)
  case .text(let text): .text(text)
  }
}

private func compareMember(
  _ member: Member, _ spec: CompareSpec, _ run: RunResult, seedRuns: [RunResult]
) -> CompareMember {
  let isNamed = spec.axes.isEmpty
  return CompareMember(
    label: member.labels.map { value($0).description }.joined(separator: ", "),
    coordinates: isNamed ? [] : member.labels.map(value),
    overrides: member.differences.map { NamedText($0.field, $0.member ?? "none") }, run: run,
    seedRuns: seedRuns)
}

private func compareResult(
  _ spec: CompareSpec, _ name: String, _ members: [CompareMember]
) -> CompareResult {
  var fields: [String] = []
  for member in spec.members {
    for difference in member.differences where !fields.contains(difference.field) {
      fields.append(difference.field)
    }
  }
  let canonical = spec.members.map(\.spec.canonicalFields)
  return CompareResult(
    name: name, baseName: spec.baseName?.value,
    axes: spec.axes.map { axis in
      CompareAxis(field: axis.field.value, values: axis.labels.map { value($0.value) })
    }, members: members,
    differences: fields.map { field in
      SettingDifference(field: field, values: canonical.map { $0[field] ?? "none" })
    }, seeds: spec.seeds)
}
