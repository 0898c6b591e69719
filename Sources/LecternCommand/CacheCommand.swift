import ArgumentParser
import Lectern

struct Cache: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look after the kept results.", subcommands: [Prune.self, Size.self],
    defaultSubcommand: Size.self)

  struct Prune: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Remove the oldest results until the rest is small enough.")

    @OptionGroup var place: CachePlace
    /// A course of twenty lessons that compares hundreds of runs keeps some 150 MB; this holds it in
    /// three states.
    @Option(help: "Keep at most this many megabytes.") var keep = 512

    func validate() throws {
      if keep < 0 { throw ValidationError("--keep is not negative.") }
    }

    func run() throws {
      let report = pruneCache(
        place.policy, of: place.course.path, keeping: keep * 1_000_000, files: .local)
      Console.print(
        "removed \(report.removedFiles) results (\(megabytes(report.removedBytes))), "
          + "kept \(report.keptFiles) (\(megabytes(report.keptBytes)))\n")
    }
  }

  struct Size: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Say how much is kept.")

    @OptionGroup var place: CachePlace

    func run() throws {
      let report = pruneCache(
        place.policy, of: place.course.path, keeping: .max, files: .local)
      Console.print("\(report.keptFiles) results, \(megabytes(report.keptBytes))\n")
    }
  }
}

/// Which cache is meant: the course's own, or a folder that several share.
struct CachePlace: ParsableArguments {
  @OptionGroup var course: CourseArgument

  @Option(
    name: .long, help: "The folder of kept results (default: .lectern/cache in the course).",
    completion: .directory)
  var cache: String?

  var policy: CachePolicy { cache.map { .folder($0) } ?? .besideCourse }
}

private func megabytes(_ bytes: Int) -> String {
  let tenths = (bytes + 50_000) / 100_000
  return "\(tenths / 10).\(tenths % 10) MB"
}
