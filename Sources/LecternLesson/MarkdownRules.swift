import LecternSource

/// The diagnostics of Markdown, `L01xx`.
extension Rule {
  package static let markdownRules: [Rule] = [
    .invalidUTF8, .controlCharacter, .nestedTooDeeply, .tooManyPlaceholders,
    .frontMatterNotClosed, .fenceNotClosed, .unknownFenceKind, .invalidName, .extraWords,
    .duplicateAnchor,
    .displayMathNotClosed, .brokenInlineMath, .proseAsMath, .unclosedMath,
    .footnoteDefinedTwice, .undefinedFootnote, .unusedFootnote, .lostFootnote,
    .unknownCallout, .tableRowTooLong,
    .imageWithoutAlternative, .emptyLink, .unsafeLink,
    .brokenClaim, .brokenTerm, .claimOverLines, .emptyClaim, .claimWithTwoExpressions,
    .misreadClaim, .imageAsClaim, .claimByReference,
    .foreignSyntax,
  ]

  // MARK: Text

  static let invalidUTF8 = Rule(
    "L0101", "invalid-utf8", summary: "A lesson is UTF-8 text.",
    explanation: """
      Positions, claims and pages are UTF-8. A file in another encoding shows a byte that cannot
      occur in UTF-8, often at the first accented letter. Save the file with the encoding UTF-8.
      """)
  static let controlCharacter = Rule(
    "L0102", "control-character", summary: "A lesson holds no invisible control characters.",
    explanation: """
      The bytes 00, 1D, 1E and 1F cannot be seen, mean nothing in Markdown and are not allowed in
      HTML. They come from copying out of other programs. Remove them.
      """)
  static let nestedTooDeeply = Rule(
    "L0103", "nested-too-deeply", summary: "Quotes, lists and emphasis nest at most 100 deep.",
    explanation: """
      No reader can follow a hundred quotes inside each other, and no page can show them. What lies
      deeper is left out of the page.
      """)
  static let tooManyPlaceholders = Rule(
    "L0104", "too-many-formulas", summary: "A lesson holds at most 131,068 formulas.",
    explanation: "Split the lesson: no page can show as many formulas and footnotes.")

  // MARK: Blocks

  static let frontMatterNotClosed = Rule(
    "L0105", "front-matter-not-closed", summary: "Front matter ends with a line `---`.",
    explanation: """
      A lesson that begins with `---` and a key has front matter. Without the closing line its keys
      would be shown as text.

      ```
      ---
      title: Momentum
      ---
      ```
      """)
  static let fenceNotClosed = Rule(
    "L0106", "fence-not-closed", .warning, summary: "A fenced block ends with a closing fence.",
    explanation: """
      A fence that is never closed swallows the rest of the lesson, or of the quote or list item it
      stands in. Write as many backticks below the block as above it.
      """)
  static let unknownFenceKind = Rule(
    "L0107", "unknown-fence-kind", .warning,
    summary: "The first word of a fence is a kind of spec or the language of code.",
    explanation: """
      A fence whose first word is no kind of spec is code to read. A word that is nearly a kind, such
      as `trian`, is more likely a slip: nothing would run. Name the language of code as other
      programs name it (`python`, `text`).
      """)
  static let invalidName = Rule(
    "L0108", "invalid-name",
    summary:
      "A spec's name is made of letters, digits and underscores; an anchor may hold hyphens.",
    explanation: """
      Expressions refer to specs by name, so a name is a word: a letter, then letters, digits and
      underscores. An anchor of a heading, `{#own-id}`, may also hold hyphens, dots and colons.

          ```train first_fit
      """)
  static let extraWords = Rule(
    "L0112", "extra-words", .warning, summary: "Behind a spec's kind stands at most its name.",
    explanation: """
      The first line of a spec holds its kind and its name. Anything else belongs into its body, where
      it has a key, such as `title: Loss by epoch`.
      """)
  static let duplicateAnchor = Rule(
    "L0109", "duplicate-anchor", summary: "Spec names and heading anchors are unique in a lesson.",
    explanation: """
      Links lead to specs and headings by one name, so no two of them may share it. Two headings with
      the same words need an anchor of their own, or other words:

      ```
      ## Exercises {#exercises-momentum}
      ```
      """)
  static let unknownCallout = Rule(
    "L0110", "unknown-callout", .warning,
    summary: "A callout is of one of eight kinds.",
    explanation: """
      `> [!NOTE]` opens a callout, as on GitHub; so do TIP, IMPORTANT, WARNING and CAUTION, and for
      teaching PREDICT, MISCONCEPTION and TRY. Another word leaves the quote a quote, with the word in
      brackets in its text.
      """)
  static let tableRowTooLong = Rule(
    "L0111", "table-row-too-long", .warning,
    summary: "A table row has no more cells than its header.",
    explanation: """
      Cells beyond the header's are left out of the page, as on GitHub. A bar inside a cell is
      written `\\|`, in code too.
      """)

  // MARK: Mathematics

  static let displayMathNotClosed = Rule(
    "L0120", "display-math-not-closed", summary: "A line `$$` has a partner.",
    explanation: """
      A formula on lines of its own stands between two lines `$$`. Without the second one the
      formula would be read as Markdown.
      """)
  static let brokenInlineMath = Rule(
    "L0121", "broken-inline-math",
    summary: "Inline mathematics has at least two characters before its first line break.",
    explanation: "Keep the formula on one line, or write it between two `$$` lines.")
  static let proseAsMath = Rule(
    "L0122", "prose-as-math", .warning, summary: "A dollar sign in prose is written `\\$`.",
    explanation: """
      `$5 and 10$` is one formula, because a `$` that follows a character and no space closes the one
      before it. Write `\\$5 and 10\\$` for amounts of money.
      """)

