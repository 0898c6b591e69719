/// Keys that several kinds of spec share.
enum CommonKeys {
  static let title = KeyDeclaration(
    "title", .markdown, default: .absent("written from the results"),
    "The title above what is shown. May hold claims.", example: "Two optimizers, one valley",
    isDisplay: true)

  static let caption = KeyDeclaration(
    "caption", .markdown, default: .absent("none"),
    "The text below what is shown. May hold claims.",
    example: "\"The loss ends at [148.9](=capstone.loss.final).\"", isDisplay: true)

  static let expect = KeyDeclaration(
    "expect", .list(of: .expression), default: .absent("nothing is expected"),
    "Conditions that must hold, one in each line; names are looked up in this spec first. "
      + "A condition that fails fails the build.",
    example: "\n- loss.final < 150\n- \"max(loss[1], loss[2]) > 10\"", isDisplay: true)

  static let explore = KeyDeclaration(
    "explore", .dictionary(of: .fields(exploreKeys)), default: .absent("nothing can be changed"),
    "Fields that a reader may change in the page: a range from `min` to `max`, or `choices`. "
      + "A dot leads into a component.",
    example: "\nlearning_rate: {min: 0.001, max: 1.02, scale: log}\nbatch_size: {choices: [1, 32]}",
    isDisplay: true)

  static func show(_ kind: ComponentKind) -> KeyDeclaration {
    KeyDeclaration(
      "show", .oneOrMore(.componentName(kind)), default: .absent("chosen by what there is to see"),
      "What is shown in the page, in this order; `none` shows nothing.",
      example: kind == .dataView ? "[preview, plot]" : "[loss, table]", isDisplay: true)
  }

  static let scaling = ValueType.either([
    .choice(ScaleMethod.allCases.map(\.rawValue)),
    .dictionary(of: .choice(ScaleMethod.allCases.map(\.rawValue))),
  ])

  private static let exploreKeys: [KeyDeclaration] = [
    KeyDeclaration(
      "min", .number(.any), default: .absent("needed unless there are choices"),
      "The least value.", example: "0.001"),
    KeyDeclaration(
      "max", .number(.any), default: .absent("needed unless there are choices"),
      "The greatest value.", example: "1.02"),
    KeyDeclaration(
      "scale", .choice(ExploreRange.Scale.allCases.map(\.rawValue)),
      default: .value(.text("linear")),
      "Whether equal steps add or multiply. A logarithmic range starts above 0.", example: "log"),
    KeyDeclaration(
      "step", .number(.positive), default: .absent("as fine as the control allows"),
      "The distance of neighboring values.", example: "0.01"),
    KeyDeclaration(
      "choices", .list(of: .raw), default: .absent("needed unless there is a range"),
      "The values to choose from, two at least.", example: "[1, 32, 256]"),
    KeyDeclaration(
      "label", .text, default: .absent("the field's name"), "What the control is called.",
      example: "Learning rate"),
    KeyDeclaration(
      "unit", .text, default: .absent("none"), "The unit after the value.", example: "rows"),
  ]
}
