import Foundation

/// The name of a lesson's file without `.md`, and the title that goes with it.
package struct LessonName: Equatable, Sendable {
  package var stem: String
  package var title: String

  /// From what an author calls a lesson: a file's name such as `03-gradient-descent` or
  /// `03-gradient-descent.md`, which stays as it is, or words such as `My First Lesson!`, which are
  /// its title and give the name `my-first-lesson`.
  ///
  /// Letters lose their accents; what else a file's name cannot hold becomes a hyphen. Absent when
  /// no letter and no digit is left, or when the file would be no lesson.
  package init?(_ written: String) {
    let name = written.hasSuffix(".md") ? String(written.dropLast(3)) : written
    let isStem =
      name.utf8.allSatisfy(isStemByte) && name.utf8.first != UInt8(ascii: ".")
      && name.utf8.contains(where: isWordByte)
    stem = isStem ? name : hyphenated(name)
    title = isStem ? Lectern.title(of: name) : trimmed(name)
    if stem.isEmpty || namesThatAreNoLessons.contains("\(stem).md") { return nil }
  }
}

/// `Gradient descent` for `03-gradient-descent`.
package func title(of stem: String) -> String {
  let words = stem.split(whereSeparator: { $0 == "-" || $0 == "_" })
  let named = words.first?.allSatisfy(\.isNumber) == true ? words.dropFirst() : words[...]
  let text = named.joined(separator: " ")
  guard let first = text.first else { return stem }
  return first.uppercased() + text.dropFirst()
}

/// Whether the name of a lesson's file may hold the byte.
package func isStemByte(_ byte: UInt8) -> Bool {
  isWordByte(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    || byte == UInt8(ascii: ".")
}

private func isWordByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: false
  }
}

/// Letters that do not decompose.
private let undividedLetters: [Unicode.Scalar: String] = [
  "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "ı": "i",
]

/// The words in lower case, joined by hyphens. An apostrophe does not part a word.
private func hyphenated(_ text: String) -> String {
  var bytes: [UInt8] = []
  // Decomposed, an accent is a scalar of its own, which is passed over.
  for scalar in text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
    if scalar.isASCII, isWordByte(UInt8(scalar.value)) {
      bytes.append(UInt8(scalar.value))
    } else if let letters = undividedLetters[scalar] {
      bytes += letters.utf8
    } else if scalar.properties.generalCategory != .nonspacingMark, scalar != "'", scalar != "’",
      let last = bytes.last, last != UInt8(ascii: "-")
    {
      bytes.append(UInt8(ascii: "-"))
    }
  }
  if bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
  return String(decoding: bytes, as: UTF8.self)
}

/// One space between words, none around them.
private func trimmed(_ text: String) -> String {
  text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
