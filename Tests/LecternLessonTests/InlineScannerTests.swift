import Testing

@testable import LecternLesson

@Suite struct InlineScannerTests {
  private func scan(_ text: String, staysOnLine: Bool = false) -> (InlineScanner, [String]) {
    var scanner = InlineScanner(Array(text.utf8), staysOnLine: staysOnLine)
    scanner.scan()
    let bytes = scanner.bytes
    return (scanner, scanner.spans.map { String(decoding: bytes[$0.range], as: UTF8.self) })
  }

  @Test(arguments: [
    ("$a$ b $c$", ["$a$", "$c$"]), ("$ a$", []), ("$a $ b$", []), ("$5 and $6", []), ("$a$1", []),
    ("`$a$` $b$", ["$b$"]), ("``$`$`` $b$", ["$b$"]), ("` $a$", ["$a$"]), ("\\$a$ b$", []),
    ("$a\\$b$", ["$a\\$b$"]), ("$$a$b$$", ["$$a$b$$"]), ("$$$$", []), ("<b c=\"$a$\">$d$", ["$d$"]),
    ("<http://a$b$c> $d$", ["$d$"]), ("a < b $c$", ["$c$"]), ("[x](u$v) $w$", ["$w$"]),
    ("[^a] [^b c] [^](u)", ["[^a]"]), ("$a`b$", []), ("<!-- $a$ --> $b$", ["$b$"]),
    ("x$y$z", ["$y$"]),
  ])
  func findsMathematicsAndFootnotes(text: String, found: [String]) {
    #expect(scan(text).1 == found)
  }

  @Test func mathematicsStaysOnItsLineInTables() {
    #expect(scan("$a\nb$", staysOnLine: true).1.isEmpty)
    #expect(scan("$a\nb$").1 == ["$a\nb$"])
  }

  @Test(arguments: [
    ("[a](b)", ["[a](b)"]), ("![a](b)", ["![a](b)"]), ("[a [b](c) d](e)", ["[b](c)"]),
    ("![a [b](c) d](e)", ["![a [b](c) d](e)", "[b](c)"]), ("[a](b c)", []),
    ("[a](<b c>)", ["[a](<b c>)"]),
    ("[a](b \"c\")", ["[a](b \"c\")"]), ("[a](b \"c)", []), ("[a](b(c)d)", ["[a](b(c)d)"]),
    ("\\[a](b)", []),
    ("[a\\](b)", []), ("`[a](b)`", []), ("[a](\n b\n 'c' )", ["[a](\n b\n 'c' )"]),
    ("[a]()", ["[a]()"]),
    ("[a](b\"c\")", ["[a](b\"c\")"]), ("[a](=b[0.1].c)", ["[a](=b[0.1].c)"]),
  ])
  func findsLinksAsCommonMarkDoes(text: String, found: [String]) {
    let (scanner, _) = scan(text)
    let bytes = Array(text.utf8)
    #expect(scanner.links.map { String(decoding: bytes[$0.range], as: UTF8.self) } == found)
  }

  @Test(arguments: [
    ("[a](= b)", 1), ("](=b)", 1), ("[a](term:b c)", 1), ("[a] (=b)", 1), ("[a](=b)", 0),
    ("`](=`", 0),
    ("\\[a\\](=b)", 0), ("[a](\\=b c)", 0), ("f(x)](y)", 0), ("[a](<=b c)", 1),
  ])
  func findsWhatWasMeantAsAClaim(text: String, count: Int) {
    #expect(scan(text).0.attempts.count == count)
  }

  @Test func pairsTildes() {
    #expect(scan("~~a~~ ~~ b ~~c~~").0.strikes == [0, 3, 11, 14])
    #expect(scan("~a~ ~~~b~~~ ~~c").0.strikes.isEmpty)
  }

  @Test(arguments: [
    ("[a]: b\nc\n", 7), ("[a]: <b c> 'd'\nc\n", 15), ("[a]: b\n'c'\nd\n", 11), ("[a]: b c\n", 0),
    ("[a]\nb\n", 0), ("[a]:\nb\nc\n", 7), ("[ ]: b\n", 0), ("[a]: b\n[c]: d\ne\n", 14),
    ("[a]: b 'c\n", 0),
  ])
  func findsTheEndOfDefinitions(text: String, end: Int) {
    #expect(endOfDefinitions(in: Array(text.utf8)) == end)
  }
}
