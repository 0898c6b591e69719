import LecternRun
import Testing

@testable import LecternSite

@Suite struct RoundPlacesTests {
  @Test func shortRunsShowEveryEpoch() {
    #expect(roundPlaces(to: 4) == [0, 1, 2, 3, 4])
    #expect(roundPlaces(to: 0) == [0])
  }

  @Test(arguments: [10, 40, 137, 1000, 99_999])
  func longRunsShowRoundEpochsBothEndsAndEvents(last: Int) {
    let places = roundPlaces(to: last, events: [7, last + 5])
    #expect(places.first == 0 && places.last == last && places.contains(7))
    #expect(places.count <= 11)
    #expect(places == places.sorted())
    #expect(places.contains(1))
  }
}

@Suite struct TableTests {
  @Test func tiesAsPrintedAreAllBest() {
    #expect(bestPlaces([0.14401, 0.14399, 0.2, .infinity, nil]) == [0, 1])
    #expect(bestPlaces([.nan, .infinity]).isEmpty)
  }
}

@Suite struct SearchTests {
  @Test func theIndexIsAScriptOfItsOwn() {
    let rows = searchRows([
      SearchEntry(
        address: "a.html#x", title: "A </script> b", lesson: "L", text: "One one TWO two, été a")
    ])
    let script = String(decoding: searchFile([rows, "", rows]).bytes, as: UTF8.self)
    #expect(script.hasPrefix("window.lecternIndex=[["))
    #expect(script.contains("\"one two été\""))
  }
}

@Suite struct SlugTests {
  @Test func namesBecomeAddresses() {
    #expect(slug("rates[0.1, 32]") == "rates-0.1-32")
    #expect(slug("race.adam") == "race.adam")
    #expect(slug("«é»") == "é")
  }
}

@Suite struct SitemapTests {
  @Test func addressesAreEscapedAndTheFrontPageIsTheBase() {
    let map = sitemap(base: "https://a.b/c", pages: ["index.html", "x&y.html"])
    #expect(map.contains("<loc>https://a.b/c/</loc>"))
    #expect(map.contains("<loc>https://a.b/c/x&amp;y.html</loc>"))
  }
}

@Suite struct SamplePlacesTests {
  @Test func aSampleFollowsNoPatternOfTheRows() {
    // Rows of three classes in turn: an even stride of three over two would leave one class out.
    let places = samplePlaces(300, limit: 200)
    #expect(places.count == 200 && places == places.sorted() && Set(places).count == 200)
    for remainder in 0..<3 { #expect(places.count { $0 % 3 == remainder } > 50) }
    #expect(samplePlaces(5, limit: 200) == [0, 1, 2, 3, 4])
    #expect(samplePlaces(0, limit: 10).isEmpty)
  }
}
