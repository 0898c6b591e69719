import LecternSource

extension Rule {
  static let csvSyntax = Rule(
    "L0450", "csv-syntax", summary: "A CSV file could not be read.",
    explanation: """
      A CSV file is UTF-8 text with a comma between fields and one row a line. A field that holds a
      comma, a quote or a line end stands between double quotes; a quote inside it is written twice:

      ```csv
      name,remark
      Ada,"said ""yes"", then left"
      ```
      """)
  static let csvShape = Rule(
    "L0451", "csv-shape", summary: "A CSV file's header and rows do not fit together.",
    explanation: """
      The first row names the columns, each name once, and every further row has as many fields as
      the header. The message names the row, counted from 1 below the header, and its line.
      """)
  static let fileMissing = Rule(
    "L0801", "unreadable-file", summary: "A file that the course names cannot be read.",
    explanation: """
      Paths in a lesson are relative to the folder of the lessons: `csv: data/heights.csv` means
      `Lessons/data/heights.csv`. A path may not lead out of that folder.
      """)
  static let courseEmpty = Rule(
    "L0802", "no-lessons", summary: "The folder holds no lessons.",
    explanation: """
      A lesson is a file whose name ends with `.md`, directly in the course's folder. `README.md`
      and `glossary.md` are not lessons. `lectern new NAME` makes the start of one.
      """)
  static let fileName = Rule(
    "L0803", "file-name", summary: "A lesson's file name cannot become a web address.",
    explanation: """
      A lesson's page is named after its file, so the name holds letters, digits, `-`, `_` and `.`
      alone, such as `03-gradient-descent.md`, and two names do not differ in case only.
      """)
  static let frontMatterMissing = Rule(
    "L0804", "no-front-matter", summary: "A lesson does not begin with front matter.",
    explanation: """
      A lesson begins with its title and a summary of one sentence, in YAML between two lines of
      three dashes:

      ```markdown
      ---
      title: Gradient descent
      summary: One parameter, one hill, many small steps down.
      ---
      ```
      """)
  static let unknownLesson = Rule(
    "L0805", "unknown-lesson", summary: "A part names a lesson that is not there, or one twice.",
    explanation: """
      `parts` in `course.yml` lists lessons by their file names without `.md`, each in one part:

      ```yaml
      parts:
        - id: basics
          title: Basics
          lessons: [01-perceptron, 02-gradient-descent]
      ```
      """)
  static let unknownPart = Rule(
    "L0806", "unknown-part", summary: "A lesson belongs to a part that the course does not have.",
    explanation: """
      `part` in a lesson's front matter is the `id` of one of the `parts` in `course.yml`.
      """)
  static let unknownRule = Rule(
    "L0807", "unknown-rule",
    summary: "The course changes the severity of a rule that is not there.",
    explanation: """
      `diagnostics` in `course.yml` maps codes or names of rules to `error`, `warning` or `ignore`;
      `lectern explain` lists them all.

      ```yaml
      diagnostics:
        unused-spec: ignore
      ```
      """)
  static let unknownTerm = Rule(
    "L0750", "unknown-term", summary: "A term is not in the glossary.",
    explanation: """
      `[text](term:learning_rate)` leads to the heading `## Learning rate` in `glossary.md`. A term's
      name is its heading in lowercase, words joined by `_`.
      """)
  static let deadLink = Rule(
    "L0751", "dead-link", summary: "A link leads to a file that is not there.",
    explanation: """
      Links to lessons name their Markdown file, `[lesson 3](03-momentum.md)`; other links without a
      scheme lead to files in the course's folder, `[the data](data/heights.csv)`, which are copied
      beside the pages.
      """)
  static let deadAnchor = Rule(
    "L0752", "dead-anchor", summary: "A link leads to a heading or spec that is not there.",
    explanation: """
      `[](#capstone)` leads to the spec called `capstone` or to a heading with that anchor. A
      heading's anchor is its text in lowercase, words joined by `-`, or the one written after it:
      `## The steps {#steps}`.
      """)
  static let missingImage = Rule(
    "L0753", "missing-image", summary: "An image is not there.",
    explanation: """
      An image's path is relative to the course's folder: `![A valley](images/valley.png)` shows
      `Lessons/images/valley.png`.
      """)
  static let pageLink = Rule(
    "L0754", "page-link", summary: "A link of a built page leads nowhere.",
    explanation: """
      Every link between the pages of a course is followed after they are made. One that leads to no
      file or to no element of that name comes from raw HTML or from a theme; the message names the
      page and the address.
      """)
  static let claimOutsideLesson = Rule(
    "L0755", "claim-outside-lesson", summary: "A claim or spec stands where there are no runs.",
    explanation: """
      Claims and values speak of the runs of the lesson that they stand in. The glossary belongs to
      all lessons and has no runs, so nothing could check `[0.1](=capstone.learning_rate)` there.
      Write such a number as text, or make the claim in a lesson; move specs into one.
      """)
  static let formula = Rule(
    "L0850", "formula", summary: "KaTeX cannot set a formula.",
    explanation: """
      Formulas are LaTeX as KaTeX knows it, without packages and without commands that load anything.
      The caret stands under the command or character that KaTeX stopped at.
      """)
  static let noKaTeX = Rule(
    "L0851", "no-katex", .warning,
    summary: "KaTeX is not installed, so formulas show their source.",
    explanation: """
      Formulas are set when pages are built, by the KaTeX of the system: `apt install libjs-katex
      fonts-katex`. `lectern doctor` says where it was looked for.
      """)
  static let largePage = Rule(
    "L0852", "large-page", .warning, summary: "A lesson's page is larger than it should be.",
    explanation: """
      A page of more than 150 KB takes long to open on a phone. What makes a page large is, in this
      order: charts (each drawn twice, for wide columns and for phones), programs, formulas and
      tables. `show:` of a spec says what is drawn; `show: [none]` leaves it to later `chart` specs.
      """)
  static let largeChart = Rule(
    "L0853", "large-chart", .warning, summary: "A chart is larger than it should be.",
    explanation: """
      The two drawings of a chart together should stay within 24 KB. Fewer runs in one chart make it
      smaller, and fewer rows or noisy epochs drawn.
      """)
  static let chartChanged = Rule(
    "L0854", "chart-changed", .warning,
    summary: "A chart could not be drawn as its spec asks.",
    explanation: """
      A logarithmic scale has no place for negative values, so a chart that has some gets a linear
      one. A view that does not fit its runs has nothing to draw: a boundary needs a classifier of
      two inputs, a surface a model of two parameters, a fit a model of one input.
      """)
  static let recordedBroken = Rule(
    "L0808", "recorded-broken", summary: "A file of recorded results cannot be read.",
    explanation: """
      `recorded/LESSON.json` in the course's folder holds what a lesson's runs gave when the lesson
      was last promoted. `lectern promote` writes it anew.
      """)
  static let cacheUnwritable = Rule(
    "L0809", "cache-unwritable", summary: "A result cannot be kept.",
    explanation: """
      A share of a course's runs is of use only where its results are kept: see that the folder named
      by `--cache` can be written.
      """)
  static let cacheDamaged = Rule(
    "L0810", "cache-damaged", .warning, summary: "A kept result was damaged and computed again.",
    explanation: """
      Every kept result carries a digest of itself, so one that a full disk or a failing one spoiled
      is noticed. It was computed again and kept anew; nothing needs to be done, unless it happens
      often.
      """)
}

/// The rules that loading and writing a course can break.
package let lecternRules: [Rule] = [
  .csvSyntax, .csvShape, .fileMissing, .courseEmpty, .fileName,
  .frontMatterMissing,
  .unknownLesson, .unknownPart, .unknownRule, .unknownTerm, .deadLink, .deadAnchor, .missingImage,
  .pageLink, .claimOutsideLesson, .formula, .noKaTeX, .largePage, .largeChart,
  .chartChanged,
  .recordedBroken, .cacheUnwritable, .cacheDamaged,
]
