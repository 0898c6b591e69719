import Testing

@testable import LecternChart

/// How sentences speak of runs by the names that authors gave them.
@Suite struct NamedTests {
  @Test func noSentenceBeginsWithASmallName() {
    #expect(Named.start("plain") == "Run “plain”")
    #expect(Named.start("a tenth of the rate") == "Run “a tenth of the rate”")
    #expect(Named.start(["one", "two"], "Run") == "Runs “one” and “two”")
  }

  @Test func namesWithACapitalAndSettingsStandAsTheyAre() {
    #expect(Named.start("Your run") == "Your run")
    #expect(Named.start("η = 0.3") == "Run η = 0.3")
    #expect(Named.start("rate = 0.3") == "Run rate = 0.3")
    #expect(Named.start("a") == "Run a")
  }

  @Test func aTitleFollowsTheNameOfItsRun() {
    #expect(titled("Loss falls", of: "plain") == "Run “plain”: loss falls")
    #expect(titled("XOR stays", of: "plain") == "Run “plain”: XOR stays")
    #expect(titled("Loss falls", of: "") == "Loss falls")
  }
}
