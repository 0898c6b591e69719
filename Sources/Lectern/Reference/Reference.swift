import LecternLesson
import LecternRun
import LecternSource
import LecternSpec

/// The reference of the lesson language as Markdown: every spec, claim form, function, component and
/// diagnostic, written from the declarations that decode, evaluate and report them.
public func reference() -> String { reference(.standard) }

/// The same with what another package adds to the catalog.
package func reference(_ catalog: Catalog) -> String {
  var page = MarkdownPage()
  page.heading(1, "Reference")
  page.paragraph(
    "Everything that a lesson may say, written by `lectern reference` from the declarations that "
      + "read it. `lectern schema` prints the same for editors, `lectern explain CODE` a "
      + "diagnostic at length, `lectern values LESSON` every path of a lesson with its value.")
  let sections = referenceSections(catalog.vocabulary)
  page.heading(2, "Specs")
  page.paragraph(
    "A spec is a fenced block. Its info string is the kind and, where the block makes something, "
      + "its name; its body is YAML. Unknown keys are errors.")
  for section in sections where section.fence != nil {
    page.section(section, level: 3)
  }
  page.markdown()
  page.claims()
  page.expressions(sections.first { $0.id == "expressions" })
  page.paths()
  page.heading(2, "Components")
  page.paragraph(
    "A component is written by its name, `optimizer: adam`, or with arguments below the name.")
  page.yaml("optimizer:\n  adam:\n    learning_rate: 0.01")
  for section in sections where section.fence == nil && ComponentKind(rawValue: section.id) != nil {
    page.components(section)
  }
  page.heading(2, "Files")
  for section in sections where section.id == "front_matter" || section.id == "course" {
    page.section(section, level: 3)
  }
  if let tokens = sections.first(where: { $0.id == "theme_tokens" }) { page.tokens(tokens) }
  page.diagnostics()
  return page.text
}

/// Markdown being written.
private struct MarkdownPage {
  private(set) var text = ""

  mutating func heading(_ level: Int, _ title: String) {
    if !text.isEmpty { text += "\n" }
    text += String(repeating: "#", count: level) + " \(title)\n"
  }

  mutating func paragraph(_ words: String) {
    if !words.isEmpty { text += "\n\(words)\n" }
  }

  mutating func yaml(_ source: String) { text += "\n```yaml\n\(source)\n```\n" }

  mutating func table(_ header: [String], _ rows: [[String]]) {
    guard !rows.isEmpty else { return }
    text += "\n| " + header.joined(separator: " | ") + " |\n"
    text += "|" + header.map { _ in " --- |" }.joined() + "\n"
    for row in rows { text += "| " + row.map(cell).joined(separator: " | ") + " |\n" }
  }

  /// On one line, without bars that would end the cell.
  private func cell(_ words: String) -> String {
    words.replacing("\n", with: " ").replacing("\\|", with: "|").replacing("|", with: "\\|")
  }

  // MARK: Parts

  /// What lessons add to CommonMark beside claims.
  mutating func markdown() {
    heading(2, "Markdown")
    paragraph(
      "A lesson is CommonMark with these additions. What looks like one inside code, links or raw "
        + "HTML is left alone.")
    let callouts = Callout.Kind.allCases.map { kind in
      [
        "`> [!\(kind.rawValue.uppercased())]`",
        "a callout, entitled “\(kind.title)” unless its line goes on with a title",
      ]
    }
    table(
      ["written", "meaning"],
      callouts + [
        [
          "`| a | b |` above `| --- | ---: |`",
          "a table; colons align a column, and a bar in a cell has a backslash before it",
        ],
        ["`a word[^why]` and `[^why]: Because.`", "a footnote, in the margin where there is room"],
        ["`- [ ] open`, `- [x] done`", "tasks"],
        ["`~~not so~~`", "struck out"],
        ["`$w x + b$`", "a formula in a line; `$$` lines or a `math` fence set it apart"],
        [
          "`## Two words`",
          "a heading that links reach as `#two-words`, a second one as "
            + "`#two-words-1`; claims in it leave no trace in the name",
        ],
      ])
    heading(3, "Syntax of other tools")
    paragraph(
      "What other tools add to Markdown is text here, and shown as it stands. The warning "
        + "`foreign-syntax` says so, and what a lesson has in its place.")
    table(
      ["written there", "from", "what it is", "in a lesson"],
      foreignSyntax.map { [code($0.written), $0.source, $0.meaning, $0.instead] })
  }

  /// A kind of spec or file, key by key.
  mutating func section(_ section: ReferenceSection, level: Int) {
    heading(level, section.title)
    if let fence = section.fence { paragraph("Written ```` ```\(fence) ````.") }
    paragraph(section.introduction)
    let keys = flat(section.entries, below: "")
    table(
      ["\(section.title) key", "value", "default", "meaning"],
      keys.map { ["`\($0.path)`", $0.entry.type, $0.entry.defaultText, $0.entry.documentation] })
    for (_, entry) in keys where entry.example.contains("\n") { yaml(entry.example) }
  }

  /// The colors of a theme, all of one type.
  mutating func tokens(_ section: ReferenceSection) {
    heading(3, section.title)
    paragraph(section.introduction)
    table(["token", "what it colors"], section.entries.map { ["`\($0.name)`", $0.documentation] })
  }

