import LecternSource
import Testing

@testable import LecternLesson

@Suite struct ForeignSyntaxTests {
  /// What the warnings of a text mark.
  private func marked(_ text: String) -> [String] {
    let file = SourceFile(path: "a.md", text: text)
    return parseLesson(file).diagnostics.filter { $0.rule == .foreignSyntax }
      .map { file.text(in: $0.range) }
  }

  /// Every row finds its own example, from its first to its last byte, and says what it is.
  @Test(arguments: foreignSyntax.indices)
  func rowsFindTheirExamples(row: Int) throws {
    let syntax = foreignSyntax[row]
    let text =
      switch syntax.place {
      case .fence: "```\(syntax.example)\n```\n"
      case .line, .headingEnd: "\(syntax.example)\n"
      case .behindWord: "word\(syntax.example)\n"
      default: "Words \(syntax.example).\n"
      }
    let file = SourceFile(path: "a.md", text: text)
    let found = parseLesson(file).diagnostics.filter { $0.rule == .foreignSyntax }
    let diagnostic = try #require(found.first)
    #expect(found.count == 1)
    #expect(diagnostic.message.hasSuffix(" here; in \(syntax.source) \(syntax.meaning)"))
    #expect(diagnostic.help == syntax.instead)
    #expect(syntax.example.hasSuffix(file.text(in: diagnostic.range)))
  }

  @Test(arguments: [
    ("(@fig-loss), @eq-1: x", ["@fig-loss", "@eq-1"]), ("[@a-b; @c]", ["[@a-b; @c]"]),
    ("(ab)=  \t\n::: ab \nText.", ["(ab)=", "::: ab"]),
    ("> ::: {.callout-tip} x\n> :::\n", ["::: {.callout-tip} x"]),
    ("::::{grid} 2\n:::\n", ["::::{grid} 2"]), ("*[a]{#b}*", ["{#b}"]),
    ("[148](=a.b){.c}", ["{.c}"]), ("`x`{.python}", ["{.python}"]),
    ("## A {.b}\n\nB {-}\n---\n", ["{.b}", "{-}"]), ("## A {.b} ##\n", ["{.b}"]),
    ("{{< a >}} {{< b\nc >}}", ["{{< a >}}", "{{< b\nc >}}"]), ("$x$ {#eq-x}", ["{#eq-x}"]),
    ("~~~{r, echo=FALSE}\n~~~\n", ["{r, echo=FALSE}"]), ("```{rcpp}\n```\n", ["{rcpp}"]),
    ("[^1]\n\n[^1]: See @fig-a.\n", ["@fig-a"]),
  ])
  func findsTheWholeOfIt(text: String, found: [String]) {
    #expect(marked(text) == found)
  }

  @Test(arguments: [
    // Code, formulas, raw HTML and destinations.
    "`@fig-loss`", "    @fig-loss", "```\n::: {.a}\n```\n", "$@fig-a$ and $[a]{.b}$",
    "$$\n[a]{.b}\n$$\n", "<b title=\"@fig-a\">x</b>", "<div>\n::: {.a}\n@fig-a\n</div>\n",
    "<http://a.b/@fig-a>", "[a](http://a.b/@fig-a)", "[a](b \"@fig-a\")", "![a @fig-a](b.png)",
    // Addresses and handles.
    "me@fig-tree.com", "mail <me@fig-tree.com>", "@maria and @knuth1984 (on GitHub)", "a@fig-b",
    "http://a.b/@fig-a", "[ask @maria]", "[@maria](https://a.b)", "[@maria][1]\n\n[1]: x\n",
    "[@maria]\n\n[@maria]: https://a.b\n", "[see @fig-a](x)",
    // Text that is meant.
    "\\@fig-a \\[@b] \\{{< a >}}", "a {b} and {ref} or `{ref}`", "the set {x}", "f(x){y}",
    "a::b ::: c", "x ::: {.a}", ":::\n", "a[0]{1}", "x^[2] and x^[n]", "[0, 1]{x = 1}",
    "## Title {#own}\n", "{{ name }}", "(a)= 3", "f (loss)= x", "- [ ] open", "[^1]\n\n[^1]: x\n",
    "Wow!!! note that", "```python\n```\n", "```c {x}\n```\n", "\"{.x}\"", "a... note:: b",
    "(ab)= x\n::: ab c\n",
  ])
  func leavesTextAlone(text: String) {
    #expect(marked(text).isEmpty)
  }

  @Test func plainCommonMarkKnowsNoOtherTools() {
    let file = SourceFile(path: "a.md", text: "@fig-a [@b]\n\n```{r}\n```\n")
    #expect(parseLesson(file, options: .plain).diagnostics.isEmpty)
  }

  /// A megabyte of beginnings takes as long as a megabyte of anything.
  @Test(
    arguments: [
      "@fig-", "[@", "{{<", "[a ", "]{a=", "::: {", "^[", "{.a", "\\@ref(", "{a}`", "[](a){",
      "!!! note ", ":::{ab} ", "::: note ", "::: ab ", "(ab)=", ".. ab:: ",
    ])
  func longTextsAreReadInOneGo(piece: String) {
    func seconds(_ count: Int) -> Double {
      let file = SourceFile(path: "a.md", text: String(repeating: piece, count: count))
      let clock = ContinuousClock()
      return clock.measure { _ = parseLesson(file) } / .seconds(1)
    }
    let short = (0..<3).map { _ in seconds(1_000) }.min() ?? 0
    let long = (0..<3).map { _ in seconds(4_000) }.min() ?? 0
    #expect(long < 12 * short + 0.1)
  }
}
