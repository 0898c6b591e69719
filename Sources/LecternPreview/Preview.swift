import FlyingFox
import FlyingSocks
import Foundation
import Lectern

/// What a preview serves, and where.
public struct PreviewOptions: Sendable {
  /// The course that is served.
  public var course: CourseOptions
  /// On 127.0.0.1; 0 takes any that is free.
  public var port: UInt16
  /// How changes of its files are noticed.
  public var watching: WatchMethod
  /// Told each event worth a line on the terminal.
  public var log: @Sendable (PreviewEvent) -> Void

  public init(
    course: CourseOptions, port: UInt16 = 8000, watching: WatchMethod = .notified,
    log: @escaping @Sendable (PreviewEvent) -> Void = { _ in }
  ) {
    self.course = course
    self.port = port
    self.watching = watching
    self.log = log
  }
}

/// What happens while a preview runs.
public enum PreviewEvent: Sendable {
  /// The address to open.
  case serving(address: String)
  /// A build, the first one or one after a change.
  case built(CourseReport)
}

/// Why a preview cannot start.
public struct PreviewProblem: Error, CustomStringConvertible {
  /// Why, in a sentence.
  public var description: String
}

/// Serves a course on this machine, and builds it again whenever a file of it changes. Returns when
/// its task is cancelled.
///
/// Pages live in memory: the output folder is not touched. A lesson with errors keeps its last good
/// page; failing claims are marked in their places.
public func preview(_ options: PreviewOptions) async throws {
  let site = PreviewSite()
  var course = options.course
  course.drafts = .included
  let live = LiveCourse(course, files: .local)
  let folder = course.folder
  let rebuild: @Sendable () -> Void = {
    let result = live.render()
    site.update(pages: result.pages, problems: result.report.problems(limit: .page))
    options.log(.built(result.report))
  }
  let address = try sockaddr_in.inet(ip4: "127.0.0.1", port: options.port)
  let server = HTTPServer(
    address: address, timeout: 30, logger: .disabled, handler: PreviewHandler(site: site))
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      do {
        try await server.run()
      } catch let error as SocketError {
        if Task.isCancelled { return }
        throw PreviewProblem(
          description: "cannot serve on port \(options.port): \(reason(of: error))")
      }
    }
    group.addTask {
      // The port comes first, since a course need not be built where it cannot be served.
      try await server.waitUntilListening()
      let port = await server.listeningAddress.map(portNumber(of:)) ?? Int(options.port)
      // Watching starts before the first build, so that nothing saved during it is lost.
      let events = changes(below: folder, by: options.watching)
      rebuild()
      options.log(.serving(address: "http://localhost:\(port)/"))
      for await _ in events { rebuild() }
    }
    group.addTask {
      while !Task.isCancelled {
        try await Task.sleep(for: .seconds(10))
        site.keepAlive()
      }
    }
    defer {
      site.close()
      group.cancelAll()
    }
    while try await group.next() != nil {}
  }
}

private func portNumber(of address: Socket.Address) -> Int {
  switch address {
  case .ip4(_, let port), .ip6(_, let port): Int(port)
  case .unix: 0
  }
}

private func reason(of error: SocketError) -> String {
  if case .failed(_, let number, let message) = error {
    return number == EADDRINUSE
      ? "another program uses it; --port names another one" : message
  }
  return "\(error)"
}
