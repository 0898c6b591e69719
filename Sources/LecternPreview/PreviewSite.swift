import Synchronization

/// The pages being previewed, and the browsers that wait for news of them.
///
/// A class because the server's connections and the builder share it; every access holds the lock.
package final class PreviewSite: Sendable {
  private struct State {
    var pages: [String: [UInt8]] = [:]
    /// The problems of the last build as text; empty when there are none.
    var problems = ""
    var listeners: [Int: AsyncStream<[UInt8]>.Continuation] = [:]
    var nextListener = 0
  }

  private let state = Mutex(State())

  package init() {}

  package func page(_ path: String) -> [UInt8]? { state.withLock { $0.pages[path] } }

  package var problems: String { state.withLock { $0.problems } }

  package var listenerCount: Int { state.withLock { $0.listeners.count } }

  /// Takes over a build's pages and tells every listener which ones differ from before.
  package func update(pages: [String: [UInt8]], problems: String) {
    let (changed, news, listeners) = state.withLock { state in
      let changed = Set(pages.keys).union(state.pages.keys)
        .filter { pages[$0] != state.pages[$0] }.sorted()
      let news = state.problems != problems
      state.pages = pages
      state.problems = problems
      return (changed, news, Array(state.listeners.values))
    }
    if news { send(event("problems", problems), to: listeners) }
    if !changed.isEmpty { send(event("changed", changed.joined(separator: "\n")), to: listeners) }
  }

  /// Events from now on, beginning with the present problems, so that a page that was loaded during
  /// a build learns of them.
  package func listen() -> AsyncStream<[UInt8]> {
    let (stream, continuation) = AsyncStream.makeStream(of: [UInt8].self)
    let id = state.withLock { state in
      state.nextListener += 1
      state.listeners[state.nextListener] = continuation
      continuation.yield(event("problems", state.problems))
      return state.nextListener
    }
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { _ = $0.listeners.removeValue(forKey: id) }
    }
    return stream
  }

  /// Sends a comment, by which a connection that is gone is noticed.
  package func keepAlive() {
    let listeners = state.withLock { Array($0.listeners.values) }
    send(Array(":\n\n".utf8), to: listeners)
  }

  /// Ends every listener's stream.
  package func close() {
    let listeners = state.withLock { Array($0.listeners.values) }
    for listener in listeners { listener.finish() }
  }

  private func send(_ bytes: [UInt8], to listeners: [AsyncStream<[UInt8]>.Continuation]) {
    for listener in listeners { listener.yield(bytes) }
  }
}

/// An event in the form of server-sent events: one `data:` line for each line of the text.
private func event(_ name: String, _ text: String) -> [UInt8] {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  return Array(
    ("event: \(name)\n" + lines.map { "data: \($0)\n" }.joined() + "\n").utf8)
}
