import LecternChart
import LecternRun
import LecternSite
import LecternSource
import Testing

@testable import Lectern

/// A chart that a course's own catalog adds.
@Suite struct AddedChartTests {
  private let catalog = Catalog.standard.addingChart("ends", "Where runs end.") { runs in
    runs.isEmpty
      ? nil
      : ParameterChart(
        x: runs[0].loss.indices.map(Double.init),
        parameters: runs.map {
          ParameterChart.Parameter(label: $0.label, slot: 1, values: $0.loss)
        },
        title: "Where they end"
      ).figure()
  }

  @Test(arguments: [
    "```train t\ndata: d\nepochs: 3\nbatch_size: full\nshow: [ends]\n```",
    """
    ```compare c
    train: {data: d, epochs: 3, batch_size: full}
    vary:
      learning_rate: [0.01, 0.1]
    show: [ends]
    ```
    """,
    """
    ```train t
    data: d
    epochs: 3
    batch_size: full
    ```

    ```chart
    kind: ends
    of: t
    ```
    """,
  ]) func isDrawnWhereItIsAskedFor(specs: String) {
    let (page, report) = renderedPage(specs, catalog)
    #expect(report.diagnostics.map(\.message) == [])
    #expect(page.contains("Where they end"))
  }

  @Test func isSuggestedWhenItIsMisspelled() {
    let (_, report) = renderedPage(
      "```train t\ndata: d\nepochs: 3\nshow: [endz]\n```", catalog)
    #expect(report.diagnostics.map(\.label).contains("did you mean 'ends'?"))
  }
}
