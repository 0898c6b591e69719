import Testing

@testable import LecternSite

@Suite struct AssetsTests {
  @Test func compactingKeepsWhatMeansSomething() {
    #expect(
      compact(
        "a  b > c {\n  color: red; /* no */\n  content: \"a  b; }\";\n}\n.x .y { z: calc(1px + 2px) }"
      )
        == "a b>c{color: red;content: \"a  b; }\"}.x .y{z: calc(1px + 2px)}")
  }

  @Test func theScriptStaysWithinItsBudget() {
    #expect(Assets.script.utf8.count < 20_000)
    #expect(!Assets.script.contains("\n//"))
  }

  @Test func everyTokenThatTheStyleSheetUsesIsSet() {
    let sheet = Theme().styleSheet
    let used = sheet.split(separator: "var(--").dropFirst().map { part in
      String(part.prefix { $0 != ")" && $0 != "," })
    }
    let local: Set<String> = ["c", "halo"]
    for name in Set(used) where !local.contains(name) {
      #expect(sheet.contains("--\(name):"), "--\(name) is used but never set")
    }
  }

  @Test func coursesOverrideTokensInOneSchemeAlone() {
    let sheet = Theme(darkTokens: ["link": "#abcdef", "own": "1px"], css: ".mine{}").styleSheet
    #expect(sheet.split(separator: "--link:#abcdef").count == 3)
    #expect(sheet.contains("--own:1px"))
    #expect(sheet.contains("--link:#1e39b8"))
    #expect(sheet.hasSuffix(".mine{}"))
  }

  @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")])
  func base64PadsAsItShould(text: String, expected: String) {
    #expect(base64(Array(text.utf8)) == expected)
  }
}
