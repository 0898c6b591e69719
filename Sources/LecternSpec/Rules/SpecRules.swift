import LecternSource

/// Every rule about YAML and specs, `L02xx`.
package let specRules: [Rule] = [
  .yamlSyntax, .tabIndentation, .missingSpace, .duplicateKey, .unknownKey, .wrongType, .outOfRange,
  .missingKey, .unknownComponent, .unknownWord, .conflictingKeys, .unquotedExpression,
  .yamlTooLarge, .specName, .unknownBase, .unknownField, .memberWithoutDifference, .raggedRows,
  .quizKey, .exploreControl, .keyWithoutEffect, .emptyValue, .repeatedItem, .commentInText,
]

extension Rule {
  package static let yamlSyntax = Rule(
    "L0201", "yaml-syntax", summary: "The body of a spec is not YAML.",
    explanation: """
      A spec's body is YAML: `key: value` lines, with two spaces more for what belongs to the key \
      above.

      ```yaml
      optimizer: sgd
        learning_rate: 0.1
      ```

      Here `optimizer` has a value and keys below it. Write

      ```yaml
      optimizer:
        sgd:
          learning_rate: 0.1
      ```
      """)

  package static let tabIndentation = Rule(
    "L0202", "tab-indentation", summary: "A line is indented by a tab.",
    explanation: """
      YAML forbids tabs in indentation, because their width is a matter of taste. Indent by two \
      spaces. `lectern check --fix` replaces each tab by two spaces.
      """)

  package static let missingSpace = Rule(
    "L0203", "missing-space", summary: "A colon has no space after it.",
    explanation: """
      `epochs:5` is one word for YAML, not a key with a value. Write `epochs: 5`. \
      `lectern check --fix` adds the space.
      """)

  package static let duplicateKey = Rule(
    "L0204", "duplicate-key", summary: "A key is written twice in one mapping.",
    explanation: """
      ```yaml
      epochs: 5
      epochs: 10
      ```

      Only one of the two can be meant. Remove the other.
      """)

  package static let unknownKey = Rule(
    "L0205", "unknown-key", summary: "A key that the spec or component does not have.",
    explanation: """
      Unknown keys are errors everywhere, so that a slip of the pen never means that a setting is \
      silently ignored.

      ```yaml
      learning_rat: 0.1
      ```

      The message names the nearest key, or all of them. The reference page lists the keys of \
      every spec and component, and the tokens of a theme.
      """)

  package static let wrongType = Rule(
    "L0206", "wrong-type", summary: "A value is of another type than the key expects.",
    explanation: """
      ```yaml
      epochs: many
      ```

      `epochs` expects a whole number. Numbers are written as `12520`, `0.01` or `1e-3`, flags as \
      `true` and `false`, lists as `[a, b]` or as lines that start with `- `. A number in \
      quotation marks is text.
      """)

  package static let outOfRange = Rule(
    "L0207", "out-of-range", summary: "A number that is impossible for its key.",
    explanation: """
      ```yaml
      learning_rate: 0
      ```

      A learning rate must be greater than 0, a batch holds at least one row, a fraction lies \
      between 0 and 1. The message states the range.
      """)

  package static let missingKey = Rule(
    "L0208", "missing-key", summary: "A key that must be written is missing.",
    explanation: """
      Some keys have no sensible default: a `train` spec must say which `data` it fits, a `quiz` \
      must ask a `question`. Add the key that the message names.
      """)

  package static let unknownComponent = Rule(
    "L0209", "unknown-component",
    summary: "An optimizer, model, generator … that does not exist.",
    explanation: """
      ```yaml
      optimizer: adan
      ```

      The message names the nearest component, or all of the kind. The reference page describes \
      each of them.
      """)

  package static let unknownWord = Rule(
    "L0210", "unknown-word", summary: "A word that is none of the possible ones.",
    explanation: """
      ```yaml
      order: random
      ```

      `order` is one of `given`, `fixed` and `shuffled`. The message names the words. A color is \
      written as in style sheets: `"#0b57d0"`, `rgb(11 87 208)` or the name of a color.
      """)

  package static let conflictingKeys = Rule(
    "L0211", "conflicting-keys", summary: "Two keys that exclude each other.",
    explanation: """
      ```yaml
      learning_rate: 0.1
      optimizer:
        sgd:
          learning_rate: 0.5
      ```

      The learning rate is stated twice. Likewise a data set has one source (`csv`, `generate` or \
      `rows`), a run has an `optimizer` or a `solver`, and a function has no `data`. Remove one.
      """)

