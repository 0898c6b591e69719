import LecternChart

/// The tokens that a course's pages and charts are drawn with, in light and in dark.
package struct Theme: Equatable, Sendable {
  /// What a course changes of the tokens, without the leading dashes: `["link": "#0050a0"]`.
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

  /// The whole style sheet of a site.
  package var styleSheet: String {
    let light = declarations(.light, lightCode, lightTokens, scheme: "light")
    let dark = declarations(.dark, darkCode, darkTokens, scheme: "dark")
    let paper = declarations(.print, lightCode, [:], scheme: "light")
    return """
      :root{\(light)}
      @media (prefers-color-scheme:dark){:root:not([data-theme=light]){\(dark)}}
      :root[data-theme=dark]{\(dark)}
      \(compact(Assets.css))
      \(ChartStyle.css)
      @media print{:root,:root[data-theme=dark],:root:not([data-theme=light]){\(paper)}}
      \(css ?? "")
      """
  }

  private func declarations(
    _ palette: Palette, _ code: [String], _ overrides: [String: String], scheme: String
  ) -> String {
    let standard = palette.tokens.map { ($0.name, $0.value) } + zip(codeTokenNames, code)
    var text = "color-scheme:\(scheme)"
    for (name, value) in standard { text += ";--\(name):\(overrides[name] ?? value)" }
    return text
  }
}

/// Colors of code, each at least 4.5:1 on `panel`.
private let codeTokenNames = [
  "code-keyword", "code-type", "code-number", "code-string", "code-attribute",
]
private let lightCode = ["#790a6b", "#17695c", "#b52a00", "#1e39b8", "#6b4b00"]
private let darkCode = ["#d19bd1", "#7fe0c8", "#f08c40", "#9dbdff", "#f0c543"]
