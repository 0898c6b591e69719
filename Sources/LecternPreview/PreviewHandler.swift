import FlyingFox
import FlyingSocks
import Foundation

/// Answers the requests of a preview: pages with the reloading script, everything else as built.
struct PreviewHandler: HTTPHandler {
  let site: PreviewSite

  static let eventsPath = "/_lectern/events"
  static let scriptPath = "/_lectern/reload.js"

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    guard isLoopback(request.headers[.host] ?? "localhost") else {
      // A page elsewhere that reached us through a name of its own is not the author.
      return response(.forbidden, "text/plain; charset=utf-8", Array("not here\n".utf8))
    }
    switch request.path {
    case Self.eventsPath:
      return HTTPResponse(
        statusCode: .ok,
        headers: [.contentType: "text/event-stream", HTTPHeader("Cache-Control"): "no-store"],
        body: HTTPBodySequence(from: EventBytes(stream: site.listen())))
    case Self.scriptPath:
      return response(.ok, "text/javascript; charset=utf-8", Array(reloadScript.utf8))
    default:
      return page(at: request.path)
    }
  }

  private func page(at path: String) -> HTTPResponse {
    var name = String((path.removingPercentEncoding ?? path).drop { $0 == "/" })
    if name.isEmpty || name.hasSuffix("/") { name += "index.html" }
    let candidates = [name, name + ".html", name + "/index.html"]
    guard let found = candidates.first(where: { site.page($0) != nil }),
      let bytes = site.page(found)
    else {
      let html = "<!doctype html><html lang=en><title>Not here</title><p>There is no such page."
      return response(.notFound, contentType(of: "x.html"), withScript(Array(html.utf8)))
    }
    let type = contentType(of: found)
    return response(.ok, type, type.hasPrefix("text/html") ? withScript(bytes) : bytes)
  }

  private func response(_ status: HTTPStatusCode, _ type: String, _ bytes: [UInt8])
    -> HTTPResponse
  {
    HTTPResponse(
      statusCode: status,
      headers: [.contentType: type, HTTPHeader("Cache-Control"): "no-store"],
      body: Data(bytes))
  }
}

/// Whether the `Host` header names this machine, with or without a port.
func isLoopback(_ host: String) -> Bool {
  let name =
    host.hasPrefix("[")
    ? String(host.dropFirst().prefix { $0 != "]" }) : String(host.prefix { $0 != ":" })
  return ["localhost", "127.0.0.1", "::1"].contains(name)
}

/// The page with the reloading script before the end of its body.
func withScript(_ page: [UInt8]) -> [UInt8] {
  let tag = Array("<script src=\"\(PreviewHandler.scriptPath)\"></script>".utf8)
  let end = Array("</body>".utf8)
  guard page.count >= end.count,
    let place = stride(from: page.count - end.count, through: 0, by: -1)
      .first(where: { page[$0] == end[0] && page[$0..<$0 + end.count].elementsEqual(end) })
  else { return page + tag }
  return page[..<place] + tag + page[place...]
}

func contentType(of path: String) -> String {
  switch path.split(separator: ".").last.map(String.init) {
  case "html": "text/html; charset=utf-8"
  case "css": "text/css; charset=utf-8"
  case "js": "text/javascript; charset=utf-8"
  case "json", "ipynb": "application/json"
  case "svg": "image/svg+xml"
  case "png": "image/png"
  case "jpg", "jpeg": "image/jpeg"
  case "webp": "image/webp"
  case "gif": "image/gif"
  case "woff2": "font/woff2"
  case "csv": "text/csv; charset=utf-8"
  case "xml": "application/xml"
  case "txt", "md": "text/plain; charset=utf-8"
  default: "application/octet-stream"
  }
}

/// Events as the body of a response that does not end.
private struct EventBytes: AsyncBufferedSequence {
  typealias Element = UInt8

  let stream: AsyncStream<[UInt8]>

  func makeAsyncIterator() -> Iterator { Iterator(events: stream.makeAsyncIterator()) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    var events: AsyncStream<[UInt8]>.Iterator
    var rest: ArraySlice<UInt8> = []

    mutating func next() async -> UInt8? {
      if rest.isEmpty { rest = await events.next()?[...] ?? [] }
      return rest.popFirst()
    }

    mutating func nextBuffer(suggested count: Int) async -> ArraySlice<UInt8>? {
      if rest.isEmpty { rest = await events.next()?[...] ?? [] }
      guard !rest.isEmpty else { return nil }
      defer { rest = [] }
      return rest
    }
  }
}