  package static let unquotedExpression = Rule(
    "L0212", "unquoted-expression", summary: "An expression that YAML takes apart.",
    explanation: """
      In brackets a comma separates items, so `[max(loss[1], loss[2]) > 10]` becomes two broken \
      pieces. A colon with a space makes a key. Write expressions as a block list, and quote \
      those that hold `: `, ` #` or start with `[`, `{`, `"`, `*`, `&` or `!`:

      ```yaml
      expect:
        - loss.final < 150
        - "max(loss[1], loss[2]) > 10"
      ```
      """)

  package static let yamlTooLarge = Rule(
    "L0213", "yaml-too-large", summary: "More YAML than a spec can sensibly hold.",
    explanation: """
      A spec is small. Bounds on its size, its depth and the number of its values (aliases count \
      with all they stand for) keep a mistake from filling the memory. Large tables belong into a \
      CSV file.
      """)

  package static let specName = Rule(
    "L0214", "spec-name", summary: "A spec without a name, or with one that cannot be referred to.",
    explanation: """
      `data`, `train`, `compare` and `trace` make something that claims and other specs refer to, \
      so their fence needs a name: ` ```train capstone`. A name starts with a letter and holds \
      letters, digits and `_`. Words of the expression language (`and`, `or`, `not`, `within`, \
      `of`, `between`, `true`, `false`, `never`, `infinity`, `nan`) are taken.
      """)

  package static let unknownBase = Rule(
    "L0215", "unknown-base", summary: "A comparison starts from a train spec that is not there.",
    explanation: """
      `base` names a `train` spec of the same lesson. The message names the nearest one. \
      Alternatively the whole train spec may stand in the comparison, under `train:`.
      """)

  package static let unknownField = Rule(
    "L0216", "unknown-field",
    summary: "A field to vary, override or explore that a train spec does not have.",
    explanation: """
      ```yaml
      vary:
        optimizer.momentun: [0, 0.9]
      ```

      The fields are the keys of `train`; a dot leads into a component or a mapping: \
      `optimizer.momentum`, `model.hidden`, `regularization.l2`.
      """)

  package static let memberWithoutDifference = Rule(
    "L0217", "member-without-difference", .warning,
    summary: "Two members of a comparison are the same run.",
    explanation: """
      A comparison shows what one change does. Two members that are the same run show nothing, \
      and are usually a slip: a value listed twice, or an override that states the default.
      """)

  package static let raggedRows = Rule(
    "L0218", "ragged-rows", summary: "A row with more or fewer cells than there are columns.",
    explanation: """
      ```yaml
      columns: [x, y]
      rows:
        - [1, 2]
        - [2]
      ```

      Every row has one cell for each column. Write `null` for a value that is missing, and say \
      what happens to it by the column's `missing`.
      """)

  package static let quizKey = Rule(
    "L0219", "quiz-key", summary: "A quiz whose right answer is not clear.",
    explanation: """
      A quiz has `choices`, of which exactly one is `correct` (or any number of them with \
      `several: true`), or it has a numeric `answer`. `correct` is `true` or an expression over \
      results.
      """)

  package static let exploreControl = Rule(
    "L0220", "explore-control", summary: "A control for the reader that makes no sense.",
    explanation: """
      A field in `explore` has either `choices` (two or more) or a range from `min` to a greater \
      `max`, which contains the run's own value. A logarithmic range starts above 0 and has no \
      step; elsewhere steps lead from one end to the other. Every run that a control leads to must \
      be possible, and train on the same rows.

      ```yaml
      explore:
        learning_rate: {min: 0.001, max: 1.02, scale: log}
      ```
      """)

  package static let keyWithoutEffect = Rule(
    "L0221", "key-without-effect", summary: "A key that changes nothing in this spec.",
    explanation: """
      A solver such as `qr` finds the answer in one step: `epochs`, `batch_size` or a `schedule` \
      beside it would change nothing, and a reader would believe that they do. A perceptron learns \
      by its own rule, without batches and penalties, and a bare function has no rows. Remove the key.
      """)

  package static let emptyValue = Rule(
    "L0222", "empty-value", summary: "A key without a value.",
    explanation: """
      `epochs:` with nothing behind it states nothing. Write a value, or remove the key so that \
      its default holds.
      """)

  package static let repeatedItem = Rule(
    "L0223", "repeated-item", .warning, summary: "The same item stands twice in a list.",
    explanation: """
      Naming a feature, a metric or a view twice is a slip: the second one is left out.
      """)

  package static let commentInText = Rule(
    "L0224", "comment-in-text", .warning, summary: "A text is cut off by a comment.",
    explanation: """
      ```yaml
      title: Lesson #1
      ```

      After a space, `#` starts a comment, so the title is only `Lesson`. Write \
      `title: "Lesson #1"`.
      """)
}
