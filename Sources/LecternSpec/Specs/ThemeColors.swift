/// The colors that a course may set below `theme.tokens`, each the custom property `--name` of the
/// style sheets. Decoding, the reference and the JSON Schema read this list; fonts and widths are
/// a style sheet's matter (`theme.css`).
package let themeColors: [KeyDeclaration] = [
  color("paper", "The page itself."),
  color("panel", "Behind code, callouts and checks."),
  color("panel-2", "Behind the sidebar's chosen entry."),
  color("ink", "Text."),
  color("ink-2", "Captions, notes and other secondary text."),
  color("ink-3", "Kickers, numbers of figures and what is least important."),
  color("rule", "Lines that divide the page."),
  color("rule-2", "Borders of cards, quizzes, buttons and notes."),
  color("link", "Links, the focus outline and what is chosen."),
  color("good", "Claims that hold and answers that are right."),
  color("bad", "Claims that fail, wrong answers, warnings and numbers that are not finite."),
  color("mark", "Behind marked words and what a link led to."),
  color("run-1", "The first run of charts: curve, points and label."),
  color("run-2", "The second run of charts."),
  color("run-3", "The third run of charts."),
  color("run-4", "The fourth run of charts."),
  color("run-5", "The fifth run of charts."),
  color("grid", "Lines of charts' grids and between rows of tables."),
  color("axis", "Axes and frames of charts, heads of tables and borders of inputs."),
  color("pt", "Points of data in charts."),
  color("b0", "The shallowest band of contour plots."),
  color("b1", "The second band of contour plots."),
  color("b2", "The third band of contour plots."),
  color("b3", "The fourth band of contour plots."),
  color("b4", "The fifth band of contour plots."),
  color("b5", "The sixth band of contour plots."),
  color("b6", "The seventh band of contour plots."),
  color("b7", "The deepest band of contour plots."),
  color("rA", "The first class's region in boundary plots."),
  color("rB", "The second class's region in boundary plots."),
  color("rC", "The third class's region in boundary plots."),
  color("rD", "The fourth class's region in boundary plots."),
  color("rE", "The fifth class's region in boundary plots."),
  color("code-keyword", "Keywords and keys in code."),
  color("code-type", "Types in code."),
  color("code-number", "Numbers in code."),
  color("code-string", "Texts in code."),
  color("code-attribute", "Attributes, decorators and macros in code."),
]

private func color(_ name: String, _ documentation: String) -> KeyDeclaration {
  KeyDeclaration(name, .color, default: .absent("Lectern's own"), documentation)
}
