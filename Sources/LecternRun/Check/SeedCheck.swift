import LecternEngine
import LecternLesson
import LecternSource
import LecternSpec

/// How a lesson's general statements fare when every training seed is another.
package struct SeedReport: Equatable, Sendable {
  /// The distances by which seeds were raised; the first is 0, the shown runs.
  package var distances: [Int]
  /// One for each claim, relation and expectation that is not about the shown run only. Numbers
  /// are of the shown run: their share and spread inform, and only the others are asked to hold.
  package var statements: [Statement]

  package struct Statement: Equatable, Sendable {
    /// As in the shown runs.
    package var verdict: Verdict
    /// In how many of the runs it holds.
    package var holding: Int
    package var runs: Int
    /// The distances for which it does not hold.
    package var failing: [Int]
    /// For a claimed number, its values in all the runs: the spread.
    package var values: [Double]

    package var share: Double { runs == 0 ? .nan : Double(holding) / Double(runs) }

    /// The least and the greatest of `values`, with their mean and standard deviation; absent for
    /// relations and where a value is not finite.
    package var spread: (least: Double, greatest: Double, mean: Double, deviation: Double)? {
      guard !values.isEmpty, values.allSatisfy(\.isFinite) else { return nil }
      return (
        Statistics.minimum(values), Statistics.maximum(values), Statistics.mean(values),
        Statistics.populationDeviation(values)
      )
    }
  }

  /// Those that hold in the shown runs and in less than `share` of the seeds: lessons that were
  /// lucky. What does not hold in the shown runs is reported by itself.
  package func lucky(below share: Double = 0.95) -> [Statement] {
    statements.filter { $0.verdict.isGeneral && $0.verdict.holds && $0.share < share }
  }
}

/// The distances by which `count` reruns raise a lesson's seeds.
package func seedDistances(_ count: Int) -> [Int] { Array(0..<max(count, 1)) }

/// Puts the reports of a lesson's reruns together.
///
/// - Parameter reports: the check of the lesson for each of `distances`, in that order.
///
/// Numbers are of the shown run and are not asked of others; relations and expectations speak in
/// general unless they say `here(...)`. Statements whose runs do not depend on any seed hold in all
/// or none.
package func seedReport(_ reports: [CheckReport], distances: [Int]) -> SeedReport {
  guard let first = reports.first else { return SeedReport(distances: [], statements: []) }
  var statements: [SeedReport.Statement] = []
  for (place, verdict) in first.verdicts.enumerated()
  where verdict.isAskedOfSeeds && verdict.outcome != .broken {
    var statement = SeedReport.Statement(
      verdict: verdict, holding: 0, runs: 0, failing: [], values: [])
    for (report, distance) in zip(reports, distances) {
      guard report.verdicts.indices.contains(place) else { continue }
      let other = report.verdicts[place]
      guard other.range == verdict.range, other.outcome != .broken || distance == 0 else {
        continue
      }
      statement.runs += 1
      if verdict.subject == .claim, let number = other.value?.number {
        statement.values.append(number)
      }
      if other.holds { statement.holding += 1 } else { statement.failing.append(distance) }
    }
    statements.append(statement)
  }
  return SeedReport(distances: distances, statements: statements)
}

extension Verdict {
  /// Whether reruns with other seeds say anything about it.
  fileprivate var isAskedOfSeeds: Bool { isGeneral || (subject == .claim && !isHere) }

  /// Whether it speaks of all seeds: relations and expectations, unless they say `here`.
  package var isGeneral: Bool {
    switch subject {
    case .relation, .expectation: !isHere
    case .claim, .value, .quizKey: false
    }
  }
}

/// A diagnostic for every statement that holds in less than `share` of the seeds.
package func diagnostics(of report: SeedReport, below share: Double = 0.95) -> [Diagnostic] {
  report.lucky(below: share).map { statement in
    Diagnostic(
      .luckySeed, in: statement.verdict.path, at: statement.verdict.range,
      "holds in \(statement.holding) of \(statement.runs) seeds: \(statement.verdict.expression)",
      label: "in \(percent(statement.share)), and \(percent(share)) are asked",
      help: "make the experiment steadier, or say it of the shown run: "
        + "`here(\(statement.verdict.expression))`")
  }
}

private func percent(_ share: Double) -> String {
  share.isFinite ? "\(Int((share * 100).rounded()))%" : "no runs"
}
