import LecternChart
import LecternMarkup
import LecternNumerics
import LecternRun
import LecternSource
import LecternSpec
import LecternWeb

/// The controls above the figures that they change. Without a script a table of a few settings is
/// all there is; the script reveals the form.
///
/// - Parameters:
///   - members: for each figure that is drawn again, the run that it shows alone.
///   - still: the elements that keep showing the author's runs.
///   - hasPictures: whether some figures need the page's second module.
func liveNode(
  _ piece: LivePiece, members: [Int?], still: [String], hasPictures: Bool
) -> Node {
  let live = piece.live
  let id = "live-\(slug(live.name))"
  var form: [Node] = [
    element(
      .p, [.class("live-t"), .id("\(id)-t")], .text("Try it: change the run and watch"))
  ]
  var knobs: [Node] = []
  if live.starts.count > 1 {
    knobs.append(
      element(
        .div, [.class("knob")],
        element(.label, [.for("\(id)-s")], .text("Start from")),
        element(
          .select, [.id("\(id)-s"), .data("start", ""), .attribute("autocomplete", "off")],
          live.starts.enumerated().map { place, start in
            element(.option, [.attribute("value", String(place))], .text(words(start.label)))
          })))
  }
  for (place, control) in live.controls.enumerated() {
    knobs.append(knob(control, place, id: id))
  }
  form.append(element(.div, [.class("knobs")], knobs))
  form.append(
    element(
      .p, [.class("live-b")],
      [
        ("reset", "As written"), ("stop", "Stop"), ("copy", "Copy the spec as changed"),
        ("link", "Copy a link"),
      ]
      .map { action, text in
        element(
          .button,
          [.class("pill"), .type("button"), .data("do", action)]
            + (action == "stop" ? [.flag("hidden")] : []), .text(text))
      }))
  form.append(
    element(
      .p, [.class("live-run"), .flag("hidden")],
      element(.progress, [.aria("label", "How far the run is")]), element(.span)))
  form.append(element(.p, [.class("live-say")]))
  form.append(element(.p, [.class("vh"), .role("status")]))
  form.append(element(.ul, [.class("live-claims")]))
  var children: [Node] = [
    element(
      .form,
      [.class("live-form"), .flag("hidden"), .data("script", ""), .aria("labelledby", "\(id)-t")],
      form)
  ]
  if let table = live.table {
    children.append(
      element(
        .details, [.class("data")], element(.summary, [], .text(table.title)),
        scrollBox(label: table.title, table.node())))
  }
  children.append(
    element(
      .script, [.type("application/json")], .embeddedJSON(liveJSON(piece, members, still).compact)))
  return element(
    .section,
    [
      .class("live"), .id(id), .data("live", live.name), .data("rows", live.address),
    ] + (hasPictures ? [.data("pictures", "")] : []) + [
      .aria("label", "Change the run \(words(live.name))")
    ], children)
}

private func knob(_ control: Explore, _ place: Int, id: String) -> Node {
  let input = "\(id)-\(place)"
  let unit = control.unit.map { " (\($0))" } ?? ""
  let label = element(.label, [.for(input)], .text(controlLabel(control) + unit))
  switch control.control {
  case .range(let range):
    return element(
      .div, [.class("knob"), .data("control", String(place))], label,
      element(
        .input,
        [
          .id(input), .type("range"), .attribute("min", "0"), .attribute("max", "200"),
          .attribute("autocomplete", "off"),
        ]),
      element(
        .input,
        [
          .type("number"), .attribute("step", "any"), .attribute("autocomplete", "off"),
          .attribute("min", numberText(range.minimum)),
          .attribute("max", numberText(range.maximum)),
          .aria("label", "\(controlLabel(control))\(unit), exactly"),
        ]))
  case .choices:
    return element(
      .div, [.class("knob"), .data("control", String(place))], label,
      element(.select, [.id(input), .attribute("autocomplete", "off")]))
  }
}

