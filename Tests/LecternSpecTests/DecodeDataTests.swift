import LecternSource
import Testing

@testable import LecternSpec

@Suite struct DecodeDataTests {
  @Test func readsEveryKey() throws {
    let spec = try decodeData(
      """
      csv: data/heights.csv
      columns:
        height: {label: Height, unit: in}
        sex: {kind: category, missing: drop}
      features: [height]
      target: weight
      scale: standard
      scale_target: {weight: center}
      polynomial: 3
      split: {validation: 0.2, test: 0.1, shuffle: false, seed: 4}
      sort_by: sex
      shuffle: true
      limit: 200
      seed: 7
      show: [preview, plot]
      """)
    guard case .csv(let path) = spec.source else { throw Unexpected() }
    #expect(path.value == "data/heights.csv")
    #expect(spec.columns.map(\.name.value) == ["height", "sex"])
    #expect(spec.columns.first?.unit == "in")
    #expect(spec.columns.last?.kind == .category)
    #expect(spec.columns.last?.missing == .drop)
    #expect(spec.features?.map(\.value) == ["height"])
    #expect(spec.target?.map(\.value) == ["weight"])
    #expect(spec.scale == .all(.standard))
    #expect(spec.polynomialDegree == 3)
    #expect(spec.split == Split(validation: 0.2, test: 0.1, isShuffled: false, seed: 4))
    #expect(spec.limit?.value == 200)
    #expect(spec.isShuffled)
    #expect(!spec.canonicalText.contains("Height"))
  }

  @Test func generates() throws {
    let spec = try decodeData("generate:\n  line:\n    rows: 20\nsplit: 0.25")
    guard case .generated(let generator) = spec.source else { throw Unexpected() }
    #expect(generator.integer("rows") == 20)
    #expect(generator.number("noise") == 1)
    #expect(spec.split?.validation == 0.25)
  }

  @Test(arguments: [
    "columns: [x, y]\nrows:\n  - [1, a]\n  - [2.5, null]",
    "rows:\n  - {x: 1, y: a}\n  - {x: 2.5}",
    "columns:\n  - x: {unit: m}\n  - y:\nrows:\n  - [1, a]\n  - [2.5, ~]",
  ])
  func takesRows(yaml: String) throws {
    guard case .rows(let table) = try decodeData(yaml).source else { throw Unexpected() }
    #expect(table.columns.map(\.value) == ["x", "y"])
    #expect(
      table.rows.map { $0.map(\.value) }
        == [[.number(1), .text("a")], [.number(2.5), .missing]])
  }
}
