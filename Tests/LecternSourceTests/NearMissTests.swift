import LecternSource
import Testing

@Suite struct NearMissTests {
  @Test(arguments: [
    ("learning_rat", "learning_rate"), ("epoch", "epochs"), ("bacth_size", "batch_size"),
    ("sed", "seed"), ("Adam", "adam"),
  ])
  func findsWhatWasMeant(written: String, meant: String) {
    let keys = ["adam", "learning_rate", "epochs", "batch_size", "seed"]
    #expect(nearMiss(to: written, among: keys) == meant)
  }

  @Test(arguments: ["x", "ab", "gradient", "rate"])
  func suggestsNothingFarFetched(written: String) {
    #expect(nearMiss(to: written, among: ["learning_rate", "epochs", "seed"]) == nil)
  }

  @Test func firstOfEquallyNearCandidatesWins() {
    #expect(nearMiss(to: "bat", among: ["cat", "hat"]) == "cat")
  }
}