/// Everything that the page's script needs to build settings: numbers with all their digits.
private func liveJSON(_ piece: LivePiece, _ members: [Int?], _ still: [String]) -> JSON {
  let live = piece.live
  let controls = live.controls.map { control -> JSON in
    var entries: [(key: String, value: JSON)] = [
      ("field", .text(control.field.value)), ("label", .text(controlLabel(control))),
    ]
    if let unit = control.unit { entries.append(("unit", .text(unit))) }
    if case .range(let range) = control.control {
      entries += [
        ("min", .number(range.minimum)), ("max", .number(range.maximum)),
        ("log", .truth(range.scale == .log)), ("whole", .truth(range.isWhole)),
      ]
      if let step = range.step { entries.append(("step", .number(step))) }
    }
    return .object(entries)
  }
  let starts = live.starts.map { start -> JSON in
    let places = live.controls.map { start.source?.places[$0.field.value] }
    return .object(
      [("label", .text(words(start.label))), ("author", .integer(start.author))]
        // Left out where the start is the author's run itself.
        + (start.replaced != nil ? [] : [("settings", .text(numberList(start.settings)))])
        + [
          ("changes", .array(start.changes.map(changeJSON))),
          ("spec", .text((start.source?.lines ?? []).joined(separator: "\n"))),
          ("lines", .array(places.map { $0.map { .integer($0) } ?? .null })),
        ])
  }
  let claims = piece.claims.map { claim -> JSON in
    var entries: [(key: String, value: JSON)] = [
      ("about", .integer(claim.author)), ("says", .text(claim.written)),
      ("quote", .text(claim.quote)), ("is", .text(numberList(claim.formula.numbers))),
    ]
    if claim.isMoment { entries.append(("moment", .truth(true))) }
    if let target = claim.target {
      entries += [("goal", .number(target.middle)), ("within", .number(target.reach))]
      if target.isPercent { entries.append(("percent", .truth(true))) }
    }
    return .object(entries)
  }
  return .object([
    ("key", .text("\(piece.lesson)/\(live.name)")),
    ("unit", .text(live.plotted[0].record.unit.name)),
    ("controls", .array(controls)), ("starts", .array(starts)),
    ("authors", .array(live.authors.map { .text(numberList($0)) })),
    ("labels", .array(live.plotted.map { .text($0.label) })),
    ("members", .array(members.map { $0.map { .integer($0) } ?? .null })),
    ("still", .array(still.map { .text($0) })),
    ("claims", .array(claims)),
    ("grows", .array(piece.growing.indices.filter { piece.growing[$0] }.map { .integer($0) })),
    ("fixed", .integer(PageSettings.fixedCount)),
  ])
}

/// Numbers with all their digits as one text, as the page's script reads its lists: apart by spaces,
/// `v*n` for n in a row.
private func numberList(_ values: [Double]) -> String {
  var words: [String] = []
  var count = 0
  for (place, value) in values.enumerated() {
    count += 1
    let next = place + 1
    if next < values.count, values[next].bitPattern == value.bitPattern { continue }
    words.append(count > 1 ? "\(digits(value))*\(count)" : digits(value))
    count = 0
  }
  return words.joined(separator: " ")
}

private func digits(_ value: Double) -> String {
  if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
  let text = "\(value)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

private func changeJSON(_ change: LiveChange?) -> JSON {
  switch change {
  case nil: .null
  case .number(let place): .integer(place)
  case .options(let options):
    .array(
      options.map { option in
        var entries: [(key: String, value: JSON)] = [
          ("text", .text(option.text)),
          (
            "set",
            .array(option.changes.map { .array([.integer($0.place), .number($0.value)]) })
          ),
        ]
        if let tail = option.tail { entries.append(("tail", .array(tail.map { .number($0) }))) }
        return .object(entries)
      })
  }
}

/// The script that hands the rows and the author's results to the page: loaded when a control is
/// first touched.
func liveScript(_ report: Report) -> OutputFile? {
  guard let live = report.live, let packet = report.exhibit?.packet else { return nil }
  let key = "\(live.lesson)/\(live.live.name)"
  return OutputFile(
    live.live.address,
    "lectern.rows[\(JSON.text(key).compact)]={"
      + "exhibit:\"\(base64(littleEndian(packet.numbers)))\",text:\"\(base64(packet.text))\","
      + "rows:\"\(base64(littleEndian(live.live.rows.numbers)))\"};\n")
}

private func littleEndian(_ numbers: [Double]) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(numbers.count * 8)
  for number in numbers {
    var bits = number.bitPattern
    for _ in 0..<8 {
      bytes.append(UInt8(truncatingIfNeeded: bits))
      bits >>= 8
    }
  }
  return bytes
}
