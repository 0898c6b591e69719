import Foundation
import Lectern
import LecternSource
import LecternWeb
import Testing

extension SiteTests {
  /// How many statements of each explored spec its page judges, counted once for each run that they
  /// are about.
  private static let judged = [
    "02-perceptron/and_run": 14, "03-gradient-descent/rates": 2, "04-linear-regression/walk": 8,
    "05-loss-functions/wide_huber": 2, "07-learning-rate/rates": 4, "08-scaling/standardized": 7,
    "09-epochs/base": 11, "10-batch-size/sizes": 3, "11-momentum/bowl": 10, "12-adam/race": 11,
    "13-schedules/quiet": 9, "14-overfitting/network": 10, "16-classification/spirals": 6,
    "17-networks/solved": 4, "18-ten-thousand-rows/scaled": 8,
  ]

  /// With the author's settings every statement holds as the page judges it.
  @Test func liveStatementsHoldForTheAuthorsRuns() throws {
    let forms = try LiveForm.all(in: Self.built.get().files)
    for form in forms {
      for author in form.authors.indices {
        let claims = form.claims.filter { $0.author == author }
        if claims.isEmpty { continue }
        try form.rerun(form.authors[author])
        for claim in claims {
          let found = form.session.value(of: claim.formula)
          #expect(
            claim.holds(found), "\(form.key): \(claim.says) in “\(claim.quote)” is \(found)")
        }
      }
    }
    let counts = Dictionary(uniqueKeysWithValues: forms.map { ($0.key, $0.claims.count) })
    #expect(counts == Self.judged)
  }

  /// A statement about a member follows that member, whatever the others do.
  @Test func liveStatementsFollowTheRerun() throws {
    let forms = try LiveForm.all(in: Self.built.get().files)
    let race = try #require(forms.first { $0.key == "12-adam/race" })
    var settings = race.authors[0]
    // The learning rate, from 0.02.
    #expect(settings[10] == 0.02)
    settings[10] = 0.001
    try race.rerun(settings)
    let level = try #require(
      race.claims.first { $0.author == 0 && $0.says == "level with it" })
    #expect(race.session.value(of: level.formula) == 0)
    let other = try #require(race.claims.first { $0.author == 1 && $0.says == "level with it" })
    #expect(other.formula != level.formula)
  }

  /// What statements of another lesson say of reruns that are shorter, longer or diverge.
  @Test func liveStatementsAreJudgedByWhatIsWritten() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("lectern-lesson-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    try Data(lesson.utf8).write(to: URL(fileURLWithPath: "\(folder)/01-downhill.md"))
    let built = try Self.build(folder)
    #expect(built.report.diagnostics.filter(\.isError).isEmpty)
    let forms = try LiveForm.all(in: built.files)
    // Of 49 parameters a run keeps none by epoch, nor a page what is measured from them.
    let wide = try #require(forms.first { $0.key.hasSuffix("/wide") })
    #expect(wide.claims.map(\.says) == ["mse.final < 1000"])
    // The sign of a column in percent is its unit.
    let portion = try #require(forms.first { $0.key.hasSuffix("/portion") })
    try portion.rerun(portion.authors[0])
    let share = try #require(portion.claims.first)
    #expect(share.says == "1–9%" && share.holds(portion.session.value(of: share.formula)))
    let form = try #require(forms.first { $0.key.hasSuffix("/slow") })

    let author = form.authors[0]
    let epochs = try #require(author.firstIndex(of: 20))
    let rate = try #require(author.firstIndex(of: 0.05))
    #expect(author.lastIndex(of: 20) == epochs && author.lastIndex(of: 0.05) == rate)
    func held(_ place: Int, _ value: Double) throws -> [String] {
      var settings = author
      settings[place] = value
      try form.rerun(settings)
      return form.claims.filter { $0.holds(form.session.value(of: $0.formula)) }.map(\.says)
    }
    let all = [
      "loss[slow.epochs] == loss.final", "loss.from(10, 20).final < loss[1]",
      "count(diverged) == 0",
      "20", "18–22", "about 20", "100 percent", "never", "∞",
    ]
    #expect(form.claims.map(\.says).sorted() == all.sorted())
    #expect(Set(try held(epochs, 20)) == Set(all))
    #expect(Set(try held(epochs, 21)) == Set(all).subtracting(["20", "100 percent"]))
    let short = ["20", "18–22", "about 20", "100 percent"]
    #expect(Set(try held(epochs, 12)) == Set(all).subtracting(short))
    let after = try held(epochs, 5)
    #expect(Set(after) == Set(all).subtracting(short + ["loss.from(10, 20).final < loss[1]"]))
    let wild = try held(rate, 2)
    #expect(Set(["never", "∞", "count(diverged) == 0"]).isDisjoint(with: wild))
    #expect(wild.contains("20"))
    // An index that the rerun decides is no constant.
    let moving = try #require(form.claims.first { $0.says.hasPrefix("loss[") })
    #expect(moving.formula.count > 4)
  }
}

private let lesson = """
  ---
  title: Downhill
  summary: A line learns from three rows.
  minutes: 3
  objectives: [Watch a loss fall]
  ---
  ```data three
  rows:
    - {x: 1, y: 2}
    - {x: 2, y: 4}
    - {x: 3, y: 6}
  features: [x]
  target: y
  ```

  ```train slow
  data: three
  learning_rate: 0.05
  epochs: 20
  batch_size: full
  show: [loss]
  explore:
    epochs: {min: 1, max: 40}
    learning_rate: {min: 0.01, max: 2}
  expect:
    - loss[slow.epochs] == loss.final
    - loss.from(10, 20).final < loss[1]
    - running_loss[1] > 0
    - count(diverged) == 0
  ```

  ```data shares
  rows:
    - {x: 1, y: 20}
    - {x: 2, y: 40}
    - {x: 3, y: 66}
  columns:
    y: {unit: "%"}
  features: [x]
  target: y
  ```

  ```train portion
  data: shares
  learning_rate: 0.05
  epochs: 20
  batch_size: full
  metrics: [rmse]
  show: [loss]
  explore:
    epochs: {min: 1, max: 40}
  ```

  Predictions are off by [1–9%](=portion.rmse).

  ```train wide
  data: three
  model: {network: {hidden: [16]}}
  learning_rate: 0.01
  metrics: [mse]
  show: [loss]
  explore:
    learning_rate: {min: 0.001, max: 0.1}
  expect:
    - mse.best < 1000
    - mse[1] < 1000
    - epochs_to(mse < 1000) < 2
    - mse.final < 1000
  ```

  It takes [20](=slow.epochs) epochs.

  These are [18–22](=slow.epochs), or [about 20](=slow.epochs), which is
  [100 percent](= "slow.epochs / 20").

  It diverges [never](=slow.diverged_at), or after [∞](=slow.diverged_at) epochs.
  """
