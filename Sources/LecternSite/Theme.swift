/// The tokens that a course's pages and charts are drawn with, in light and in dark.
package struct Theme: Equatable, Sendable {
  /// What a course adds to or changes in the tokens, without the leading dashes: `["link": "#0050a0"]`.
  package var lightTokens: [String: String]
  package var darkTokens: [String: String]
  /// A course's own style sheet, added after ours.
  package var css: String?
  /// HTML above and below every page, as the course wrote it.
  package var header: String?
  package var footer: String?

  package init(
    lightTokens: [String: String] = [:], darkTokens: [String: String] = [:], css: String? = nil,
    header: String? = nil, footer: String? = nil
  ) {
    self.lightTokens = lightTokens
    self.darkTokens = darkTokens
    self.css = css
    self.header = header
    self.footer = footer
  }

  /// The names that a course may set.
  package static var tokenNames: [String] { standardTokens.map(\.name) }

  /// The whole style sheet of a site.
  package var styleSheet: String {
    let light = declarations(\.light, lightTokens, scheme: "light")
    let dark = declarations(\.dark, darkTokens, scheme: "dark")
    let paper = declarations(\.print, [:], scheme: "light")
    return """
      :root{\(light)}
      @media (prefers-color-scheme:dark){:root:not([data-theme=light]){\(dark)}}
      :root[data-theme=dark]{\(dark)}
      \(compact(Assets.css))
      @media print{:root,:root[data-theme=dark],:root:not([data-theme=light]){\(paper)}}
      \(css ?? "")
      """
  }

  private func declarations(
    _ column: KeyPath<Token, String>, _ overrides: [String: String], scheme: String
  ) -> String {
    var text = "color-scheme:\(scheme)"
    for token in standardTokens {
      text += ";--\(token.name):\(overrides[token.name] ?? token[keyPath: column])"
    }
    for (name, value) in overrides.sorted(by: { $0.key < $1.key })
    where !standardTokens.contains(where: { $0.name == name }) {
      text += ";--\(name):\(value)"
    }
    return text
  }
}

private struct Token {
  var name: String
  var light: String
  var dark: String
  var print: String

  init(_ name: String, _ light: String, _ dark: String, print: String? = nil) {
    self.name = name
    self.light = light
    self.dark = dark
    self.print = print ?? light
  }
}

/// Every text color reaches 4.5:1 on `paper` and `panel`, every run color 4.5:1 on `paper` and 3:1 on the
/// deepest band.
private let standardTokens: [Token] = [
  Token("paper", "#fffefb", "#14171c", print: "#fff"),
  Token("panel", "#f6f3ec", "#1b1f26", print: "#f5f3ee"),
  Token("panel-2", "#efebe1", "#232830", print: "#eee"),
  Token("ink", "#1c2128", "#e8e5de", print: "#000"),
  Token("ink-2", "#4c535d", "#b9bdc4", print: "#333"),
  Token("ink-3", "#646b75", "#959ca6", print: "#555"),
  Token("rule", "#ddd7ca", "#2d333c", print: "#ccc"),
  Token("rule-2", "#c3bbab", "#444c58", print: "#aaa"),
  Token("link", "#1e39b8", "#9dbdff", print: "#000"),
  Token("good", "#17695c", "#7fe0c8"),
  Token("bad", "#b52a00", "#ff9a66"),
  Token("mark", "#fdf1cf", "#3a3215", print: "#fff"),
  Token("run-1", "#1e39b8", "#9dbdff"),
  Token("run-2", "#cf3103", "#f0791f"),
  Token("run-3", "#1d8071", "#7fe9d0"),
  Token("run-4", "#790a6b", "#c585c5"),
  Token("run-5", "#4a3400", "#f0c543"),
  Token("grid", "#e9e4d9", "#262b33", print: "#e3e3e3"),
  Token("axis", "#7d7768", "#7e8692", print: "#666"),
  Token("pt", "#3a4049", "#cdd2d9", print: "#333"),
  Token("b0", "#fffefb", "#14171c", print: "#fff"),
  Token("b1", "#fbf8f1", "#181b21", print: "#faf9f6"),
  Token("b2", "#f6f2e8", "#1c2027", print: "#f4f2ec"),
  Token("b3", "#f0ebde", "#20252d", print: "#eeebe2"),
  Token("b4", "#eae4d4", "#252a33", print: "#e8e4d8"),
  Token("b5", "#e4dcca", "#2a303a", print: "#e2dcce"),
  Token("b6", "#ddd4c0", "#2f3641", print: "#dbd4c3"),
  Token("b7", "#d6ccb6", "#343c48", print: "#d4cbb7"),
  Token("rA", "#e9ecf9", "#1b2438", print: "#eaedf9"),
  Token("rB", "#fbe9e1", "#2e2018", print: "#fbebe4"),
  Token("code-keyword", "#790a6b", "#d19bd1"),
  Token("code-type", "#17695c", "#7fe0c8"),
  Token("code-number", "#b52a00", "#f08c40"),
  Token("code-string", "#1e39b8", "#9dbdff"),
  Token("code-attribute", "#6b4b00", "#f0c543"),
]
