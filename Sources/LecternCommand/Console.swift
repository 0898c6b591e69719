import ArgumentParser
import Foundation
import Lectern
import Synchronization

/// The two streams of the command: results go to the output, everything about the work to the
/// errors' stream.
enum Console {
  static func print(_ text: String) {
    FileHandle.standardOutput.write(Data(text.utf8))
  }

  static func say(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
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
      FileHandle.standardError.write(Data("\r\u{1B}[2K\(text)".utf8))
    }
  }

  /// Takes the line away.
  func finish() {
    state.withLock { state in
      if state.shown { FileHandle.standardError.write(Data("\r\u{1B}[2K".utf8)) }
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
