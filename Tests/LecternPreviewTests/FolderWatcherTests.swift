import Foundation
import Lectern
import Testing

@testable import LecternPreview

@Suite struct FolderWatcherTests {
  /// Whether `change` to a folder is noticed within five seconds.
  private func notices(
    _ method: WatchMethod, _ change: (String) throws -> Void
  ) async throws -> Bool {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("lectern-watch-\(UUID().uuidString)").path
    try FileSystem.local.makeFolder("\(folder)/data")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileSystem.local.write([1], "\(folder)/a.md")
    let events = changes(below: folder, by: method)
    try await Task.sleep(for: .milliseconds(150))
    try change(folder)
    return await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        for await _ in events { return true }
        return false
      }
      group.addTask {
        try? await Task.sleep(for: .seconds(5))
        return false
      }
      defer { group.cancelAll() }
      return await group.next() ?? false
    }
  }

  @Test(arguments: [WatchMethod.notified, .polled])
  func noticesASavedFile(method: WatchMethod) async throws {
    #expect(try await notices(method) { try FileSystem.local.write([2, 3], "\($0)/a.md") })
  }

  @Test(arguments: [WatchMethod.notified, .polled])
  func noticesAnEditorThatSavesByRenaming(method: WatchMethod) async throws {
    #expect(
      try await notices(method) {
        try FileSystem.local.write([2, 3], "\($0)/.a.md.swp")
        try FileSystem.local.replace("\($0)/.a.md.swp", "\($0)/a.md")
      })
  }

  @Test(arguments: [WatchMethod.notified, .polled])
  func noticesFilesInNewFolders(method: WatchMethod) async throws {
    #expect(
      try await notices(method) {
        try FileSystem.local.makeFolder("\($0)/images/deep")
        try FileSystem.local.write([2], "\($0)/images/deep/x.svg")
      })
  }

  @Test(arguments: [WatchMethod.notified, .polled])
  func noticesARemovedFile(method: WatchMethod) async throws {
    #expect(try await notices(method) { try FileSystem.local.remove("\($0)/a.md") })
  }
}
