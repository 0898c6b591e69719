import LecternRun
import LecternSource
import Testing

@Suite struct DataTests {
  private func data(_ keys: String, table: String) throws -> DataResult {
    let lesson = try LessonFixture(
      "```data d\ncsv: t.csv\n\(keys)\n```\n", tables: ["t.csv": table])
    #expect(lesson.diagnostics.isEmpty)
    return try #require(lesson.results.data("d"))
  }

  private let table = "x,y,kind\n1,10,b\n2,20,a\n3,,b\n4,40,a\n5,50,b\n"

  @Test func wordsBecomeCategories() throws {
    let data = try data(
      "columns: {y: {missing: drop, unit: lb, label: weight}}\nfeatures: [x]\ntarget: y",
      table: table)
    let kind = try #require(data.column("kind"))
    #expect(kind.kind == .category)
    #expect(kind.categories == ["a", "b"])
    #expect(kind.values == [1, 0, 0, 1])
    #expect(data.rowCount == 4)
    #expect(data.column("y")?.axisTitle == "weight (lb)")
  }

  @Test func missingCellsTakeTheTrainingMean() throws {
    let data = try data(
      "columns: {y: {missing: mean}}\nfeatures: [x]\ntarget: y\n"
        + "split: {validation: 0.4, shuffle: false}", table: table)
    #expect(data.training == [0, 1, 2])
    #expect(data.column("y")?.values == [10, 20, 15, 40, 50])
    #expect(data.column("y")?.statistics.mean == 27)
    #expect(data.column("y")?.statistics.missing == 1)
  }

  @Test func scalingIsFittedOnTrainingRows() throws {
    let data = try data(
      "columns: {y: {missing: drop}}\nfeatures: [x]\ntarget: y\nscale: min_max\n"
        + "split: {validation: 0.5, shuffle: false}", table: table)
    #expect(data.featureScaling.map(\.center) == [1])
    #expect(data.featureScaling.map(\.scale) == [1])
  }

  @Test func rowsAreSortedShuffledAndCut() throws {
    let numbers = "x,y\n3,1\n1,2\n2,3\n"
    #expect(try data("sort_by: x", table: numbers).column("x")?.values == [1, 2, 3])
    #expect(try data("sort_by: x\nlimit: 2", table: numbers).column("x")?.values == [1, 2])
    let shuffled = try data("shuffle: true\nseed: 3", table: numbers).column("x")?.values ?? []
    #expect(shuffled.sorted() == [1, 2, 3])
    #expect(shuffled == (try data("shuffle: true\nseed: 3", table: numbers).column("x")?.values))
  }

  @Test func severalCategoriesHaveAnInputEach() throws {
    let lesson = try LessonFixture(
      """
      ```data d
      csv: t.csv
      features: [x, color]
      target: y
      scale: {x: standard}
      ```

      ```train descent
      data: d
      learning_rate: 0.1
      epochs: 3000
      batch_size: full
      ```

      ```train exact
      data: d
      solver: qr
      ```

      ```train classes
      data: d
      features: [x]
      target: color
      model: softmax
      epochs: 2
      batch_size: full
      ```
      """,
      tables: ["t.csv": "x,color,y\n1,red,11\n2,green,22\n3,blue,33\n4,red,14\n5,green,25\n"])
    #expect(lesson.diagnostics.isEmpty)
    let descent = try #require(lesson.results.run("descent"))
    #expect(descent.model.inputs == ["x", "color_blue", "color_green", "color_red"])
    // y = x + 10, 20, 30; without a baseline the solver's weights tell the distance from blue.
    let exact = try #require(lesson.results.run("exact"))
    #expect(exact.model.inputs == ["x", "color_green", "color_red"])
    for (path, value) in [
      ("exact.bias", 30.0), ("exact.weights.x", 1), ("exact.weights.color_green", -10),
      ("exact.weights.color_red", -20), ("exact.predict(7, 0, 1)", 17),
      ("descent.predict(7, 0, 0, 1)", 17), ("descent.predict(7, 1, 0, 0)", 37),
    ] {
      #expect((try lesson.number(path) - value).magnitude < 1e-6, "\(path)")
    }
    #expect(lesson.results.run("classes")?.model.classes == ["blue", "green", "red"])
  }

  @Test func lastColumnIsTheTarget() throws {
    let data = try data("seed: 1", table: "a,b,c\n1,2,3\n4,5,6\n")
    #expect(data.features == ["a", "b"])
    #expect(data.targets == ["c"])
  }
}
