import LecternSource
import Testing

@testable import LecternSpec

/// Reads `text` as a spec whose lines stand behind `indent` in a larger file.
func spec(_ text: String, indent: String = "", before: String = "# Lesson\n\n```train t\n")
  -> SpecText
{
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  var file = before
  var segments: [TextMap.Segment] = []
  var offset = 0
  for (index, line) in lines.enumerated() {
    file += indent
    segments.append(TextMap.Segment(text: offset, file: file.utf8.count))
    file += line
    offset += line.utf8.count + 1
    if index + 1 < lines.count { file += "\n" }
  }
  return SpecText(
    file: SourceFile(path: "Lessons/01.md", text: file + "\n"), text: text,
    map: TextMap(segments), header: SourceRange(13..<20))
}

@Suite struct ReadYamlTests {
  private func read(_ body: SpecText) -> (RawNode?, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let node = readYaml(body, diagnostics: &diagnostics)
    return (node, diagnostics)
  }

  /// Keys and scalars with the bytes that their ranges cover.
  private func outline(_ node: RawNode, _ file: SourceFile) -> String {
    switch node.kind {
    case .scalar(let scalar): "\(scalar.text)‹\(file.text(in: node.range))›"
    case .sequence(let items): "[\(items.map { outline($0, file) }.joined(separator: ", "))]"
    case .mapping(let entries):
      "{\(entries.map { "\(file.text(in: $0.key.range)): \(outline($0.value, file))" }.joined(separator: ", "))}"
    }
  }

  @Test(arguments: ["", "> ", "    "])
  func knowsTheBytesOfEveryValue(indent: String) throws {
    let body = spec(
      """
      größe: 5 kg   # why
      name: 'it''s'
      text: "a\\tb"
      list: [a, "b", {c: d}]
      block:
        - one
        - two: 2
      empty:
      """, indent: indent)
    let (node, diagnostics) = read(body)
    #expect(diagnostics == [])
    let expected =
      "{größe: 5 kg‹5 kg›, name: it's‹'it''s'›, text: a\tb‹\"a\\tb\"›, "
      + "list: [a‹a›, b‹\"b\"›, {c: d‹d›}], block: [one‹one›, {two: 2‹2›}], empty: ‹›}"
    #expect(outline(try #require(node), body.file) == expected)
  }

