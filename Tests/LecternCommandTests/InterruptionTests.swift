import Foundation
import Lectern
import Testing

/// Builds that are killed, and builds that meet.
@Suite struct InterruptionTests {
  /// A course of two lessons in `folder`/Lessons.
  private func makeLessons(in folder: String) throws -> String {
    let course = "\(folder)/Lessons"
    #expect(try lectern("init", course).code == 0)
    #expect(try lectern("new", "02-rates", "--template", "compare", "--folder", course).code == 0)
    return course
  }

  @Test func aKilledBuildLeavesEveryPageOldOrNew() throws {
    try withTemporaryFolder { folder in
      let course = try makeLessons(in: folder)
      let output = "\(folder)/Output"
      #expect(try lectern("build", course).code == 0)
      let former = try contents(of: output)

      // A new title stands in every page's list of lessons; the runs are computed again.
      let lesson = "\(course)/02-rates.md"
      let text = String(decoding: try FileSystem.local.read(lesson), as: UTF8.self)
      let title = try #require(text.split(separator: "\n").first { $0.hasPrefix("title:") })
      let changed = text.replacingOccurrences(of: title, with: "title: Another title")
      try FileSystem.local.write(Array(changed.utf8), lesson)
      let clock = ContinuousClock()
      let start = clock.now
      #expect(try lectern("build", course, "--no-cache", "--output", "\(folder)/New").code == 0)
      let duration = (clock.now - start) / .seconds(1)
      let new = try contents(of: "\(folder)/New")
      #expect(new.keys.sorted() == former.keys.sorted())
      #expect(new["index.html"] != former["index.html"])

      let moments = 12
      for moment in 0..<moments {
        let build = try LecternProcess(["build", course, "--no-cache"])
        Thread.sleep(forTimeInterval: duration * Double(moment) / Double(moments - 1))
        build.kill()
        for (path, bytes) in try contents(of: output) {
          #expect(
            bytes == former[path] || bytes == new[path],
            "killed in moment \(moment), \(path) is neither the former nor the new page")
        }
      }
      // The next build finishes what was begun, and leaves nothing beside it.
      #expect(try lectern("build", course, "--no-cache").code == 0)
      #expect(try contents(of: output) == new)
      #expect(try FileSystem.local.names(output).filter { $0.hasPrefix(".") } == [".lectern-files"])
    }
  }

  /// A limit on the size of files stands for a disk that is full.
  @Test func aFullDiskLeavesTheFormerPagesAndNothingHalf() throws {
    try withTemporaryFolder { folder in
      let course = try makeLessons(in: folder)
      let output = "\(folder)/Output"
      #expect(try lectern("build", course).code == 0)
      let former = try contents(of: output)
      let configuration = "\(course)/course.yml"
      let text = String(decoding: try FileSystem.local.read(configuration), as: UTF8.self)
      try FileSystem.local.write(
        Array(text.replacingOccurrences(of: "A first course", with: "Another course").utf8),
        configuration)

      let (code, message) = try LecternProcess(
        [
          "-c", "trap '' XFSZ; ulimit -f 16; exec \"$0\" build \"$1\" --no-cache",
          LecternProcess.path, course,
        ], program: "/bin/sh"
      ).finish()
      #expect(code == 1)
      #expect(message.hasPrefix("lectern: cannot write \(output)/"), "\(message)")
      #expect(message.contains("file too large"), "\(message)")
      #expect(try contents(of: output) == former)
      #expect(try FileSystem.local.names(output).filter { $0.hasPrefix(".") } == [".lectern-files"])
    }
  }

  @Test func buildsThatMeetShareCacheAndPages() throws {
    try withTemporaryFolder { folder in
      let course = try makeLessons(in: folder)
      #expect(try lectern("build", course, "--no-cache", "--output", "\(folder)/Alone").code == 0)
      let builds = try (0..<3).map { _ in try LecternProcess(["build", course]) }
      for build in builds {
        let (code, output) = build.finish()
        #expect(code == 0, "\(output)")
      }
      #expect(try contents(of: "\(folder)/Output") == contents(of: "\(folder)/Alone"))
      // Every entry that the three left is sound.
      let (code, output) = try lectern("check", course)
      #expect(code == 0)
      #expect(output.contains(" runs from the cache"), "\(output)")
    }
  }

  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/parallel"),
      "GNU parallel is not installed"))
  func sharesUnderGNUParallelFillTheCache() throws {
    try withTemporaryFolder { folder in
      let course = try makeLessons(in: folder)
      let cache = "\(folder)/common/cache"
      let (code, output) = try LecternProcess(
        [
          "--will-cite", LecternProcess.path, "run", "--shard", "{}/3", "--folder", course,
          "--cache", cache, ":::", "1", "2", "3",
        ], program: "/usr/bin/parallel"
      ).finish()
      #expect(code == 0, "\(output)")
      for share in 1...3 { #expect(output.contains("share \(share)/3: "), "\(output)") }
      let built = try lectern("build", course, "--cache", cache)
      #expect(built.code == 0)
      #expect(built.output.contains(" runs from the cache"), "\(built.output)")
    }
  }
}
