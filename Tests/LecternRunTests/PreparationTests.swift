import LecternEngine
import Testing

@testable import LecternRun

@Suite struct PreparationTests {
  @Test func runsThatAskForTheSameShareTheirRows() throws {
    let lesson = try LessonFixture(
      """
      ```data points
      generate:
        line:
          rows: 20
      ```

      ```compare rates
      train:
        data: points
        optimizer: sgd
        epochs: 2
        batch_size: full
      vary:
        learning_rate: [0.1, 0.01]
      ```

      ```train scaled
      data: points
      scale: standard
      epochs: 2
      batch_size: full
      ```

      """)
    let rows = lesson.plan.jobs.compactMap { $0.setup.prepared?.training.features.elements }
    #expect(rows.count == 3)
    #expect(rows[0] == rows[1] && rows[0] != rows[2])
    let places = rows.map { $0.withUnsafeBufferPointer { $0.baseAddress } }
    #expect(places[0] == places[1] && places[0] != places[2])
  }
}