  static let unclosedMath = Rule(
    "L0123", "unclosed-math", .warning, summary: "A dollar sign before LaTeX has a partner.",
    explanation: """
      Inline mathematics closes in its own paragraph, heading or cell, with no space before the second
      dollar sign and no digit behind it. In a formula over several lines, a line that begins with `+`
      or `-` is a list item to CommonMark: write such a formula between `$$` lines, and `\\$` for a
      dollar sign in prose.
      """)

  // MARK: Footnotes

  static let footnoteDefinedTwice = Rule(
    "L0130", "footnote-defined-twice", summary: "A footnote has one text.",
    explanation: "Only the first text of a label is shown. Give the other one a label of its own.")
  static let undefinedFootnote = Rule(
    "L0131", "undefined-footnote", summary: "A footnote reference has a text.",
    explanation: """
      `[^1]` refers to a paragraph that begins with `[^1]:`, anywhere in the lesson outside quotes
      and lists.
      """)
  static let unusedFootnote = Rule(
    "L0132", "unused-footnote", .warning, summary: "A footnote is referred to.",
    explanation: "A footnote without a reference is not shown. Refer to it with `[^label]`.")
  static let lostFootnote = Rule(
    "L0133", "lost-footnote", summary: "A footnote is not inside an unclosed block.",
    explanation: """
      A fence or an HTML comment that is never closed swallows the footnotes, which are read after
      the rest of the lesson. Close it.
      """)

  // MARK: Links and images

  static let imageWithoutAlternative = Rule(
    "L0140", "image-without-alternative", summary: "An image has a text alternative.",
    explanation: """
      Readers who cannot see the image hear the text between its brackets. Say what the image
      shows: `![The loss falls from 3 to 0.2 in ten epochs](loss.png)`.
      """)
  static let emptyLink = Rule(
    "L0141", "empty-link", .warning, summary: "A link to another site has a text.",
    explanation: """
      `[](https://…)` cannot be seen or clicked. Only `[](#name)`, `[](lesson.md)`, `[](term:name)`
      and `[](=expression)` find their own text.
      """)
  static let unsafeLink = Rule(
    "L0142", "unsafe-link", .warning, summary: "A link does not run a script.",
    explanation: """
      Links to `javascript:`, `vbscript:`, `file:` and `data:` (images apart) are emptied in the
      page, unless the course allows raw HTML.
      """)

  // MARK: Claims and terms

  static let brokenClaim = Rule(
    "L0150", "broken-claim", summary: "`](=` belongs to a claim that is a link.",
    explanation: """
      A claim must be a link for CommonMark, else the page shows its source as text. An expression
      without spaces stands directly behind `=`, any other one in quotes, after a space:

      ```
      [148.8](=capstone.loss.final)
      [sooner](= "adam.epochs < sgd.epochs")
      ```

      To show `](=` as text, write it as code or put a backslash before the bracket.
      """)
  static let brokenTerm = Rule(
    "L0151", "broken-term", summary: "`](term:` belongs to a term that is a link.",
    explanation: """
      A term is a link whose destination holds no spaces: `[learning rate](term:learning_rate)`.
      """)
  static let claimOverLines = Rule(
    "L0152", "claim-over-lines", summary: "A claim stays on one line.",
    explanation: """
      So that a claimed number can be found, shown and replaced in its line, the whole link stands on
      one line.
      """)
  static let emptyClaim = Rule(
    "L0153", "empty-claim", summary: "A claim has an expression.",
    explanation: "Behind `=` stands what the text is checked against: `[148.8](=run.loss.final)`.")
  static let claimWithTwoExpressions = Rule(
    "L0154", "claim-with-two-expressions", summary: "A claim has one expression.",
    explanation: """
      An expression stands either directly behind `=` or in the quotes of the link's title, not in
      both: `[4](=run.epochs)` or `[4](= "run.epochs + 1")`.
      """)
  static let misreadClaim = Rule(
    "L0155", "misread-claim", summary: "A claim is read the same way by CommonMark and by Lectern.",
    explanation: """
      Lectern finds the bytes of a claim with a scanner of its own and compares them with the links
      that CommonMark finds. Where the two disagree, the claim could be changed in a wrong place.
      Brackets, backticks or angle brackets beside the claim are the usual cause: write it more
      simply.
      """)
  static let imageAsClaim = Rule(
    "L0156", "image-as-claim", summary: "A claim is a link, not an image.",
    explanation: "Remove the `!` before the bracket, or put a space behind it.")
  static let claimByReference = Rule(
    "L0157", "claim-by-reference", summary: "A claim's expression stands in the claim.",
    explanation: """
      A claim cannot take its expression from a link definition such as `[a]: =run.epochs`: write the
      expression behind the text.
      """)

  // MARK: Other tools

  static let foreignSyntax = Rule(
    "L0160", "foreign-syntax", .warning,
    summary: "Syntax of Quarto, R Markdown, Jupyter Book and others is only text here.",
    explanation: """
      A lesson is CommonMark with few additions, so what other tools add is shown as it stands:
      `@fig-loss`, `[@knuth1984]`, `::: {.callout-note}`, `{ref}` with code behind it, a fence
      `{python}`. The message names the tool and what a lesson has in its place; the reference lists
      all of them. For text that only looks like such syntax put a backslash before it, or write it
      as code.
      """)
}
