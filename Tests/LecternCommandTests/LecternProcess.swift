import Foundation
import Glibc
import Lectern

/// The program under test, started as a process of its own.
struct LecternProcess {
  let process = Process()
  private let pipe = Pipe()

  /// The built program, which stands beside the tests.
  static let path = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appendingPathComponent("lectern").path

  /// - Parameters:
  ///   - arguments: the words after the program's name.
  ///   - program: the built `lectern`, or another program.
  ///   - folder: where it is started; here by default.
  init(
    _ arguments: [String], program: String = LecternProcess.path, folder: String? = nil
  ) throws {
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
  }

  /// The next of what it prints.
  func read() -> String {
    String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
  }

  /// Waits for its end: the exit code and everything it printed.
  func finish() -> (code: Int32, output: String) {
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  func kill() {
    Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}

func lectern(_ arguments: String...) throws -> (code: Int32, output: String) {
  try LecternProcess(arguments).finish()
}

/// Runs `body` with the path of a new folder that is removed afterwards.
func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("lectern-command-\(UUID().uuidString)").path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return try body(folder)
}

/// Every file below a folder with its bytes, by its path; hidden ones left out.
func contents(of folder: String) throws -> [String: [UInt8]] {
  var found: [String: [UInt8]] = [:]
  for path in FileSystem.local.files(below: folder) {
    found[path] = try FileSystem.local.read("\(folder)/\(path)")
  }
  return found
}
