import LecternEngine
import LecternSource
import LecternSpec

/// One computation that depends on nothing but itself. Jobs of a plan may run in any order and at
/// the same time.
package struct Job: Sendable {
  package enum Kind: Sendable {
    case run
    case trace
    /// A run of which only its end is kept: a setting that a reader may choose.
    case ending
  }

  package var kind: Kind
  /// The first result that asked for it.
  package var name: String
  /// What decides its result; jobs of one key have one result.
  package var key: RunKey
  var setup: RunSetup
  var trace: TraceSpec?
}

/// What a job gave. Indirect, since results are large and go from hand to hand.
package indirect enum JobResult: Sendable {
  case run(RunResult)
  case trace(TraceResult)
  case ending(RunEnding)
  case refused(Refusal)
}

/// What has to be computed for a lesson, and how the results come together.
package struct Plan: Sendable {
  package var path: String
  /// Each distinct computation once.
  package var jobs: [Job]
  /// The lesson's specs by name, in its order.
  package var names: [String]
  var entries: [Entry]
  var shared: [DataResult]
  /// Specs that were refused.
  package var failed: Set<String>
  /// What a reader may change in the page, in the lesson's order.
  package var explorations: [Exploration] = []

  enum Entry: Sendable {
    case data(DataResult)
    case run(name: String, job: Int, range: SourceRange)
    case compare(CompareSpec, name: String, members: [PlannedMember])
    case trace(name: String, job: Int, range: SourceRange)
  }

  struct PlannedMember: Sendable {
    var name: String
    /// One job, or one for each seed.
    var jobs: [Int]
    var range: SourceRange
  }
}

/// Plans a lesson: reads its data, lowers its runs, and refuses what cannot work, all problems at
/// once. What is refused is left out; the rest can be run.
package func plan(
  _ lesson: LessonSpecs, catalog: Catalog = .standard, shared: SharedData = .none,
  loader: Loader, budget: Budget = Budget(), diagnostics: inout [Diagnostic]
) -> Plan {
  var planner = Planner(lesson: lesson, catalog: catalog, shared: shared, budget: budget)
  planner.readData(loader: loader)
  planner.planRuns()
  planner.planTraces()
  planner.planExplorations()
  diagnostics += unique(planner.problems.diagnostics)
  return planner.plan
}

/// Without repetitions: members of a compare share most of what can be wrong with them.
private func unique(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
  var kept: [Diagnostic] = []
  for diagnostic in diagnostics where !kept.contains(diagnostic) { kept.append(diagnostic) }
  return kept
}

struct Planner {
  let lesson: LessonSpecs
  let budget: Budget
  var tables: [String: Table]
  var plan: Plan
  var problems: Problems
  var preparations = Preparations()
  /// Jobs by kind and key.
  var places: [String: Int] = [:]
  /// Setups by the name that a trace may give.
  var setups: [String: RunSetup] = [:]

  init(lesson: LessonSpecs, catalog: Catalog, shared: SharedData, budget: Budget) {
    self.lesson = lesson
    self.budget = budget
    tables = shared.tables
    plan = Plan(
      path: lesson.path, jobs: [], names: lesson.names, entries: [], shared: shared.results,
      failed: shared.failed.union(lesson.failed))
    problems = Problems(path: lesson.path, catalog: catalog)
  }

  mutating func readData(loader: Loader) {
    for case .data(let spec) in lesson.specs {
      let name = spec.heading.name?.value ?? ""
      if let table = makeTable(
        spec, loader: loader, budget: budget, problems: &problems),
        let result = dataResult(table, problems: &problems)
      {
        tables[name] = table
        plan.entries.append(.data(result))
      } else {
        plan.failed.insert(name)
      }
    }
  }

  mutating func planRuns() {
    for spec in lesson.specs {
      switch spec {
      case .train(let train):
        let name = train.heading.name?.value ?? ""
        if let setup = lowered(train, name) {
          plan.entries.append(.run(name: name, job: add(setup), range: train.heading.range))
        } else {
          plan.failed.insert(name)
        }
      case .compare(let compare): planCompare(compare)
      default: break
      }
    }
  }

  private mutating func lowered(_ spec: TrainSpec, _ name: String) -> RunSetup? {
    let setup = lower(
      spec, name: name, tables: tables, failed: plan.failed, budget: budget,
      preparations: &preparations, problems: &problems)
    if let setup { setups[name] = setup }
    return setup
  }

  private mutating func planCompare(_ compare: CompareSpec) {
    let name = compare.heading.name?.value ?? ""
    var members: [Plan.PlannedMember] = []
    for member in compare.members {
      let memberName = name + member.path
      let seeds = compare.seeds.isEmpty ? [member.spec.seed] : compare.seeds
      var jobs: [Int] = []
      for (index, seed) in seeds.enumerated() {
        var spec = compare.seeds.isEmpty ? member.spec : member.spec.replacingSeed(seed)
        spec.heading.range = index == 0 ? member.range : compare.heading.range
        let setup =
          index == 0
          ? lowered(spec, memberName)
          : lower(
            spec, name: memberName, tables: tables, failed: plan.failed, budget: budget,
            preparations: &preparations, problems: &problems)
        guard let setup else { break }
        jobs.append(add(setup))
      }
      if jobs.count == seeds.count {
        members.append(Plan.PlannedMember(name: memberName, jobs: jobs, range: member.range))
      }
    }
    if members.count == compare.members.count {
      plan.entries.append(.compare(compare, name: name, members: members))
    } else {
      plan.failed.insert(name)
    }
  }

