/// What a number counts or measures. The path that gives the number declares it; a path that
/// declares none has a number of which any word may be said.
enum Dimension: Equatable, Sendable {
  /// Whole things: any of the nouns names them, and with none nothing is known but that they are
  /// counted.
  case count([Noun])
  /// In the unit of a column, to a power: 2 for a mean squared error.
  case column(String, of: String?, power: Int)
  /// A part of a whole, which may be written in percent.
  case share
}

/// A word for things that results count, with the others that mean the same.
struct Noun: Equatable, Sendable {
  /// In the singular, the first one being the name.
  var words: [String]

  init(_ words: String...) { self.words = words }

  /// As messages and paths name several of them: "epochs".
  var plural: String { LecternRun.plural(of: words[0]) }

  static let epoch = Noun("epoch", "pass")
  static let update = Noun("update", "step", "iteration")
  static let batch = Noun("batch", "minibatch", "mini-batch")
  static let row = Noun(
    "row", "sample", "example", "observation", "instance", "data point")
  static let mistake = Noun("mistake")
  static let parameter = Noun("parameter")
  static let weight = Noun("weight", "coefficient")
  static let column = Noun("column")
  static let feature = Noun("feature", "input")
  static let category = Noun("category", "class")
  static let value = Noun("value")
  static let run = Noun("run", "member")
  static let seed = Noun("seed")
  static let layer = Noun("layer")

  /// The nouns by which a claim's words are known to count something. Values are not among them:
  /// whatever is counted may be called so.
  static let all: [Noun] = [
    epoch, update, batch, row, mistake, parameter, weight, column, feature, category, run, seed,
    layer,
  ]
}

extension Noun {
  /// Words that are as common as verbs: behind a claim they may be what its number does.
  static let alsoVerbs: Set<String> = {
    let words = [
      "pass", "step", "batch", "instance", "weight", "feature", "input", "class", "value", "run",
      "seed", "layer",
    ]
    return Set(words + words.map { LecternRun.plural(of: $0) })
  }()
}

/// `epochs`, `batches`, `categories`.
func plural(of word: String) -> String {
  let hisses = ["s", "ch", "sh"].contains(where: word.hasSuffix)
  if hisses, !word.hasSuffix("och") { return word + "es" }
  if word.hasSuffix("y") { return word.dropLast() + "ies" }
  return word + "s"
}

extension RunResult {
  /// The unit of the only column that the run predicts, to a power.
  func target(power: Int = 1) -> Dimension? {
    fitted.targetScaling.only.map { .column($0.column, of: dataName, power: power) }
  }
}

extension RunCounts {
  /// An epoch of one update may be called by either name.
  var epochNouns: [Noun] { iterationsPerEpoch == 1 ? [.epoch, .update] : [.epoch] }
}

/// The nouns that claims' words are compared by, for the reference page.
package let countedNouns: [String] = Noun.all.map { noun in
  noun.words.map { "`\(plural(of: $0))`" }.joined(separator: "/")
}
