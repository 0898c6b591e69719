import LecternSource

/// The keys of a lesson's front matter.
package let frontMatterKeys: [KeyDeclaration] = [
  KeyDeclaration(
    "title", .markdown, default: .required, "The lesson's title.", example: "Learning rate"),
  KeyDeclaration(
    "summary", .markdown, default: .required,
    "One or two sentences for the list of lessons and for search.",
    example: "Why a rate that is too large makes the loss grow."),
  KeyDeclaration(
    "minutes", .integer(.atLeast(1)), default: .absent("not stated"),
    "About how long a reader needs.", example: "20"),
  KeyDeclaration(
    "part", .text, default: .absent("as the course's parts list the lesson"),
    "The id of the part of the course that the lesson belongs to.", example: "descent"),
  KeyDeclaration(
    "objectives", .list(of: .markdown), default: .absent("none"),
    "What a reader can do afterwards.", example: "\n- Tell a rate that is too large from the curve"),
  KeyDeclaration(
    "prerequisites", .list(of: .markdown), default: .absent("none"),
    "What a reader should know before.",
    example: "\n- \"[Gradient descent](03-gradient-descent.md)\""),
  KeyDeclaration(
    "keywords", .list(of: .text), default: .absent("none"), "Words for search.",
    example: "[learning rate, divergence]"),
  KeyDeclaration(
    "draft", .flag, default: .value(.flag(false)), "Whether the lesson is left out of the site.",
    example: "true"),
  defaultsKey,
]

/// The keys of `course.yml`.
package let courseKeys: [KeyDeclaration] = [
  KeyDeclaration(
    "title", .markdown, default: .required, "The course's title.",
    example: "How machines learn"),
  KeyDeclaration("subtitle", .markdown, default: .absent("none"), "A line below the title."),
  KeyDeclaration(
    "description", .markdown, default: .absent("none"), "What the course is about, for its page."),
  KeyDeclaration(
    "author", .text, default: .absent("none"), "Who wrote the course.", example: "Ada Lovelace"),
  KeyDeclaration(
    "language", .text, default: .value(.text("en")), "The language of the lessons, as a tag.",
    example: "en"),
  KeyDeclaration(
    "license", .text, default: .absent("none"), "The license of the lessons.",
    example: "CC BY 4.0"),
  KeyDeclaration(
    "base_url", .text, default: .absent("no absolute addresses"),
    "The address at which the site will stand.", example: "https://example.org/course"),
  KeyDeclaration(
    "parts", .list(of: .fields(partKeys)), default: .absent("one part, in the order of file names"),
    "The parts of the course and their lessons.",
    example: "\n- {id: descent, title: Descent, lessons: [03-gradient-descent, 07-learning-rate]}"),
  KeyDeclaration(
    "theme", .fields(themeKeys), default: .absent("Lectern's own"), "Colors and further styles.",
    example: "\ntokens:\n  light: {link: \"#0b57d0\"}\n  dark: {link: \"#9dbdff\"}"),
  defaultsKey,
  KeyDeclaration(
    "data", .dictionary(of: .raw), default: .absent("none"),
    "Data sets that every lesson may name: name to the keys of a `data` spec.",
    example: "\nheights: {csv: data/heights.csv, target: weight}"),
  KeyDeclaration(
    "diagnostics", .dictionary(of: .choice(Severity.allCases.map(\.rawValue))),
    default: .absent("every rule has its own severity"),
    "The severity of rules, by name or code.", example: "\nmember-without-difference: error"),
  KeyDeclaration(
    "raw_html", .flag, default: .value(.flag(false)),
    "Whether HTML in lessons is passed on to the pages.", example: "true"),
  KeyDeclaration(
    "reference", .flag, default: .value(.flag(false)),
    "Whether the pages hold the reference of the lesson language.", example: "true"),
  KeyDeclaration(
    "budget", .fields(budgetKeys), default: .absent("Lectern's own"),
    "What a single run may cost before it is refused."),
]

private let defaultsKey = KeyDeclaration(
  "defaults", .dictionary(of: .raw), default: .absent("none"),
  "Keys that every spec of a kind starts from; the lesson's win over the course's, and the "
    + "spec's own over both.",
  example: "\ntrain: {seed: 3}")

private let partKeys: [KeyDeclaration] = [
  KeyDeclaration(
    "id", .text, default: .required, "What front matter calls the part.", example: "descent"),
  KeyDeclaration("title", .markdown, default: .required, "Its title.", example: "Descent"),
  KeyDeclaration(
    "lessons", .list(of: .text), default: .absent("the lessons that name the part"),
    "File names without `.md`, in their order.", example: "[03-gradient-descent]"),
]

private let themeKeys: [KeyDeclaration] = [
  KeyDeclaration(
    "tokens", .fields(tokenKeys), default: .absent("Lectern's own"),
    "Colors by name, for light and for dark pages; the names are listed below."),
  KeyDeclaration(
    "css", .text, default: .absent("none"),
    "A style sheet to add, relative to the folder of the lessons.", example: "theme.css"),
  KeyDeclaration("header", .markdown, default: .absent("none"), "Text at the top of every page."),
  KeyDeclaration("footer", .markdown, default: .absent("none"), "Text at the end of every page."),
]

private let tokenKeys: [KeyDeclaration] = [
  KeyDeclaration(
    "light", .fields(themeColors), default: .absent("Lectern's own"), "For light pages."),
  KeyDeclaration(
    "dark", .fields(themeColors), default: .absent("Lectern's own"), "For dark pages."),
]

private let budgetKeys: [KeyDeclaration] = [
  KeyDeclaration(
    "updates_times_parameters", .integer(.atLeast(1)), default: .absent("Lectern's own"),
    "Updates times parameters.", example: "100000000"),
  KeyDeclaration(
    "visits_times_parameters", .integer(.atLeast(1)), default: .absent("Lectern's own"),
    "Training rows times epochs times parameters.", example: "1000000000"),
  KeyDeclaration(
    "rows", .integer(.atLeast(1)), default: .absent("Lectern's own"), "Rows of a data set.",
    example: "2000000"),
  KeyDeclaration(
    "recorded_bytes", .integer(.atLeast(1)), default: .absent("Lectern's own"),
    "Bytes of what a run records.", example: "50000000"),
]
