import ArgumentParser
import Foundation
import Lectern
import Testing

@testable import LecternCommand

@Suite struct ParsingTests {
  private func parse<Command>(_ arguments: String, as type: Command.Type) throws -> Command {
    let words = arguments.split(separator: " ").map(String.init)
    return try #require(try LecternCommand.parseAsRoot(words) as? Command)
  }

  @Test func buildTakesItsFolders() throws {
    let build = try parse("build Course --output Pages --allow-failing --jobs 3", as: Build.self)
    #expect(build.course.path == "Course")
    #expect(build.output == "Pages")
    #expect(build.allowFailing)
    #expect(build.work.options(for: "Course").workers == 3)
    #expect(build.work.options(for: "Course").cache == .besideCourse)
  }

  @Test func cacheIsChosenOrOff() throws {
    #expect(
      try parse("check --no-cache", as: Check.self).work.options(for: ".").cache == .none)
    #expect(
      try parse("check --cache /tmp/c", as: Check.self).work.options(for: ".").cache
        == .folder("/tmp/c"))
  }

  @Test func sharesCountFromOne() throws {
    #expect(try parse("run --shard 2/8", as: Run.self).shard == Shard("2/8"))
    #expect(Shard("1/1")?.holds(5) == true)
    #expect((0..<10).filter { Shard("2/3")?.holds($0) == true } == [1, 4, 7])
  }

  @Test func aRunOfALessonCanBeNamed() throws {
    let run = try parse("run 02-rates rates[0.1]", as: Run.self)
    #expect(run.lesson == "02-rates" && run.wanted == "rates[0.1]")
  }

  @Test func bothCacheCommandsTakeAFolder() throws {
    #expect(
      try parse("cache prune --cache shared --keep 3", as: Cache.Prune.self).place.policy
        == .folder("shared"))
    #expect(
      try parse("cache size --cache shared", as: Cache.Size.self).place.policy == .folder("shared"))
  }

  @Test(arguments: [
    "build --nonsense", "check --seeds 1", "check --seeds many", "check --format xml",
    "build --verbose --quiet", "build --no-cache --cache x", "run", "run --shard 3/2",
    "run --shard 0/2", "run a b --shard 1/2", "run --shard 1/2 --no-cache", "build --jobs 0",
    "export", "new",
    "new x --template nonsense", "explain L9999x extra", "nonsense",
  ])
  func usageMistakesEndWith64(arguments: String) {
    let words = arguments.split(separator: " ").map(String.init)
    do {
      _ = try LecternCommand.parseAsRoot(words)
      Issue.record("'\(arguments)' was accepted")
    } catch {
      #expect(LecternCommand.exitCode(for: error).rawValue == 64)
    }
  }

  @Test func everyCommandHasHelp() throws {
    let commands = LecternCommand.configuration.groupedSubcommands.flatMap(\.subcommands)
    #expect(commands.count == 17)
    for command in commands {
      let help = LecternCommand.helpMessage(for: command)
      #expect(help.contains("USAGE: lectern "), "\(command)")
      #expect(help.contains("OVERVIEW: "), "\(command)")
    }
  }

  @Test func explainingWhatIsNotThereSuggests() throws {
    let explain = try parse("explain unknown-kye", as: Explain.self)
    do {
      try explain.run()
      Issue.record("it was explained")
    } catch {
      #expect(LecternCommand.exitCode(for: error).rawValue == 64)
      #expect(LecternCommand.message(for: error).contains("Did you mean 'unknown-key'?"))
    }
  }
}
