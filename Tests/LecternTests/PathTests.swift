import Testing

@testable import Lectern

@Suite struct PathTests {
  @Test(arguments: [
    ("a/b", "a/b"), ("./a//b/", "a/b"), ("a/../b", "b"), ("../a", "../a"), ("a/../../b", "../b"),
    ("", "."), (".", "."), ("/", "/"), ("/../a", "/a"),
  ])
  func normalizesWithoutLookingAtTheDisk(path: String, expected: String) {
    #expect(normalized(path) == expected)
  }

  @Test func takesPathsApart() {
    #expect(folder(of: "Lessons/data/heights.csv") == "Lessons/data")
    #expect(folder(of: "heights.csv") == ".")
    #expect(lastPart(of: "Lessons/03-momentum.md") == "03-momentum.md")
    #expect(stem(of: "Lessons/03-momentum.md") == "03-momentum")
    #expect(stem(of: ".hidden") == ".hidden")
    #expect(joined("Lessons", "data/a.csv") == "Lessons/data/a.csv")
    #expect(joined("Lessons", "/a.csv") == "/a.csv")
    #expect(joined(".", "a.csv") == "a.csv")
  }

  @Test(arguments: [
    ("data/a.csv", true), ("../a.csv", false), ("data/../../a.csv", false), ("/etc/passwd", false),
    ("data/../a.csv", true), ("..", false),
  ])
  func knowsWhatStaysInside(path: String, expected: Bool) {
    #expect(staysInside(path) == expected)
  }
}
