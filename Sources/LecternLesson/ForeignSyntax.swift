/// Markdown of another tool that CommonMark, and so a lesson, shows as it stands.
///
/// A row says where it is from, how to find it and what a lesson has in its place; whatever reports,
/// explains or lists it reads these rows. Patterns are as narrow as the other tool's own: what could
/// be meant as text stays unmentioned.
package struct ForeignSyntax: Sendable {
  /// The tools: "Quarto".
  package let source: String
  /// What it is there: "a cross reference".
  package let meaning: String
  /// As an author writes it; of a fence the words behind its backticks.
  package let example: String
  let place: Place
  let pattern: [Piece]
  /// What to do here, as a request. Markdown.
  package let instead: String

  /// Where it can begin.
  enum Place {
    case anywhere
    /// Not behind a letter, a digit or a character that addresses hold.
    case word
    /// First in a line of a paragraph.
    case line
    /// Behind a letter or a punctuation mark.
    case behindWord
    /// Right behind an image.
    case behindImage
    /// Right behind a link that is no image.
    case behindLink
    /// Right behind a bracket that closes no link, or behind code.
    case behindBracket
    /// Behind a formula, perhaps with a blank between.
    case behindFormula
    /// Last in a heading.
    case headingEnd
    /// The info string of a fence.
    case fence
  }

  /// A part of a pattern. Each reads a bounded number of bytes, without going back; `restOfLine`
  /// alone reads a whole line, and stands only in patterns that begin a line or are a fence's.
  enum Piece {
    case text(String)
    /// The longest that fits.
    case oneOf([String])
    /// At least so many bytes of one kind.
    case run(Unicode.Scalar, atLeast: Int)
    /// Spaces and tabs, or nothing.
    case blanks
    /// A letter or digit, then also `-`, `_` and `:`; none of these at its end.
    case name(atLeast: Int = 2)
    /// No letter or digit comes next.
    case nameEnd
    /// A letter, then anything that holds a year, as keys of references do.
    case datedKey
    /// Everything through a closer.
    case through(String)
    /// Several words through a closer.
    case wordsThrough(String)
    /// Through a closer, without a bracket before it.
    case throughUnbracketed(String)
    /// `{.class}`, `{#name}`, `{key=value}` or `{-}`.
    case attributes
    case restOfLine
    case lineEnd
  }

  /// The example, with the backticks of a fence.
  package var written: String { place == .fence ? "```\(example)" : example }

  init(
    _ source: String, _ meaning: String, _ example: String, _ place: Place, _ pattern: [Piece],
    _ instead: String
  ) {
    self.source = source
    self.meaning = meaning
    self.example = example
    self.place = place
    self.pattern = pattern
    self.instead = instead
  }
}

/// Rows for one place stand from the particular to the general: the first that fits is reported.
package let foreignSyntax: [ForeignSyntax] =
  references + callouts + directives.flatMap(\.self) + fences + divs + roles + attributes

private let references: [ForeignSyntax] = [
  .init(
    quarto, "a cross reference", "@fig-loss", .word,
    [.text("@"), .oneOf(crossReferenceKinds), .name(atLeast: 1)], reference),
  .init(
    quarto, "a cross reference", "[@fig-loss]", .word,
    [.text("[@"), .oneOf(crossReferenceKinds), .name(atLeast: 1), .through("]")], reference),
  .init(
    "R Markdown", "a cross reference", "\\@ref(fig:loss)", .anywhere,
    [.text("\\@ref("), .through(")")], reference),
  .init(
    pandoc, "a citation", "[@knuth1984]", .word,
    [.oneOf(["[@", "[-@"]), .name(), .through("]")], citation),
  .init(
    pandoc, "a citation", "[see @knuth1984, p. 33]", .word,
    [.text("["), .throughUnbracketed(" @"), .datedKey, .through("]")], citation),
  .init(
    pandoc, "an inline footnote", "^[A short note.]", .behindWord,
    [.text("^["), .wordsThrough("]")], citation),
]

