import ArgumentParser
import Lectern

struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what is installed, what is missing, and how to get it.")

  func run() throws {
    let entries = examineMachine(files: .local)
    let width = entries.map(\.name.count).max() ?? 0
    var isComplete = true
    for entry in entries {
      let name = entry.name + String(repeating: " ", count: width - entry.name.count)
      switch entry.state {
      case .present(let what): Console.print("ok       \(name)  \(what)\n")
      case .missing(let remedy):
        Console.print("missing  \(name)  \(remedy)\n")
        isComplete = isComplete && entry.isOptional
      }
    }
    if !isComplete { throw ExitCode(1) }
  }
}