  @Test(arguments: ["", "> "])
  func mapsTheInsideOfScalars(indent: String) throws {
    let body = spec(
      """
      single: 'it''s here'
      double: "say \\"here\\" é"
      plain: over
        two lines here
      literal: |
        first
          here
      folded: >-
        some words
        here
      """, indent: indent)
    let (node, _) = read(body)
    for entry in try #require(node?.entries) {
      let scalar = try #require(entry.value.scalar)
      let bytes = Array(scalar.text.utf8)
      let word = Array("here".utf8)
      let start = try #require(
        bytes.indices.first { bytes[$0...].starts(with: word) }, "\(entry.name)")
      #expect(
        body.file.text(in: scalar.map.fileRange(of: start..<start + 4)) == "here",
        "\(entry.name)")
    }
  }

  @Test func keepsTheFirstOfRepeatedKeysAndTellsAll() {
    let body = spec("a: 1\nb: 2\na: 3\nb: 4\n")
    let (node, diagnostics) = read(body)
    #expect(node?["a"]?.scalar?.text == "1")
    #expect(
      diagnostics.map { describe($0, in: body.file) } == [
        """
        Lessons/01.md:6:1: error: the key 'a' is written twice [L0204 duplicate-key]
          6 | a: 3
            | ^ first written in line 4
            = help: keep one of the two

        """,
        """
        Lessons/01.md:7:1: error: the key 'b' is written twice [L0204 duplicate-key]
          7 | b: 4
            | ^ first written in line 5
            = help: keep one of the two

        """,
      ])
  }

  @Test(arguments: [
    ("epochs: 5\n\tseed: 1", "L0202 5:1 a tab in the indentation → '  '"),
    ("epochs:5\nseed: 1", "L0203 4:7 no space after the colon of 'epochs' → ' '"),
    (
      "optimizer: sgd\n  learning_rate: 0.1",
      "L0201 4:12 'optimizer' has a value and indented keys below it"
    ),
    ("title: a: b", "L0201 4:8 a colon with a space after it inside a value → '\"a: b\"'"),
    ("title: \"never", "L0201 4:8 a quotation mark that is never closed"),
    ("title: \"\\sum\"", "L0201 4:9 an unknown escape in double quotation marks"),
    ("title: @me", "L0201 4:8 a value cannot start with '@' → '\"@me\"'"),
    ("list: [1, 2", "L0201 4:7 a list in brackets that is not closed"),
    ("map: {a: 1", "L0201 4:6 a mapping in braces that is not closed"),
    ("a: 1\n b: 2", deeper("5:2", "b", "a")),
    ("epochs: 10\n  batch_size: 10", deeper("5:3", "batch_size", "epochs")),
    ("title: \"x\"\n  caption: y", deeper("5:3", "caption", "title")),
    ("features: [a]\n  target: b", deeper("5:3", "target", "features")),
    ("title: two words\n  caption: y", deeper("5:3", "caption", "title")),
    ("a:\n  - b: 1\n      c: 2", deeper("6:7", "c", "b")),
    ("epochs = 10", "L0201 4:8 an equals sign behind 'epochs' → ': '"),
    ("epochs = 10\nseed: 3", "L0201 4:8 an equals sign behind 'epochs' → ': '"),
    ("seed: 3\nepochs=10\ntitle: x", "L0201 5:7 an equals sign behind 'epochs' → ': '"),
    ("expect:\n  -loss < 1", "L0203 5:3 no space after the dash of a list → ' '"),
    ("expect:\n  - a\n  -b", "L0203 6:3 no space after the dash of a list → ' '"),
    ("a: -1\nb: -x", ""),
    ("% note\nepochs: 3", "L0201 4:1 a line cannot start with '%' → '#'"),
    ("a:\n  b: 3\n  % note", "L0201 6:3 a line cannot start with '%' → '#'"),
    ("title: %x", "L0201 4:8 a value cannot start with '%' → '\"%x\"'"),
    (
      "a:\n  b:\n    c: 1\n   d: 2",
      "L0201 7:4 'd' starts in a column in which no key above it does"
    ),
    ("  a: 1\nb: 2", "L0201 5:1 'b' starts in a column in which no key above it does"),
    (
      "title: \"never\ncaption: \"x\"",
      "L0201 4:8 a quotation mark that is not closed in its line"
    ),
    ("title: 'it's'", "\(closed("4:8", "quotation mark")) → '\"it's\"'"),
    ("title: \"The\" rents\na: 1", "\(closed("4:8", "quotation mark")) → ''\"The\" rents''"),
    ("title: 'a' and 'b'", closed("4:8", "quotation mark")),
    ("title: {x} is a set", "\(closed("4:8", "brace")) → '\"{x} is a set\"'"),
    ("a: 1\ntitle: [1] is one", "\(closed("5:8", "bracket")) → '\"[1] is one\"'"),
    ("title: *the* rents", "L0201 4:8 a value cannot start with '*' → '\"*the* rents\"'"),
    ("title: *the rents\na: 1", "L0201 4:8 a value cannot start with '*' → '\"*the rents\"'"),
    ("title: **Rents** rise", "L0201 4:8 a value cannot start with '*' → '\"**Rents** rise\"'"),
    ("a:\n  - *the* rents\n  - b", "L0201 5:5 a value cannot start with '*' → '\"*the* rents\"'"),
    ("caption: & more", "L0201 4:10 a value cannot start with '&' → '\"& more\"'"),
    ("caption: & more # or less", "L0201 4:10 a value cannot start with '&'"),
    ("a: {b: *the* rents}", "L0201 4:8 a value cannot start with '*'"),
    ("answer: [50](=fit.epochs)", "L0206 4:9 wrong type for 'answer': a claim → 'fit.epochs'"),
    (
      "expect:\n- [1](=\"rates[0.1] > 1\")",
      "L0206 5:3 wrong type for 'expect': a claim → ''rates[0.1] > 1''"
    ),
    (
      "a: 1\nwords\nb: 2", "L0201 5:1 a line that is neither 'key: value' nor a list item"
    ),
    ("a: 1\nb", "L0201 5:1 a line that is neither 'key: value' nor a list item"),
    ("- \"a\" == b", "\(closed("4:3", "quotation mark")) → ''\"a\" == b''"),
    ("a: *b", "L0201 4:4 the alias '*b' without an anchor '&b' before it"),
    ("a: 1\n---\nb: 1", "L0201 5:1 a second YAML document"),
    ("a: !!str 1", "L0201 4:4 the YAML tag '!!str'"),
    ("[a]: 1", "L0201 4:1 a key that is not a word"),
    ("a: \u{1}", "L0201 4:4 a control character"),
  ])
  func locatesAndExplainsBrokenYaml(text: String, expected: String) {
    let body = spec(text)
    let lines = read(body).1.map { diagnostic in
      let position = body.file.position(at: diagnostic.range.lowerBound)
      return "\(diagnostic.rule.code) \(position.line):\(position.column) \(diagnostic.message)"
        + (diagnostic.fix.map { " → '\($0.replacement)'" } ?? "")
    }
    #expect(lines.joined(separator: "\n") == expected)
  }

  private static func closed(_ place: String, _ what: String) -> String {
    "L0201 \(place) text behind the closing \(what) of a value"
  }

  private static func deeper(_ place: String, _ key: String, _ above: String) -> String {
    "L0201 \(place) '\(key)' is indented deeper than '\(above)' above it, which has its value already → ''"
  }

  @Test func copiesAliasesButNoBillionLaughs() {
    #expect(read(spec("a: &x [1, 2]\nb: *x")).0?["b"]?.items?.count == 2)
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<12 {
      let items = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      bomb += "a\(level): &a\(level) [\(items)]\n"
    }
    let (node, diagnostics) = read(spec(bomb))
    #expect(node == nil)
    #expect(diagnostics.map(\.rule.code) == ["L0213"])
  }

  @Test func refusesTooManyValues() {
    var limits = YamlLimits()
    limits.nodes = 100
    for count in [101, 1000] {
      var diagnostics: [Diagnostic] = []
      let items = Array(repeating: "1", count: count).joined(separator: ", ")
      #expect(readYaml(spec("a: [\(items)]"), limits: limits, diagnostics: &diagnostics) == nil)
      #expect(diagnostics.map(\.rule.code) == ["L0213"])
    }
  }

  @Test(arguments: [
    String(repeating: "[", count: 5000), String(repeating: "- ", count: 5000),
    String(repeating: "{a: ", count: 2000), String(repeating: "? ", count: 3000),
  ])
  func refusesDeepNesting(text: String) {
    let (node, diagnostics) = read(spec(text))
    #expect(node == nil)
    #expect(diagnostics.count == 1)
  }

  @Test(arguments: ["", "\n\n", "# only a comment\n", "~"])
  func anEmptyTextIsAnEmptyMapping(text: String) {
    let (node, diagnostics) = read(spec(text))
    #expect(node?.entries?.isEmpty == true)
    #expect(diagnostics == [])
  }
}
