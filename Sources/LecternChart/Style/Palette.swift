/// A named color of pages and drawings: the custom property `--name` of the style sheet.
public struct ColorToken: Equatable, Sendable {
  /// Without the two dashes: `run-1`.
  public let name: String
  /// `#rrggbb`.
  public let value: String
}

/// The colors of one scheme. Drawings name tokens only, so that one drawing serves light pages,
/// dark pages and print.
///
/// Every run color has at least 4.5:1 against paper, so that labels may wear it, and at least 3:1
/// against the deepest band of a contour plot; under simulated protanopia, deuteranopia and
/// tritanopia the five stay apart. `PaletteTests` computes all of it.
public struct Palette: Equatable, Sendable {
  /// The same names in the same order in every palette.
  public let tokens: [ColorToken]

  /// `--paper:#fffefb;--ink:#1c2128;…`
  public var declarations: String {
    var css = ""
    for token in tokens { css += "--" + token.name + ":" + token.value + ";" }
    return css
  }

  public static let light = Palette(
    surfaces: ["#fffefb", "#f6f3ec", "#efebe1"], inks: ["#1c2128", "#4c535d", "#686f79"],
    rules: ["#ddd7ca", "#c3bbab"], link: "#1e39b8", verdicts: ["#17695c", "#b52a00"],
    mark: "#fdf1cf", runs: ["#1e39b8", "#cf3103", "#1d8071", "#790a6b", "#4a3400"],
    grid: "#e9e4d9", axis: "#7d7768", point: "#3a4049",
    bands: [
      "#fffefb", "#fbf8f1", "#f6f2e8", "#f0ebde", "#eae4d4", "#e4dcca", "#ddd4c0", "#d6ccb6",
    ],
    regions: ["#e9ecf9", "#fdeee7", "#f0faf6", "#f4e6f2", "#f1ebdb"])

  public static let dark = Palette(
    surfaces: ["#14171c", "#1b1f26", "#232830"], inks: ["#e8e5de", "#b9bdc4", "#959ca6"],
    rules: ["#2d333c", "#444c58"], link: "#9dbdff", verdicts: ["#7fe0c8", "#ff9a66"],
    mark: "#3a3215", runs: ["#9dbdff", "#f0791f", "#7fe9d0", "#c585c5", "#f0c543"],
    grid: "#262b33", axis: "#7e8692", point: "#cdd2d9",
    bands: [
      "#14171c", "#181b21", "#1c2027", "#20252d", "#252a33", "#2a303a", "#2f3641", "#343c48",
    ],
    regions: ["#1b2438", "#2e2018", "#172b2b", "#2b1f30", "#2b2719"])

  public static let print = Palette(
    surfaces: ["#ffffff", "#f5f3ee", "#eeeeee"], inks: ["#000000", "#333333", "#555555"],
    rules: ["#cccccc", "#aaaaaa"], link: "#000000", verdicts: ["#17695c", "#b52a00"],
    mark: "#ffffff", runs: ["#1e39b8", "#cf3103", "#1d8071", "#790a6b", "#4a3400"],
    grid: "#e3e3e3", axis: "#666666", point: "#333333",
    bands: [
      "#ffffff", "#faf9f6", "#f4f2ec", "#eeebe2", "#e8e4d8", "#e2dcce", "#dbd4c3", "#d6cdba",
    ],
    regions: ["#eaedf9", "#fdeee7", "#f0faf6", "#f5e8f3", "#f2ecde"])

  /// The five run colors, slot 1 first.
  public var runs: [String] { colors(named: "run-", count: 5) }
  /// The bands of a contour plot, shallowest first.
  public var bands: [String] { tokens[bandsStart..<(bandsStart + 8)].map { $0.value } }
  public var paper: String { tokens[0].value }
  public var ink: String { tokens[3].value }
  public var axis: String { tokens[18].value }

  private let bandsStart: Int

  private func colors(named prefix: String, count: Int) -> [String] {
    tokens.filter { $0.name.utf8.starts(with: prefix.utf8) }.map { $0.value }
  }

  private init(
    surfaces: [String], inks: [String], rules: [String], link: String, verdicts: [String],
    mark: String, runs: [String], grid: String, axis: String, point: String, bands: [String],
    regions: [String]
  ) {
    var tokens: [ColorToken] = []
    func add(_ names: [String], _ values: [String]) {
      for index in names.indices {
        tokens.append(ColorToken(name: names[index], value: values[index]))
      }
    }
    add(["paper", "panel", "panel-2"], surfaces)
    add(["ink", "ink-2", "ink-3"], inks)
    add(["rule", "rule-2"], rules)
    add(["link", "good", "bad", "mark"], [link, verdicts[0], verdicts[1], mark])
    add(["run-1", "run-2", "run-3", "run-4", "run-5"], runs)
    add(["grid", "axis", "pt"], [grid, axis, point])
    bandsStart = tokens.count
    add(["b0", "b1", "b2", "b3", "b4", "b5", "b6", "b7"], bands)
    add(["rA", "rB", "rC", "rD", "rE"], regions)
    self.tokens = tokens
  }
}
