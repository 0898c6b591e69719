import Logging

/// The program's own log, on the errors' stream: times of builds in a preview, and with
/// `--verbose` everything else worth knowing.
func terminalLogger(_ talk: Talk) -> Logger {
  var logger = Logger(label: "lectern") { _ in TerminalLog() }
  logger.logLevel = talk.verbose ? .debug : talk.quiet ? .warning : .info
  return logger
}

/// One line an entry, without date and host, which a terminal does not need.
private struct TerminalLog: LogHandler {
  var logLevel = Logger.Level.info
  var metadata: Logger.Metadata = [:]

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let mark = event.level >= .warning ? "\(event.level): " : ""
    Console.say("\(mark)\(event.message)")
  }
}
