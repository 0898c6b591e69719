import ArgumentParser
import Foundation
import Lectern
import Synchronization

/// The two streams of the command: results go to the output, everything about the work to the
/// errors' stream.
enum Console {
  /// Ends the command with 1 when the output takes no more, as on a full disk.
  static func print(_ text: String) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      say("lectern: cannot print: \(error.localizedDescription)")
      exit(1)
    }
  }

  static func say(_ text: String) { show(text + "\n") }

  /// What cannot be shown there has no other place.
  static func show(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  /// Everything that comes in on the standard input.
  static func input() throws -> [UInt8] {
    Array(try FileHandle.standardInput.readToEnd() ?? Data())
  }

  static let isTerminal = isatty(FileHandle.standardError.fileDescriptor) == 1
}

/// A line on the terminal that follows work of more than a second; silent in a pipe.
final class ProgressLine: Sendable {
  private struct State {
    var shown = false
    var lastDrawn: Double = 0
  }

  private let start = ContinuousClock.now
  private let state = Mutex(State())
  private let isActive: Bool

  init(_ talk: Talk) {
    isActive = Console.isTerminal && !talk.quiet
  }

  func update(_ progress: CourseProgress) {
    guard isActive else { return }
    let elapsed = Double((ContinuousClock.now - start) / .seconds(1))
    guard elapsed > 1 else { return }
    state.withLock { state in
      guard elapsed - state.lastDrawn > 0.1 else { return }
      state.lastDrawn = elapsed
      state.shown = true
      let text = "\(progress.phase) \(progress.done) of \(progress.total)"
      Console.show("\r\u{1B}[2K\(text)")
    }
  }

  /// Takes the line away.
  func finish() {
    state.withLock { state in
      if state.shown { Console.show("\r\u{1B}[2K") }
      state.shown = false
    }
  }
}

/// Runs `body`, and turns what the file system refused into a message and exit code 1.
func reportingProblems<Result>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let problem as FileProblem {
    Console.say("lectern: \(problem)")
    throw ExitCode(1)
  }
}
