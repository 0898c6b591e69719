import LecternSource

/// The comparison of a trace's gradients with central differences.
func gradientCheckGroup(_ trace: TraceResult) -> Group {
  let worst = trace.gradientCheck.map(\.relativeError).max() ?? .nan
  var entries: [Group.Entry] = [
    .init("max", .number(worst)), .init("max_relative_error", .number(worst)),
  ]
  entries.append(
    .init(
      "parameters",
      tree(
        trace.gradientCheck.map { row in
          (
            row.parameter,
            .group(
              Group(
                "the check of '\(row.parameter)'", value: .number(row.relativeError),
                entries: [
                  .init("analytic", .number(row.analytic)),
                  .init("numeric", .number(row.numeric)),
                  .init("error", .number(row.relativeError)),
                ]))
          )
        }, "the gradient check")))
  return Group(
    "the gradient check of trace '\(trace.name)'", value: .number(worst), entries: entries,
    element: { index in
      let widths = trace.gradientCheckWidths
      // By the width itself, or by its place from the widest on.
      let byWidth = widths.first { $0.h == index.only?.number }
      let byPlace = index.only?.wholeNumber.flatMap {
        widths.indices.contains($0) ? widths[$0] : nil
      }
      guard let row = byWidth ?? byPlace else {
        return .absent("the check was made for h = \(list(widths.map { Value.text(of: $0.h) }))")
      }
      return .item(
        .group(
          Group(
            "the check for h = \(Value.text(of: row.h))", value: .number(row.relativeError),
            entries: [
              .init("h", .number(row.h)),
              .init("max_relative_error", .number(row.relativeError)),
            ])))
    })
}
