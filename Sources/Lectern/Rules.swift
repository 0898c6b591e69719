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
    "L0801", "missing-file", summary: "A file that the course names is not there.",
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
}

/// The rules that loading and writing a course can break.
package let lecternRules: [Rule] = [
  .csvSyntax, .csvShape, .fileMissing, .courseEmpty, .fileName,
  .frontMatterMissing,
]
