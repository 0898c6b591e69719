import ArgumentParser
import Lectern
import LecternSource

struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the rows of a generator as CSV.",
    discussion: """
      The same generator, seed and version of the numerics give the same rows on every machine. The \
      course's table of heights was made by

        lectern generate heights --seed 12 --decimals 2 > Lessons/data/heights.csv
      """)

  @Argument(help: "The generator, by the name that `generate:` in a data spec takes.")
  var generator: String

  @Option(help: "The seed of all draws.")
  var seed = 0

  @Option(help: "Digits after the point (default: as many as give the number back).")
  var decimals: Int?

  @OptionGroup var talk: Talk

  func validate() throws {
    if let decimals, !(0...17).contains(decimals) {
      throw ValidationError("--decimals takes 0 to 17.")
    }
  }

  func run() throws {
    let (csv, report) = generatedTable(generator, seed: seed, decimals: decimals)
    // The lesson in which the generator was asked for is none of the author's.
    for problem in report.diagnostics {
      let parts = [problem.message, problem.label, problem.help].filter { !$0.isEmpty }
      Console.say("lectern: \(parts.joined(separator: "; "))")
    }
    guard let csv else { throw ExitCode(1) }
    Console.print(csv)
  }
}
