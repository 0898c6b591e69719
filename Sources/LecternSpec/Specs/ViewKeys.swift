/// The keys of `trace`.
package let traceKeys: [KeyDeclaration] = [
  KeyDeclaration(
    "run", .text, default: .required, "The run to look into: a `train` spec or a member.",
    example: "by_hand"),
  KeyDeclaration(
    "steps", .oneOrMore(.integer(.atLeast(1))), default: .value(.integers([1])),
    "The updates to show, counted from 1; `[]` for a gradient check alone, at the start.",
    example: "[1, 2]"),
  KeyDeclaration(
    "rows", .either([.integer(.range(1...1000)), .list(of: .integer(.atLeast(1)))]),
    default: .absent("the first rows of the batch"),
    "How many rows of the batch are shown, or which ones, counted from 1.", example: "3",
    isDisplay: true),
  KeyDeclaration(
    "gradient_check", .either([.flag, .fields(gradientCheckKeys)]),
    default: .absent("gradients are not checked"),
    "Compares the gradients of the first update shown with central differences of its rows' loss.",
    example: "true"),
  CommonKeys.expect,
  CommonKeys.title,
  CommonKeys.caption,
]

private let gradientCheckKeys: [KeyDeclaration] = [
  KeyDeclaration(
    "h", .oneOrMore(.number(.positive)), default: .value(.numbers([1e-5])),
    "The distance of the central difference, or several to compare.", example: "1e-5")
]

/// The keys of `chart`.
package let chartKeys: [KeyDeclaration] = [
  KeyDeclaration(
    "kind", .component(.chart), default: .required, "What is drawn.", example: "boundary",
    synonyms: ["type"]),
  KeyDeclaration(
    "of", .oneOrMore(.path), default: .required,
    "The runs, comparisons, members or data sets to draw.", example: "[plain, \"rates[0.1]\"]"),
  KeyDeclaration(
    "x", .text, default: .absent("chosen by the chart"), "The column or series along the page.",
    example: "height"),
  KeyDeclaration(
    "y", .text, default: .absent("chosen by the chart"), "The column or series up the page.",
    example: "weight"),
  KeyDeclaration(
    "group", .text, default: .absent("no groups"), "The column whose values are told apart.",
    example: "sex"),
  KeyDeclaration(
    "column", .text, default: .absent("chosen by the chart"), "The column of a histogram.",
    example: "height"),
  KeyDeclaration(
    "scale", .choice(ChartSpec.Scale.allCases.map(\.rawValue)), default: .value(.text("auto")),
    "Whether the upright axis is linear or logarithmic.", example: "log"),
  KeyDeclaration(
    "epochs", .oneOrMore(.integer(.nonnegative)), default: .absent("chosen by the chart"),
    "The epochs to show.", example: "[0, 1, 5, 20]"),
  CommonKeys.title,
  CommonKeys.caption,
]

/// The keys of `table`.
package let tableKeys: [KeyDeclaration] = [
  KeyDeclaration(
    "of", .oneOrMore(.path), default: .absent("none; then columns name their results in full"),
    "The runs or data sets that rows or columns are about.", example: "[sgd, adam]"),
  KeyDeclaration(
    "rows", .list(of: .expression), default: .absent("one row for each of `of`"),
    "One row for each expression, which `row` stands for in the columns.",
    example: "\n- plain\n- rates[0.1]"),
  KeyDeclaration(
    "epochs", .oneOrMore(.integer(.nonnegative)), default: .absent("no rows by epoch"),
    "One row for each epoch, which `epoch` stands for in the columns.", example: "[0, 1, 5, 20]"),
  KeyDeclaration(
    "columns", .dictionary(of: .expression), default: .required,
    "Headers and the expressions below them; names are looked up in the row's result first.",
    example: "\nLoss: loss.final\nUpdates: updates"),
  CommonKeys.title,
  CommonKeys.caption,
]

/// The keys of `quiz`.
package let quizKeys: [KeyDeclaration] = [
  KeyDeclaration(
    "question", .markdown, default: .required, "What is asked.",
    example: "Why are 0.01 and 0.2 both slow?"),
  KeyDeclaration(
    "choices", .list(of: .either([.markdown, .fields(choiceKeys)])),
    default: .absent("`choices` or `answer` is needed"),
    "What to choose from: texts, or mappings with `text`, `correct` and `why`.",
    example: "\n- text: More updates\n  correct: true\n- text: Less noise"),
  KeyDeclaration(
    "several", .flag, default: .value(.flag(false)), "Whether any number of choices may be right.",
    example: "true"),
  KeyDeclaration(
    "answer", .expression, default: .absent("`choices` or `answer` is needed"),
    "The right number, written or computed from results.", example: "capstone.updates"),
  KeyDeclaration(
    "unit", .text, default: .absent("none"), "The unit of a numeric answer.", example: "updates"),
  KeyDeclaration(
    "tolerance", .number(.nonnegative), default: .absent("half a unit of the digits given"),
    "The greatest accepted difference from a numeric answer.", example: "0.5"),
  KeyDeclaration(
    "explanation", .markdown, default: .absent("none"), "What is shown with the answer.",
    example: "The factors are 0.907 and −0.867."),
  KeyDeclaration(
    "control", .text, default: .absent("none"),
    "A control of the lesson, and the value to try: readers predict first, then the run decides.",
    example: "rates.learning_rate = 0.7"),
  CommonKeys.title,
  CommonKeys.caption,
]

private let choiceKeys: [KeyDeclaration] = [
  KeyDeclaration("text", .markdown, default: .required, "The choice.", example: "More updates"),
  KeyDeclaration(
    "correct", .expression, default: .absent("the choice is wrong"),
    "Whether it is right: `true`, `false`, or an expression over results.", example: "true"),
  KeyDeclaration(
    "why", .markdown, default: .absent("none"), "Why it is right or wrong.",
    example: "Each epoch has seven of them."),
]
