/// A seeded generator of Markdown: random sequences of fragments that matter to the parser, and
/// mutations of written documents. The same seed gives the same documents everywhere.
struct MarkdownGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 2 &+ 1 }

  /// SplitMix64 (Steele, Lea & Flood 2014).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(max(1, limit))) }

  mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }

  /// A document of up to `count` fragments.
  mutating func document(of fragments: [String], upTo count: Int = 60) -> String {
    var text = ""
    for _ in 0...below(count) { text += pick(fragments) }
    return text
  }

  /// `text` with a few scalars removed, repeated, swapped, or replaced by fragments.
  mutating func mutated(_ text: String, with fragments: [String]) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0...below(6) {
      let place = below(scalars.count + 1)
      let end = min(scalars.count, place + below(12))
      switch below(5) {
      case 0: scalars.removeSubrange(place..<end)
      case 1: scalars.insert(contentsOf: Array(scalars[place..<end]), at: place)
      case 2: scalars.insert(contentsOf: Array(pick(fragments).unicodeScalars), at: place)
      case 3:
        scalars.replaceSubrange(place..<end, with: Array(pick(fragments).unicodeScalars))
      default:
        let other = below(scalars.count + 1)
        scalars.insert(contentsOf: Array(scalars[place..<end]), at: other)
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// Fragments of CommonMark alone.
  static let commonMark = [
    "a", "b c", "x_y", "é", "日本", "🎉", "👩‍👧", "５", "﷽", "𠀀", " ", "  ", "    ", "\t", "\n", "\n",
    "\n\n", "\\", "`", "``",
    "```",
    "\n```\n", "\n~~~\n", "```swift\n", "*", "**", "_", "__", "# ", "## ", "\n# h\n", "\n===\n",
    "\n---\n", "\n***\n", "> ", ">", "\n> ", "- ", "\n- ", "\n  - ", "+ ", "1. ", "\n2) ", "\n   ",
    "[x]",
    "[x](u)", "[x](<u v> \"t\")", "![alt](i.png)", "![", "](", ")", "[", "]", "\n[x]: /url 'T'\n",
    "[x][]", "(", "<", ">", "<b>", "</b>", "<i a=\"b>c\">", "<!-- c -->", "<!--", "\n<div>\n",
    "</div>\n", "<http://e.x>", "<a@b.c>", "&amp;", "&#35;", "&", "!", "\"", "'", "  \n", "\\\n",
    "javascript:",
    "[j](javascript:x)", "=", "|", ":", ".", "~", "\r\n", "\r\n\r\n", "\r", "\r\n    ",
  ]

  /// Fragments of the lesson language.
  static let additions = [
    "$", "$$", "\n$$\n", "\n> $$\n", "$x$", "$a_b$", "$|x|$", "\\$", "[^n]", "\n[^n]: note\n",
    "[^m]",
    "\n[^m]: ", "~~", "~~s~~", "\n| a | b |\n|---|:-:|\n| 1 | 2 |\n", "\n|---|\n", "\\|", "[!NOTE]",
    "\n> [!TIP] t\n> ", "[ ] ", "- [x] ", "[1.5](=a.b)", "[so](= \"a < b\")", "[](=a)", "](=",
    "](= ",
    "](term:", "[t](term:t)", "[](#a)", "[x](b.md#c)", " {#id}", "\n## H {#id}\n",
    "\n```train a\nx: 1\n```\n",
    "\n```data b\n", "---\ntitle: x\n---\n", "\u{E001}", "\u{F8FF}", "\u{F0001}", "\u{10FFFD}",
    "\u{1F}",
    "\u{1E}", "\u{1D}", "\u{0}", "&#xE000;", "&#31;", "&#1048573;", "\u{FEFF}", "\r\n", "\r",
  ]
}
