import Foundation
import FoundationNetworking
import Lectern
import Synchronization
import Testing

@testable import LecternPreview

/// The one test on a real socket.
@Suite struct PreviewTests {
  @Test(.timeLimit(.minutes(1)))
  func servesACourseAndFreesItsPort() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("lectern-preview-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try makeCourse(in: folder, title: "A course", files: .local)
    let (addresses, continuation) = AsyncStream.makeStream(of: String.self)
    let options = PreviewOptions(
      course: CourseOptions(folder: folder, cache: .none), port: 0,
      log: { event in
        if case .serving(let address) = event { continuation.yield(address) }
      })
    let server = Task { try await preview(options) }
    var iterator = addresses.makeAsyncIterator()
    let address = try #require(await iterator.next())
    let url = try #require(URL(string: address))
    let (data, _) = try await URLSession.shared.data(from: url)
    #expect(String(decoding: data, as: UTF8.self).contains("_lectern/reload.js"))
    // A second one finds the port taken, and says so before it builds anything.
    let events = Mutex<[PreviewEvent]>([])
    let port = try #require(url.port.flatMap(UInt16.init))
    let second = PreviewOptions(
      course: CourseOptions(folder: folder, cache: .none), port: port,
      log: { event in events.withLock { $0.append(event) } })
    await #expect(throws: PreviewProblem.self) { try await preview(second) }
    #expect(events.withLock { $0.isEmpty })
    server.cancel()
    _ = await server.result
    await #expect(throws: (any Error).self) { try await URLSession.shared.data(from: url) }
    #expect(FileManager.default.fileExists(atPath: "\(folder)/.lectern") == false)
  }
}
