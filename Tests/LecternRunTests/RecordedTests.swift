import LecternRun
import LecternSource
import Testing

@Suite struct RecordedTests {
  private func recorded(_ text: String) throws -> RecordedLesson {
    let lesson = try LessonFixture(text)
    return record(lesson.plan, lesson.results)
  }

  @Test func theFileReadsBack() throws {
    let lesson = try recorded(lineLesson)
    let text = json(of: lesson).pretty
    let parsed = try #require(JSON(parsing: text))
    let back = try #require(recordedLesson(parsed))
    #expect(back == lesson)
    #expect(json(of: back).pretty == text)
  }

  @Test func theSameLessonDoesNotDrift() throws {
    #expect(try drift(from: recorded(lineLesson), to: recorded(lineLesson)).isEmpty)
  }

  @Test func saysWhichRunFromWhichEpochAndWhy() throws {
    let changed = lineLesson.replacing("learning_rate: 0.1}", with: "learning_rate: 0.11}")
    let drifts = try drift(from: recorded(lineLesson), to: recorded(changed))
    let first = try #require(drifts.first { $0.run == "descent" })
    guard case .numbers(let epoch, _, _, let within) = first.change else {
      Issue.record("\(first.change)")
      return
    }
    #expect(epoch == 1)
    #expect(within == 1...1)
    #expect(first.causes.map(\.part) == ["optimizer.learning_rate"])
    #expect(describe(first).contains("optimizer.learning_rate: 0.1 → 0.11"))
  }

  /// The last epoch of the shorter run is not recorded of the longer one.
  @Test(arguments: [(201, 150, "150 epochs"), (150, 201, "201 epochs"), (5, 1, "1 epoch")])
  func aRunOfAnotherLengthIsNoOtherRun(before: Int, after: Int, words: String) throws {
    func epochs(_ count: Int) throws -> RecordedLesson {
      try recorded(lineLesson.replacing("epochs: 20", with: "epochs: \(count)"))
    }
    let drifts = try drift(from: epochs(before), to: epochs(after))
    let first = try #require(drifts.first { $0.run == "descent" })
    #expect(first.change == .length(recorded: before, now: after))
    #expect(first.isSerious)
    #expect(
      describe(first).hasPrefix(
        "'descent' ends after \(words) and the recorded run after \(before); the epochs that both "
          + "have agree. What changed: "))
  }

  /// Epochs 3 and 4 are recorded by their digest alone.
  @Test func aLossThatIsNotRecordedIsNotMadeUp() throws {
    var old = try recorded(lineLesson)
    var now = old
    let index = try #require(old.runs.firstIndex { $0.name == "descent" })
    now.runs[index].digest = "other"
    now.runs[index].prefixes[3] = "other"
    let first = try #require(drift(from: old, to: now).first)
    #expect(first.change == .between(3...4))
    #expect(
      describe(first).hasPrefix(
        "'descent' differs from the recorded run from an epoch between 3 and 4 on; the recorded "
          + "losses agree"))
    // Without digests the first difference lies anywhere up to the first recorded one.
    now = old
    now.runs[index].digest = "other"
    now.runs[index].losses.removeLast()
    now.runs[index].losses[3].loss += 1
    old.runs[index].prefixes = []
    guard case .numbers(5, _, _, 0...5)? = drift(from: old, to: now).first?.change else {
      Issue.record("\(drift(from: old, to: now))")
      return
    }
  }

  @Test func changedDataAreNamed() throws {
    let changed = lineLesson.replacing("{x: 3, y: 6}", with: "{x: 3, y: 7}")
    let drifts = try drift(from: recorded(lineLesson), to: recorded(changed))
    #expect(drifts.allSatisfy { $0.causes.contains { $0.part.hasPrefix("data.") } })
    #expect(drifts.count == 5)
  }

  @Test func newAndLostRunsAreNamed() throws {
    let renamed = lineLesson.replacing("train exact", with: "train formula")
    let drifts = try drift(from: recorded(lineLesson), to: recorded(renamed))
    #expect(drifts.map(\.change) == [.added, .removed])
  }
}

@Suite struct JSONTests {
  @Test(arguments: [
    0.1, -0.0, 1e-300, .leastNonzeroMagnitude, 1.7976931348623157e308, 123456789.123, 1.0 / 3,
    .infinity,
    -.infinity,
  ])
  func numbersGiveThemselvesBack(_ number: Double) throws {
    let back = try #require(JSON(parsing: JSON.array([.number(number)]).compact))
    let value = try #require(back.array?.first?.number)
    #expect(value.bitPattern == number.bitPattern)
  }

  @Test func listsOfNumbersAreArrays() throws {
    let values = [1, -0.0, 0.1, .infinity, 1e300]
    let boxed = JSON.array(values.map { .number($0) })
    #expect(JSON.numbers(values) == boxed && boxed == .numbers(values))
    #expect(JSON.numbers([0.0]) != .numbers([-0.0]))
    #expect(JSON.numbers(values).array == boxed.array)
    for json in [JSON.numbers(values), .object([("a", .numbers(values)), ("b", .numbers([]))])] {
      #expect(try #require(JSON(parsing: json.compact)).compact == json.compact)
    }
    func nested(_ list: JSON) -> JSON { .object([("a", list), ("b", .array([list, list]))]) }
    #expect(nested(.numbers(values)).pretty == nested(boxed).pretty)
    #expect(nested(.numbers(values)).compact == nested(boxed).compact)
  }

  @Test func textsAreEscaped() throws {
    let text = "a \"quote\", \\ a line\n and </script> \u{1} é 😀"
    let compact = JSON.text(text).compact
    #expect(!compact.contains("<"))
    #expect(JSON(parsing: compact) == .text(text))
    #expect(JSON(parsing: "\"\\ud83d\\ude00\"") == .text("😀"))
  }

  @Test(arguments: ["", "{", "[1,]", "{\"a\":}", "tru", "1 2", "\"\\x", "[1 2]"])
  func brokenTextIsRefused(_ text: String) {
    #expect(JSON(parsing: text) == nil || text == "\"\\x")
  }

  @Test func everyResultIsWritten() throws {
    let lesson = try LessonFixture(lineLesson)
    let back = try #require(JSON(parsing: json(of: lesson.results).pretty))
    let runs = try #require(back["results"]?.array)
    #expect(runs.compactMap { $0["name"]?.text } == ["rows", "descent", "exact", "rates"])
    let losses = runs[1]["loss"]?.array?.compactMap(\.number)
    #expect(losses == lesson.results.run("descent")?.series.loss)
  }
}
