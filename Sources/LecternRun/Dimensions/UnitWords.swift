/// The units and counting nouns that a claim's words may name: those that results count, the usual
/// units, and those of the lesson's columns.
struct UnitWords: Sendable {
  enum Meaning: Equatable, Sendable {
    case noun(Noun)
    case unit(Unit)
  }

  /// What a text says that a number counts or measures.
  struct Found: Equatable, Sendable {
    /// As written: "cm", "squared pounds".
    var text: String
    /// The UTF-8 offsets of the text.
    var range: Range<Int>
    /// More than one where a word has several meanings, such as "pounds".
    var meanings: [Meaning]
    var power = 1
    /// The word behind it in the sentence.
    var next: String?

    /// Whether it is nothing but something counted.
    var isNoun: Bool {
      meanings.allSatisfy { if case .noun = $0 { true } else { false } }
    }

    /// Whether the sentence may go on with it as a verb, or begin anew: "update 6 passes them on".
    var mayBeVerb: Bool {
      let isLower = text.first?.isLowercase == true
      return !isLower || Noun.alsoVerbs.contains(text.lowercased())
        || next.map { Self.beforeObjects.contains($0) } == true
    }

    /// Behind "32 updates", these make a verb of it.
    private static let beforeObjects: Set<String> = [
      "the", "a", "an", "it", "them", "its", "their", "this", "these", "those", "every", "all",
    ]
  }

  private var meanings: [String: [Meaning]] = [:]

  init(_ results: LessonResults) {
    for noun in Noun.all {
      for word in noun.words { add(.noun(noun), word) }
    }
    for unit in Unit.usual {
      for spelling in [unit.symbol] + unit.spellings { add(.unit(unit), spelling) }
    }
    for case .data(let data) in results.shared.map({ NamedResult.data($0) }) + results.entries {
      for column in data.columns where !column.unit.isEmpty {
        let (text, _) = Self.withoutPower(column.unit)
        if meanings[Self.key(text)] == nil { add(.unit(Unit(text)), text) }
      }
    }
  }

  private mutating func add(_ meaning: Meaning, _ spelling: String) {
    var spellings = [spelling]
    if spelling.count > 2, spelling.unicodeScalars.allSatisfy(\.properties.isAlphabetic) {
      spellings.append(plural(of: spelling))
    } else if spelling.contains(" ") || spelling.contains("-") {
      spellings.append(plural(of: spelling))
    }
    for spelling in spellings where meanings[Self.key(spelling)]?.contains(meaning) != true {
      meanings[Self.key(spelling), default: []].append(meaning)
    }
  }

  /// Abbreviations are told apart by case, words are not.
  private static func key(_ spelling: String) -> String {
    spelling.count > 3 ? spelling.lowercased() : spelling
  }

  /// What a column's unit is.
  func unit(_ text: String) -> (meanings: [Meaning], power: Int) {
    let (base, power) = Self.withoutPower(text)
    return (meanings[Self.key(base)] ?? [.unit(Unit(base))], power)
  }

  /// What the first words of `text` name; nil where they name no unit and nothing that is counted.
  ///
  /// - Parameters:
  ///   - text: what follows the number.
  ///   - isOne: whether the number is one, so that a noun may stand in the singular. Otherwise, or
  ///     with another singular behind it, it belongs to the noun behind: of "5 weight updates" and
  ///     "1 weight update" the updates are counted.
  ///   - isClosed: whether the text ends as its author meant it to, and does not go on in the
  ///     sentence. "in" is an inch only at the end of such a text.
  func first(in text: String, isOne: Bool, isClosed: Bool) -> Found? {
    var words = Self.words(of: text)
    var power = 1
    let start = words.first?.range.lowerBound
    if let first = words.first, ["squared", "square"].contains(first.text.lowercased()) {
      power = 2
      words.removeFirst()
    }
    for count in [3, 2, 1] where count <= words.count {
      let joined = words.prefix(count).map(\.text).joined(separator: " ")
      let (base, raised) = Self.withoutPower(joined)
      guard let found = meanings[Self.key(joined)] ?? meanings[Self.key(base)] else { continue }
      let end = words[count - 1].range.upperBound
      let rest = words.dropFirst(count).first?.text
      if joined == "in", !isClosed || rest != nil { return nil }
      if found.contains(where: { $0.isNamed(joined) }) {
        let behind = last(words.dropFirst(count))
        if !isOne { return behind }
        if let behind, behind.meanings.contains(where: { $0.isNamed(behind.text) }) {
          return behind
        }
      }
      // Pounds per inch are no pounds.
      let isRatio = rest == "per" || rest?.hasPrefix("/") == true
      if isRatio, found.contains(where: { if case .unit = $0 { true } else { false } }) {
        return nil
      }
      let range = (start ?? 0)..<end
      return Found(
        text: String(decoding: Array(text.utf8)[range], as: UTF8.self), range: range,
        meanings: found, power: meanings[Self.key(joined)] != nil ? power : power * raised,
        next: rest)
    }
    return nil
  }

  /// The noun behind one that goes before it.
  private func last(_ words: ArraySlice<(text: String, range: Range<Int>)>) -> Found? {
    guard let word = words.first, let found = meanings[Self.key(word.text)],
      found.contains(where: { if case .noun = $0 { true } else { false } })
    else { return nil }
    return Found(
      text: word.text, range: word.range, meanings: found, next: words.dropFirst().first?.text)
  }

  /// Whether `text`, which ends before a number, makes one of a series of it: of "update 6" and "a
  /// batch of 32" the word behind is not what is counted.
  static func numbers(_ text: String) -> Bool {
    let words = text.split { !$0.isLetter && $0 != "-" }.suffix(2).map { $0.lowercased() }
    let isDirect = text.last { !"*_ [\n".contains($0) }?.isLetter == true
    guard isDirect, let last = words.last else { return false }
    let named = last == "of" ? words.dropLast().last : last
    return named == "size"
      || Noun.all.lazy.flatMap(\.words).contains { $0 == named || plural(of: $0) == named }
  }

  /// `m²` and `m^2` are the second power of `m`.
  private static func withoutPower(_ text: String) -> (base: String, power: Int) {
    for (suffix, power) in [("²", 2), ("^2", 2), ("³", 3), ("^3", 3)]
    where text.hasSuffix(suffix) && text.count > suffix.count {
      return (String(text.dropLast(suffix.count)), power)
    }
    return (text, 1)
  }

  /// The first four words with their places, as far as nothing but blanks and emphasis lies between
  /// them, and no line is empty.
  private static func words(of text: String) -> [(text: String, range: Range<Int>)] {
    var words: [(text: String, range: Range<Int>)] = []
    var word = ""
    var place = 0
    var start = 0
    var lines = 0
    func close() {
      if !word.isEmpty { words.append((word, start..<start + word.utf8.count)) }
      word = ""
    }
    for character in text {
      if character.isNewline { lines += 1 }
      if character.isWhitespace || character == "*" || character == "_" {
        close()
      } else if ".,;:!?()[]{}|\"'`“”’–—".contains(character) || lines > 1 {
        break
      } else {
        if word.isEmpty { start = place }
        word.append(character)
      }
      if words.count == 4 { return words }
      place += character.utf8.count
    }
    close()
    return words
  }
}

extension UnitWords.Meaning {
  /// Whether it is a noun that has this word in the singular.
  fileprivate func isNamed(_ word: String) -> Bool {
    guard case .noun(let noun) = self else { return false }
    return noun.words.contains(word.lowercased())
  }
}
