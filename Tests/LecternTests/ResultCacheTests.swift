import Testing

@testable import Lectern

@Suite struct ResultCacheTests {
  private let key = digest(of: "a run")

  @Test func givesBackWhatWasStored() throws {
    let memory = MemoryFiles()
    let cache = ResultCache(folder: ".lectern/cache", files: memory.fileSystem, writer: "1")
    #expect(cache.entry(key) == .absent)
    try cache.store([1, 2, 3], as: key)
    #expect(cache.entry(key) == .found([1, 2, 3]))
    #expect(memory.texts.count == 1)
  }

  @Test(arguments: ["1", "2", "47"])
  func anEntryOfAnotherFormIsAbsent(form: String) throws {
    let memory = MemoryFiles()
    let files = memory.fileSystem
    let cache = ResultCache(folder: "cache", files: files, writer: "1")
    try files.write(
      Array("lectern-result-\(form) \(digest(of: [1, 2]))\n".utf8) + [1, 2], cache.path(of: key))
    #expect(cache.entry(key) == .absent)
    try cache.store([3], as: key)
    #expect(cache.entry(key) == .found([3]))
  }

  @Test(arguments: [0, 20, 90, 200])
  func noticesDamageAnywhere(place: Int) throws {
    let memory = MemoryFiles()
    let files = memory.fileSystem
    let cache = ResultCache(folder: "cache", files: files, writer: "1")
    try cache.store([UInt8](repeating: 7, count: 200), as: key)
    var bytes = try files.read(cache.path(of: key))
    bytes[place] ^= 1
    try files.write(bytes, cache.path(of: key))
    #expect(cache.entry(key) == .damaged)
    try files.write(Array(bytes.prefix(place)), cache.path(of: key))
    #expect(cache.entry(key) == .damaged)
  }

  @Test func prunesTheOldestFirst() throws {
    let memory = MemoryFiles()
    let cache = ResultCache(folder: "cache", files: memory.fileSystem, writer: "1")
    let keys = (0..<4).map { digest(of: "run \($0)") }
    for key in keys { try cache.store([UInt8](repeating: 0, count: 100), as: key) }
    let size = try memory.fileSystem.read(cache.path(of: keys[0])).count
    let report = cache.prune(to: 2 * size + 1)
    #expect(report.keptFiles == 2 && report.removedFiles == 2)
    #expect(cache.entry(keys[0]) == .absent && cache.entry(keys[1]) == .absent)
    #expect(cache.entry(keys[3]) != .absent)
  }

  /// Also where the folder given is the author's own.
  @Test func pruningLeavesForeignFilesAlone() throws {
    let memory = MemoryFiles([
      "course/a.md": "# A lesson", "course/data/points.csv": "x,y", "course/ab/notes.txt": "mine",
      "course/ab/\(String(repeating: "f", count: 61))": "mine",
      "course/ab/\(String(repeating: "f", count: 62)).md": "mine",
      "course/xy/\(String(repeating: "0", count: 62))": "mine",
    ])
    let before = memory.texts
    let cache = ResultCache(folder: "course", files: memory.fileSystem, writer: "1")
    try cache.store([1, 2, 3], as: key)
    // What a killed build left of an entry goes too.
    try memory.fileSystem.write([1], "\(cache.path(of: digest(of: "another"))).4711")
    let report = cache.prune(to: 0)
    #expect(report.removedFiles == 2 && report.keptFiles == 0)
    #expect(memory.texts == before)
  }

  @Test func digestIsSHA256() {
    #expect(
      digest(of: "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
