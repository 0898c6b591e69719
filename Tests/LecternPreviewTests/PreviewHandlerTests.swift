import FlyingFox
import Foundation
import Testing

@testable import LecternPreview

@Suite struct PreviewHandlerTests {
  private static let page = Array("<!doctype html><title>A</title><body><p>Hi</p></body>".utf8)

  private func site() -> PreviewSite {
    let site = PreviewSite()
    site.update(
      pages: ["index.html": Self.page, "a.html": Self.page, "assets/page.css": Array("p{}".utf8)],
      problems: "")
    return site
  }

  private func get(
    _ path: String, host: String = "localhost:8000", from site: PreviewSite
  ) async throws -> HTTPResponse {
    try await PreviewHandler(site: site).handleRequest(
      HTTPRequest(
        method: .GET, version: .http11, path: path, query: [], headers: [.host: host],
        body: Data()))
  }

  @Test(arguments: ["/", "/index.html", "/a.html", "/a"])
  func servesPagesWithTheScript(path: String) async throws {
    let response = try await get(path, from: site())
    let text = String(decoding: try await response.bodyData, as: UTF8.self)
    #expect(response.statusCode == .ok)
    #expect(response.headers[.contentType] == "text/html; charset=utf-8")
    #expect(text.hasSuffix("<script src=\"/_lectern/reload.js\"></script></body>"))
  }

  @Test func servesOtherFilesAsTheyAre() async throws {
    let response = try await get("/assets/page.css", from: site())
    #expect(response.headers[.contentType] == "text/css; charset=utf-8")
    #expect(try await response.bodyData == Data("p{}".utf8))
  }

  @Test func anUnknownPageStillReloads() async throws {
    let response = try await get("/nothing.html", from: site())
    #expect(response.statusCode == .notFound)
    #expect(String(decoding: try await response.bodyData, as: UTF8.self).contains("reload.js"))
  }

  @Test(arguments: ["evil.example", "evil.example:8000", "localhost.evil.example"])
  func refusesOtherHosts(host: String) async throws {
    #expect(try await get("/", host: host, from: site()).statusCode == .forbidden)
  }

  @Test(arguments: ["localhost", "127.0.0.1:80", "[::1]:8000"])
  func knowsItself(host: String) {
    #expect(isLoopback(host))
  }

  @Test func tellsListenersWhatChanged() async throws {
    let site = site()
    var events = site.listen().makeAsyncIterator()
    #expect(await events.next() == Array("event: problems\ndata: \n\n".utf8))
    site.update(
      pages: [
        "index.html": Self.page, "a.html": Array("new".utf8), "assets/page.css": Array("p{}".utf8),
      ], problems: "a:1:1: error\n  here")
    #expect(
      await events.next() == Array("event: problems\ndata: a:1:1: error\ndata:   here\n\n".utf8))
    #expect(await events.next() == Array("event: changed\ndata: a.html\n\n".utf8))
  }

  @Test func sameBuildTellsNothing() async throws {
    let site = site()
    var events = site.listen().makeAsyncIterator()
    _ = await events.next()
    site.update(
      pages: ["index.html": Self.page, "a.html": Self.page, "assets/page.css": Array("p{}".utf8)],
      problems: "")
    site.close()
    #expect(await events.next() == nil)
    #expect(site.listenerCount == 0)
  }
}
