import LecternMarkup
import Testing

@testable import LecternSite

@Suite struct HighlightTests {
  /// The tokens of `code` as "class:text", in order.
  func marks(_ code: String, _ language: CodeLanguage) -> [String] {
    let bytes = Array(code.utf8)
    return tokens(of: bytes, in: language).map {
      "\($0.kind.rawValue):\(String(decoding: bytes[$0.range], as: UTF8.self))"
    }
  }

  @Test func pythonKnowsStringsCommentsAndDecorators() {
    #expect(
      marks("@cache\ndef f(x=1e-3):\n  return f'{x}' # done", .python) == [
        "de:@cache", "kw:def", "nu:1e-3", "kw:return", "st:f'{x}'", "co:# done",
      ])
  }

  @Test func pythonMembersAreNotKeywords() {
    #expect(marks("a.import + match(x)", .python).isEmpty)
    #expect(marks("match x:\n  case None:", .python) == ["kw:match", "kw:case", "li:None"])
  }

  @Test func swiftKnowsNestedCommentsAndRawStrings() {
    #expect(
      marks("/* a /* b */ c */ let x: Double = 1_000.5 // y", .swift) == [
        "co:/* a /* b */ c */", "kw:let", "ty:Double", "nu:1_000.5", "co:// y",
      ])
    #expect(marks("#\"a \" b\"# + \"c\"", .swift) == ["st:#\"a \" b\"#", "st:\"c\""])
    #expect(marks("@Test async let s = x.self", .swift) == ["de:@Test", "kw:async", "kw:let"])
  }

  @Test func yamlKnowsKeysListsAndExpressions() {
    #expect(
      marks("optimizer:\n  sgd: {learning_rate: 0.1}\nexpect:\n  - diverged_at <= 3 # see\n", .yaml)
        == [
          "ke:optimizer", "ke:sgd", "ke:learning_rate", "nu:0.1", "ke:expect", "nu:3", "co:# see",
        ])
  }

  @Test func yamlBlockScalarsEndWithTheirIndentation() {
    #expect(
      marks("a: |\n  one: 1\n\n  two\nb: true", .yaml) == [
        "ke:a", "st:one: 1", "st:two", "ke:b", "li:true",
      ])
  }

  @Test func jsonTellsKeysFromStrings() {
    #expect(
      marks("{\"a\" : [1.5, \"b\", null]}", .json) == ["ke:\"a\"", "nu:1.5", "st:\"b\"", "li:null"])
  }

  @Test func shellKnowsOptionsAndVariables() {
    #expect(
      marks("for f in $HOME/*.md; do lectern build --strict \"$f\" # all\ndone", .shell) == [
        "kw:for", "kw:in", "de:$HOME", "kw:do", "ty:--strict", "st:\"$f\"", "co:# all", "kw:done",
      ])
  }

  @Test(arguments: [CodeLanguage.python, .swift, .yaml, .json, .shell])
  func everyPrefixOfEveryTextIsCoveredInOrder(language: CodeLanguage) {
    let text = """
      def f(a: "x\\"", b='''q''') -> None: # é 😀
      /* open "#"#\"\"\" ${X y: | > [1, {a: 'b: c'
        - "k": 0x1F -1e+5 ... \\
      """
    let bytes = Array(text.utf8)
    for count in 0...bytes.count {
      let code = Array(bytes.prefix(count))
      var end = 0
      for token in tokens(of: code, in: language) {
        #expect(token.range.lowerBound >= end)
        #expect(!token.range.isEmpty && token.range.upperBound <= code.count)
        end = token.range.upperBound
      }
    }
  }

  @Test func nodesHoldTheWholeCodeEscaped() {
    let nodes = Node.fragment(highlighted("if a < 1: pass", as: .python))
    #expect(nodes.plainText == "if a < 1: pass")
    #expect(nodes.rendered().contains("&lt;"))
    #expect(highlighted("a < b", as: nil) == [.text("a < b")])
  }
}