  /// A kind of component, one after the other with their arguments.
  mutating func components(_ section: ReferenceSection) {
    heading(3, section.title)
    paragraph(section.introduction)
    let rows = section.entries.flatMap { component in
      [["`\(component.name)`", "", "", component.documentation]]
        + flat(component.entries, below: "").map { path, entry in
          ["", "`\(path)`: \(entry.type)", entry.defaultText, entry.documentation]
        }
    }
    table([section.title.lowercased(), "argument", "default", "meaning"], rows)
  }

  private func flat(
    _ entries: [ReferenceSection.Entry], below path: String
  ) -> [(path: String, entry: ReferenceSection.Entry)] {
    entries.flatMap { entry in
      [(path + entry.name, entry)] + flat(entry.entries, below: "\(path)\(entry.name).")
    }
  }

  mutating func claims() {
    heading(2, "Claims")
    paragraph(
      "A claim is a link whose destination is an expression: directly behind `=`, or in quotes "
        + "where it holds spaces. Claims stand in paragraphs, headings, cells, callouts, captions, "
        + "titles, quizzes and front matter.")
    table(
      ["written", "meaning"],
      [
        ["`[148.8](=run.loss.final)`", "the number is the run's, to the digits written"],
        ["`[sooner](= \"a.epochs < b.epochs\")`", "the comparison is true"],
        ["`[](=run.epochs)`", "the value itself, printed"],
        ["`[false](=run.diverged)`", "the value is this word"],
        ["`[learning rate](term:learning_rate)`", "a term of `glossary.md`"],
        ["`[](#capstone)`", "the spec or heading of that name, numbered"],
        ["`[lesson 3](03-descent.md#steps)`", "a place in another lesson"],
      ])
    table(
      ["number", "holds when the value is"],
      writtenForms.map { ["`[\($0.text)](=…)`", $0.meaning] })
    paragraph(
      "Counts are exact. A text that is true of almost anything, such as `0` for 0.4, is refused.")
    paragraph(
      "The word behind the number is compared too, where it is a known unit (those of the lesson's "
        + "columns and the usual ones) or a noun that results count: "
        + "\(list(countedNouns, "or")). It stands in the claim's text or directly behind the claim. "
        + "Behind a claim, a noun that may be a verb (`passes`, `steps`, `batches`, `weights`, "
        + "`values`, `runs` and the like) is not compared, nor one behind a numbered thing, as in "
        + "`update [6](=…) moves`. "
        + "`mse` is in the target's unit squared, `rmse`, `mae`, residuals, predictions and a "
        + "column's statistics are in the unit. Only sums, differences and `max`, `mean` and the "
        + "like keep a unit, so a conversion is written as `[165 cm](= \"heights.height.mean * "
        + "2.54\")`. Counts and values with a unit have no percentage; where "
        + "the unit is `%`, the sign is the unit, and `[45%](=…)` says 45.")
    paragraph(
      "A data set's columns are told over all rows of the data set, with the mean of the training "
        + "rows where `missing: mean` says so, and otherwise without missing values; `training`, "
        + "`validation` and `test` tell them over one part: `heights.training.height.mean`.")
  }

  mutating func expressions(_ section: ReferenceSection?) {
    heading(2, "Expressions")
    if let section {
      paragraph(section.introduction)
      table(
        ["operator or literal", "meaning", "example"],
        section.entries.map { ["`\($0.name)`", $0.documentation, code($0.example)] })
    }
    for (title, functions) in [
      ("Functions of expressions", expressionFunctions), ("Methods of runs", runMethods),
      ("Other methods", otherMethods),
    ] {
      heading(3, title)
      table(
        [title.lowercased(), "value", "example"],
        functions.map { ["`\($0.form)`", $0.documentation, code($0.example)] })
    }
  }

  private func code(_ example: String) -> String {
    if example.isEmpty { return "" }
    return example.contains("`") ? "```` \(example) ````" : "`\(example)`"
  }

  /// Everything that an expression can ask of a result.
  mutating func paths() {
    for section in pathSections {
      heading(3, section.title)
      paragraph(section.introduction)
      table(
        ["path", "value", "needs", "meaning"],
        section.paths.map { [code($0.path), $0.kind.words, code($0.needs), $0.documentation] })
    }
    heading(3, "Seeds")
    paragraph(reseedingWords)
  }

  mutating func diagnostics() {
    heading(2, "Diagnostics")
    paragraph(
      "`diagnostics` in `course.yml` raises or lowers any of them, by name or by code; "
        + "`lectern check --fix` makes the mends that are certain.")
    table(
      ["code", "name", "severity", "meaning"],
      allRules.map { [$0.code, "`\($0.name)`", $0.severity.rawValue, $0.summary] })
  }
}

/// Forms of a claim's text, and what they allow.
let writtenForms: [(text: String, meaning: String)] = [
  ("148.8", "from 148.75 to 148.85: half a unit of the last digit"),
  ("12 epochs", "12, where it is a count"),
  ("about 150", "from 145 to 155: zeros at the end are not digits behind \"about\""),
  ("3–5", "from 3 to 5; also `3 to 5` and `between 3 and 5`"),
  ("31%", "from 0.305 to 0.315; also `31 percent`"),
  ("10,000", "10000; also with thin or ordinary spaces"),
  ("2.5e-4", "from 0.000245 to 0.000255; also `2.5 × 10⁻⁴`"),
  ("−0.5", "from −0.55 to −0.45; with a true minus or a hyphen"),
  ("∞", "infinite, or `never`"),
]
