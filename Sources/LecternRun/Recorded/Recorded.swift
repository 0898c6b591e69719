import LecternSource

/// What a lesson's runs gave when the lesson was last promoted: small, canonical, reviewed in diffs.
package struct RecordedLesson: Equatable, Sendable {
  package var runs: [RecordedRun]

  package init(runs: [RecordedRun]) { self.runs = runs }
}

/// One run: what decided it, and enough of its numbers to notice any change.
package struct RecordedRun: Equatable, Sendable {
  package var name: String
  /// What decided the result, part by part.
  package var key: [NamedText]
  /// The losses at epoch 0, at round epochs and at the end.
  package var losses: [RecordedLoss]
  /// Of the bits of all losses, in 16 hexadecimal digits.
  package var digest: String
  /// The digests of the losses up to epochs 0, 1, 2, 4, 8, ...: where a drift starts.
  package var prefixes: [String]
  package var parameters: [NamedNumber]
  package var metrics: [NamedNumber]
}

package struct RecordedLoss: Equatable, Sendable {
  package var epoch: Int
  package var loss: Double
}

/// What of a lesson's results is recorded.
package func record(_ plan: Plan, _ results: LessonResults) -> RecordedLesson {
  let keys = Dictionary(
    plan.namedKeys.map { ($0.name, $0.key.parts) }, uniquingKeysWith: { first, _ in first })
  return RecordedLesson(
    runs: results.runs.map { run in
      RecordedRun(
        name: run.name, key: keys[run.name] ?? [], losses: selectedLosses(run.series.loss),
        digest: digest(of: run.series.loss), prefixes: prefixDigests(run.series.loss),
        parameters: run.parameters.final.count <= 8
          ? zip(run.parameters.names, run.parameters.final).map { NamedNumber($0, $1) } : [],
        metrics: run.metrics.map { metric in
          NamedNumber("\(metric.part.rawValue).\(metric.name)", metric.value)
        })
    })
}

extension Plan {
  /// The key of every run by the name that results give it; of several seeds the first.
  package var namedKeys: [(name: String, key: RunKey)] {
    entries.flatMap { entry -> [(name: String, key: RunKey)] in
      switch entry {
      case .run(let name, let job, _): [(name, jobs[job].key)]
      case .compare(_, _, let members):
        members.compactMap { member in
          member.jobs.first.map { (member.name, jobs[$0].key) }
        }
      case .data, .trace: []
      }
    }
  }
}

/// Epochs 0, 1, 2, 5, 10, 20, 50, ... and the last.
private func selectedLosses(_ losses: [Double]) -> [RecordedLoss] {
  var epochs = [0]
  var unit = 1
  while unit < losses.count {
    epochs += [unit, 2 * unit, 5 * unit].filter { $0 < losses.count - 1 }
    unit *= 10
  }
  if losses.count > 1 { epochs.append(losses.count - 1) }
  return epochs.filter { losses.indices.contains($0) }.map {
    RecordedLoss(epoch: $0, loss: losses[$0])
  }
}

private func prefixDigests(_ losses: [Double]) -> [String] {
  var digests: [String] = []
  var end = 1
  while end < losses.count {
    digests.append(digest(of: Array(losses[..<end])))
    end = end == 1 ? 2 : end == 2 ? 3 : 2 * end - 1
  }
  return digests
}

/// FNV-1a over the bits of `values`; NaNs of any payload count as one.
func digest(of values: [Double]) -> String {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for value in values {
    var bits = value.isNaN ? Double.nan.bitPattern : value.bitPattern
    for _ in 0..<8 {
      hash = (hash ^ (bits & 0xFF)) &* 0x100_0000_01b3
      bits >>= 8
    }
  }
  let text = String(hash, radix: 16)
  return String(repeating: "0", count: 16 - text.count) + text
}

// MARK: - JSON

/// The canonical file: sorted by the lesson's order, one line for each key part and number.
package func json(of lesson: RecordedLesson) -> JSON {
  .object([
    ("format", .integer(1)),
    (
      "runs",
      .array(
        lesson.runs.map { run in
          .object([
            ("name", .text(run.name)),
            ("key", .object(run.key.map { ($0.name, .text($0.text)) })),
            (
              "loss",
              .object(run.losses.map { (String($0.epoch), .number($0.loss)) })
            ),
            ("digest", .text(run.digest)), ("prefixes", .texts(run.prefixes)),
            ("parameters", .object(run.parameters.map { ($0.name, .number($0.value)) })),
            ("metrics", .object(run.metrics.map { ($0.name, .number($0.value)) })),
          ])
        })
    ),
  ])
}

/// Reads the file back; nil when it is not of this form.
package func recordedLesson(_ json: JSON) -> RecordedLesson? {
  guard json["format"]?.integer == 1, let runs = json["runs"]?.array else { return nil }
  var found: [RecordedRun] = []
  for run in runs {
    guard let name = run["name"]?.text, let digest = run["digest"]?.text,
      case .object(let key)? = run["key"], case .object(let losses)? = run["loss"],
      case .object(let parameters)? = run["parameters"],
      case .object(let metrics)? = run["metrics"]
    else { return nil }
    found.append(
      RecordedRun(
        name: name, key: key.map { NamedText($0.key, $0.value.text ?? "") },
        losses: losses.compactMap { member in
          guard let epoch = Int(member.key), let loss = member.value.number else { return nil }
          return RecordedLoss(epoch: epoch, loss: loss)
        }, digest: digest, prefixes: (run["prefixes"]?.array ?? []).compactMap(\.text),
        parameters: parameters.compactMap { member in
          member.value.number.map { NamedNumber(member.key, $0) }
        },
        metrics: metrics.compactMap { member in
          member.value.number.map { NamedNumber(member.key, $0) }
        }))
  }
  return RecordedLesson(runs: found)
}
