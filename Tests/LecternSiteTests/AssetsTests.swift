import LecternSpec
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

  /// What a course may set is what the style sheets set for each scheme, and draw something with.
  @Test func themeColorsAreThoseOfTheStyleSheets() {
    let names = themeColors.map(\.name)
    let sheet = Theme().styleSheet
    let schemes = sheet.split(separator: "{color-scheme:").dropFirst().map { part in
      part.prefix { $0 != "}" }.split(separator: ";--").dropFirst().map {
        String($0.prefix { $0 != ":" })
      }
    }
    #expect(schemes.count == 4)
    for scheme in schemes { #expect(scheme == names) }
    for name in names { #expect(sheet.contains("var(--\(name))"), "--\(name) colors nothing") }

    let layout: Set = ["serif", "sans", "mono", "measure", "margin", "gap", "side"]
    let local: Set = ["c", "halo", "fade-left", "fade-right"]
    for part in sheet.split(separator: "--").dropFirst() {
      let name = part.prefix { $0.isLetter || $0.isNumber || $0 == "-" }
      guard part.dropFirst(name.count).first == ":" else { continue }
      let isKnown = names.contains(String(name)) || layout.union(local).contains(String(name))
      #expect(isKnown, "--\(name) is not among the theme's colors")
    }
  }

  @Test func coursesOverrideTokensInOneSchemeAlone() {
    let sheet = Theme(darkTokens: ["link": "#abcdef"], css: ".mine{}").styleSheet
    #expect(sheet.split(separator: "--link:#abcdef").count == 3)
    #expect(sheet.contains("--link:#1e39b8"))
    #expect(sheet.hasSuffix(".mine{}"))
  }

  @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")])
  func base64PadsAsItShould(text: String, expected: String) {
    #expect(base64(Array(text.utf8)) == expected)
  }
}