private let callouts: [ForeignSyntax] = [
  .init(
    quarto, "a callout", "::: {.callout-note}", .line,
    [.run(":", atLeast: 3), .blanks, .text("{.callout-"), .restOfLine], callout)
]

private let directives: [[ForeignSyntax]] = [
  directive(
    admonitions, "an admonition", callout),
  directive(
    ["figure", "image"], "a figure",
    "write an image with its text alternative: `![what it shows](file.png)`"),
  directive(
    ["math"], "a formula", "write the LaTeX between two lines `$$`, or in a fence `math NAME`"),
  directive(
    ["list-table", "csv-table", "table"], "a table",
    "write rows between bars, `| a | b |`, or a `table` spec for numbers of results"),
  directive(
    ["code-cell"], "a code cell", cell),
  directive(
    ["code-block", "code", "sourcecode", "literalinclude"], "code",
    "name the language alone, as in `python`, without braces"),
  directive(
    ["glossary"], "a glossary", "write terms as headings of `glossary.md`"),
  directive(
    ["toctree", "tableofcontents"], "a table of contents",
    "lessons stand in the order of their file names, and in the `parts` of `course.yml`"),
  directive(["bibliography"], "a bibliography", citation),
]

private let fences: [ForeignSyntax] = [
  .init(
    jupyterBook, "a directive", "{train} fit", .fence,
    [.text("{"), .oneOf(Fence.specKinds), .text("}"), .restOfLine],
    "write the kind of a spec without braces, as in `train fit`"),
  .init(
    quarto, "a code cell", "{python}", .fence,
    [.text("{"), .oneOf(cellLanguages), .nameEnd, .through("}")], cell),
  .init(
    pandoc, "a class of code", "{.python}", .fence, [.text("{."), .through("}")],
    "name the language alone, as in `python`, without braces"),
  .init(
    jupyterBook, "a directive", "{tab-set}", .fence,
    [.text("{"), .name(), .text("}"), .restOfLine],
    "a fence holds a spec, such as `train NAME`, or code to read: name its language without "
      + "braces"),
]

private let divs: [ForeignSyntax] = [
  .init(
    pandoc, "a div", "::: {.column-margin}", .line,
    [.run(":", atLeast: 3), .blanks, .attributes, .restOfLine], div),
  .init(
    jupyterBook, "a directive", ":::{card}", .line,
    [.run(":", atLeast: 3), .blanks, .text("{"), .name(), .text("}"), .restOfLine], div),
  .init(
    "Docusaurus and VitePress", "an admonition", ":::note", .line,
    [.run(":", atLeast: 3), .blanks, .oneOf(admonitions), .nameEnd, .restOfLine], callout),
  .init(
    pandoc, "a div", "::: columns", .line,
    [.run(":", atLeast: 3), .blanks, .name(), .lineEnd], div),
  .init(
    "MkDocs", "an admonition", "!!! note", .line,
    [.text("!!! "), .oneOf(admonitions), .nameEnd, .restOfLine], callout),
  .init(
    "reStructuredText", "a directive", ".. note::", .line,
    [.text(".. "), .name(), .text("::"), .restOfLine], div),
  .init(
    "Quarto and Hugo", "a shortcode", "{{< include part.md >}}", .anywhere,
    [.text("{{<"), .through(">}}")], "write the text itself: a lesson includes no other file"),
]

