/// Words before a number of which the number itself is then not true: `under 2`, `not 3`.
///
/// A claim compares the number alone, so that they would turn its sentence around unseen. `at least 2`
/// and `up to 2` are true of 2, and no such words.
package func boundWords(in text: String, before number: Range<Int>) -> String? {
  let words = String(decoding: Array(text.utf8)[..<number.lowerBound], as: UTF8.self).lowercased()
    .split { $0.isWhitespace || "*_`~".contains($0) }.map(String.init)
  return bounds.first { words.suffix($0.count) == $0[...] }?.joined(separator: " ")
}

private let bounds = [
  "more than", "greater than", "larger than", "higher than", "less than", "fewer than",
  "lower than", "smaller than", "other than", "under", "over", "above", "below", "beyond", "not",
  "minus", "negative", "<", ">", "≠", "!=",
].map { $0.split(separator: " ").map(String.init) }
