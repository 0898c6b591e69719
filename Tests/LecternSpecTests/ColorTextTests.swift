import Testing

@testable import LecternSpec

@Suite struct ColorTextTests {
  @Test(arguments: [
    "#abc", "#abcd", "#0b57d0", "#0B57D0ff", "navy", "RebeccaPurple", "transparent",
    "rgb(11 87 208)", "rgba(11, 87, 208, 0.5)", "hsl(217deg 90% 43% / 50%)",
    "oklch(0.6 0.2 260)", "color(display-p3 1 0.5 0)",
  ])
  func takesColors(text: String) { #expect(isColor(text)) }

  @Test(arguments: [
    "", "#", "#ab", "#abcde", "#ghijkl", "purpul", "12px", "rgb", "rgb()", "rgb(1 2 3", "rgb(1;2)",
    "rgb(1 2 3))", "url(1.png)", "var(--ink)", "red;}", "rgb(1) red, rgb(2)", "#аbc",
  ])
  func refusesTheRest(text: String) { #expect(!isColor(text)) }
}