private let roles: [ForeignSyntax] = [
  .init(
    jupyterBook, "a cross reference", "{ref}`loss`", .anywhere,
    [.text("{"), .oneOf(["ref", "numref", "eq"]), .text("}`"), .through("`")], reference),
  .init(
    jupyterBook, "a link to a page", "{doc}`descent`", .anywhere,
    [.text("{doc}`"), .through("`")], "name the lesson's file: `[words](02-descent.md)`"),
  .init(
    jupyterBook, "a term", "{term}`epoch`", .anywhere, [.text("{term}`"), .through("`")],
    "write `[words](term:name)`, with a heading of `glossary.md` as the name"),
  .init(
    jupyterBook, "a citation", "{cite}`knuth1984`", .anywhere,
    [.text("{cite}`"), .through("`")], citation),
  .init(
    jupyterBook, "a citation", "{cite:p}`knuth1984`", .anywhere,
    [.text("{cite:"), .oneOf(["p", "t", "ps", "ts", "alp", "alps"]), .text("}`"), .through("`")],
    citation),
  .init(
    jupyterBook, "a formula", "{math}`w x + b`", .anywhere, [.text("{math}`"), .through("`")],
    "write the LaTeX between dollar signs: `$w x + b$`"),
  .init(
    jupyterBook, "a computed value", "{glue}`loss`", .anywhere,
    [.text("{glue"), .oneOf(["}`", ":text}`", ":figure}`"]), .through("`")],
    "write `[](=run.loss.final)` for the value of a result"),
  .init(
    jupyterBook, "a role", "{kbd}`Tab`", .anywhere,
    [.text("{"), .name(), .text("}`"), .through("`")], "write the words, or the code, alone"),
  .init(
    jupyterBook, "a target", "(loss)=", .line,
    [.text("("), .name(), .text(")="), .lineEnd],
    "write `{#loss}` behind a heading; specs are reached by their names"),
]

private let attributes: [ForeignSyntax] = [
  .init(
    pandoc, "an image's attributes", "![a loss](loss.png){width=50%}", .behindImage,
    [.attributes], "leave them out: an image is shown as wide as it is, at most as its column"),
  .init(
    pandoc, "a link's attributes", "[text](page.html){.external}", .behindLink, [.attributes],
    "leave them out"),
  .init(
    pandoc, "a span's attributes", "[text]{.aside}", .behindBracket, [.attributes],
    "leave them and the brackets out: `*text*` and `**text**` stress it"),
  .init(
    pandoc, "a formula's name", "$$ y = w x $$ {#eq-line}", .behindFormula, [.attributes],
    "name a formula by its fence, `math line`, and refer to it by `[](#line)`"),
  .init(
    pandoc, "a heading's attributes", "## Notes {.unnumbered}", .headingEnd, [.attributes],
    "leave them out: behind a heading stands an anchor, `{#notes}`, or nothing"),
]

/// A directive as MyST writes it, as a fence and as a div.
private func directive(_ names: [String], _ meaning: String, _ instead: String) -> [ForeignSyntax] {
  let body: [ForeignSyntax.Piece] = [.text("{"), .oneOf(names), .text("}"), .restOfLine]
  let example = "{\(names.first ?? "")}"
  return [
    .init(jupyterBook, meaning, example, .fence, body, instead),
    .init(
      jupyterBook, meaning, ":::" + example, .line, [.run(":", atLeast: 3), .blanks] + body, instead
    ),
  ]
}

private let quarto = "Quarto"
private let pandoc = "Quarto and R Markdown"
private let jupyterBook = "Jupyter Book"

private let crossReferenceKinds = [
  "fig-", "tbl-", "sec-", "eq-", "lst-", "thm-", "lem-", "cor-", "prp-", "exm-", "exr-",
]

private let admonitions = [
  "note", "tip", "hint", "important", "warning", "caution", "danger", "attention", "error", "info",
  "seealso", "admonition", "example", "question", "success", "failure", "details", "dropdown",
  "margin", "sidebar",
]

private let cellLanguages = [
  "python3", "python", "r", "R", "julia", "ojs", "observable", "bash", "sh", "sql", "mermaid",
  "dot",
  "stan", "Rcpp", "rcpp", "js", "css", "webr-r", "pyodide-python", "shinylive-python",
]

private let reference = "write `[](#name)`, with the name of a spec or the anchor of a heading"
private let citation = "write a footnote, `[^1]`, and its text as a paragraph `[^1]: …`"
private let callout =
  "write a quote whose first line is `> [!NOTE]`; so are TIP, IMPORTANT, WARNING and CAUTION"
private let div = "leave its first and last line out, or write a callout, a quote with `> [!NOTE]`"
private let cell =
  "nothing but specs is run: write a spec, such as `train NAME`, or name the language without "
  + "braces for code to read"
