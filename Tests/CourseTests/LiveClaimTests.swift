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

  /// With the author's settings every formula gives what the lesson's own evaluation gave.
  @Test func liveStatementsHoldForTheAuthorsRuns() throws {
    let forms = try LiveForm.all(in: Self.built.get().files)
    for form in forms {
      for author in form.authors.indices {
        let claims = form.claims.filter { $0.author == author }
        if claims.isEmpty { continue }
        try form.rerun(form.authors[author])
        for claim in claims {
          let found = form.session.value(of: claim.formula)
          let value = claim.value ?? 1
          #expect(
            found == value || (found - value).magnitude <= 1e-12 * value.magnitude,
            "\(form.key): \(claim.says) in “\(claim.quote)” is \(found), not \(value)")
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
}
