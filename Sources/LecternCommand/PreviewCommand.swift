import ArgumentParser
import Dispatch
import Foundation
import Lectern
import LecternPreview
import Logging

struct Preview: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serve the course on this machine; every save shows at once.",
    discussion: """
      Pages reload by themselves and keep their place. Problems appear in the page and here; a broken \
      lesson keeps its last good page. Nothing is written. Ends with Ctrl-C.
      """)

  @OptionGroup var course: CourseArgument

  @Option(help: "The port on 127.0.0.1; 0 takes any that is free.")
  var port: UInt16 = 8000

  @Flag(help: "Open the course in a browser.")
  var open = false

  @Flag(help: "Look at the files several times a second, for drives that do not tell of changes.")
  var poll = false

  @OptionGroup var work: Work
  @OptionGroup var talk: Talk

  func run() async throws {
    let logger = terminalLogger(talk)
    let talk = talk
    let open = open
    // A terminal that is held, or a pipe that nobody reads, holds up no page.
    let terminal = DispatchQueue(label: "terminal")
    let options = PreviewOptions(
      course: work.options(for: course.path), port: port,
      watching: poll ? .polled : .notified,
      log: { event in
        terminal.async {
          switch event {
          case .serving(let address):
            Console.print("\(address)  (Ctrl-C ends)\n")
            if open { openInBrowser(address) }
          case .built(let report):
            let problems = report.problems(limit: talk.limit)
            if !problems.isEmpty { Console.say(problems) }
            logger.info("\(report.summary)")
          }
        }
      })
    do {
      try await untilInterrupted { try await preview(options) }
    } catch let problem as PreviewProblem {
      Console.say("lectern: \(problem)")
      throw ExitCode(1)
    }
  }
}

/// Runs `body` until it ends, or until Ctrl-C or a request to terminate cancels it. A training that
/// still runs a second later is not waited for: what is kept of it is whole or not there.
private func untilInterrupted(_ body: @escaping @Sendable () async throws -> Void) async throws {
  let task = Task { try await body() }
  // Not one of the global queues, which may be busy with the training.
  let queue = DispatchQueue(label: "interruption")
  let sources = [SIGINT, SIGTERM].map { number in
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
    source.setEventHandler {
      task.cancel()
      queue.asyncAfter(deadline: .now() + 1) { _exit(0) }
    }
    source.resume()
    return source
  }
  defer { for source in sources { source.cancel() } }
  do {
    try await task.value
  } catch {
    if !task.isCancelled { throw error }
  }
}

private func openInBrowser(_ address: String) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["xdg-open", address]
  process.standardError = FileHandle.nullDevice
  try? process.run()
}