  mutating func planTraces() {
    for case .trace(let trace) in lesson.specs {
      let name = trace.heading.name?.value ?? ""
      guard let setup = tracedSetup(trace), checkSteps(trace, setup),
        checkGradientCheck(trace, setup)
      else {
        plan.failed.insert(name)
        continue
      }
      var key = setup.key
      key.parts.append(
        NamedText(
          "trace",
          "steps \(trace.steps.map(\.value)) rows \((trace.rows ?? []).map(\.value)) "
            + "check \(trace.gradientCheck.map { "of the batch \($0)" } ?? "none")"))
      let job = Job(kind: .trace, name: name, key: key, setup: setup, trace: trace)
      plan.entries.append(.trace(name: name, job: add(job), range: trace.heading.range))
    }
  }

  /// The run that a trace names, as an expression would: `race.adam`, `rates[0.1]`.
  private mutating func tracedSetup(_ trace: TraceSpec) -> RunSetup? {
    let written = trace.run.value
    let root = String(written.prefix { $0 != "." && $0 != "[" })
    if plan.failed.contains(root) { return nil }
    if let setup = setups[written] { return setup }
    for case .compare(let compare) in lesson.specs where compare.heading.name?.value == root {
      if let labels = memberLabels(written, after: root), let member = compare.member(at: labels),
        let setup = setups[root + member.path]
      {
        return setup
      }
    }
    let names = setups.keys.sorted()
    let near = nearMiss(to: written, among: names)
    problems.add(
      .unknownRun, at: trace.run.range, "unknown run '\(written)'",
      label: didYouMean(near),
      help: near == nil && !names.isEmpty ? "the runs are \(list(some(names)))" : "")
    return nil
  }

  private func memberLabels(_ written: String, after root: String) -> [MemberLabel]? {
    let (expression, _) = parseExpression(written, at: 0, path: "")
    switch expression?.kind {
    case .member(_, let name)?: return [.text(name.value)]
    case .element(_, let indices)?:
      let labels = indices.compactMap { index -> MemberLabel? in
        switch index.kind {
        case .number(let literal): .number(literal.value)
        case .text(let text), .name(let text): .text(text)
        default: nil
        }
      }
      return labels.count == indices.count ? labels : nil
    default: return nil
    }
  }

  private mutating func checkSteps(_ trace: TraceSpec, _ setup: RunSetup) -> Bool {
    guard setup.spec.descent != nil else {
      problems.add(
        .cannotTrace, at: trace.run.range,
        "run '\(setup.name)' is solved directly and makes no updates",
        help: "trace a run with an optimizer")
      return false
    }
    let updates =
      setup.shape.kind == .perceptron
      ? setup.spec.descent.map { $0.epochs * (setup.prepared?.training.rows ?? 0) } ?? 0
      : plannedCounts(setup).updates
    for step in trace.steps where step.value > updates || step.value < 1 {
      problems.add(
        .traceStep, at: step.range,
        "run '\(setup.name)' makes \(updates) updates, and there is no update \(step.value)",
        help: "updates count from 1")
      return false
    }
    return true
  }

  /// Every parameter is moved twice for every width, so that large models would take minutes.
  private mutating func checkGradientCheck(_ trace: TraceSpec, _ setup: RunSetup) -> Bool {
    let parameters = parameterCount(setup.shape)
    guard let check = trace.gradientCheck, parameters > mostTracedParameters else { return true }
    problems.add(
      .cannotTrace, at: check.range,
      "run '\(setup.name)' has \(grouped(parameters)) parameters, and gradients are checked of at "
        + "most \(grouped(mostTracedParameters))",
      help: "leave `gradient_check` out, or trace a smaller model with the same layers")
    return false
  }

  private mutating func add(_ setup: RunSetup) -> Int {
    add(Job(kind: .run, name: setup.name, key: setup.key, setup: setup, trace: nil))
  }

  /// The job that tells where the run ends; the run itself where the lesson has it.
  mutating func addEnding(_ setup: RunSetup) -> Int {
    places["run\n" + setup.key.text]
      ?? add(Job(kind: .ending, name: setup.name, key: setup.key, setup: setup, trace: nil))
  }

  private mutating func add(_ job: Job) -> Int {
    let text = "\(job.kind)\n" + job.key.text
    if let place = places[text] { return place }
    places[text] = plan.jobs.count
    plan.jobs.append(job)
    return plan.jobs.count - 1
  }
}
