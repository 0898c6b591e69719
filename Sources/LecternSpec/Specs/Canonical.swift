import LecternSource

/// A resolved spec as lines of field and value: every field that changes what is computed, with
/// defaults filled in, and nothing that only changes what is shown or checked.
package struct CanonicalFields: Equatable, Sendable {
  package struct Line: Equatable, Sendable {
    /// Dotted: `optimizer.learning_rate`.
    package var field: String
    package var value: String
  }

  package private(set) var lines: [Line] = []

  /// One line for each field; the same text means the same computation.
  package var text: String { lines.map { "\($0.field): \($0.value)\n" }.joined() }

  package subscript(field: String) -> String? { lines.first { $0.field == field }?.value }

  mutating func add(_ field: String, _ value: String) {
    lines.append(Line(field: field, value: value))
  }

  mutating func add(_ field: String, _ value: String?) {
    if let value { add(field, value) }
  }

  mutating func add(_ field: String, _ value: Double) { add(field, numberText(value)) }
  mutating func add(_ field: String, _ value: Int) { add(field, String(value)) }
  mutating func add(_ field: String, _ value: Bool) { add(field, value ? "true" : "false") }

  mutating func add(_ field: String, _ names: [Located<String>]?) {
    guard let names else { return }
    add(field, "[" + names.map { quoted($0.value) }.joined(separator: ", ") + "]")
  }

  mutating func add(_ field: String, _ component: ComponentSpec?) {
    guard let component else { return }
    add(field, component.name)
    for argument in component.arguments {
      if let inner = argument.value.value.component {
        add("\(field).\(argument.name)", inner)
      } else {
        add("\(field).\(argument.name)", argument.value.value.canonicalText)
      }
    }
  }

  mutating func add(_ field: String, _ scaling: Scaling?) {
    switch scaling {
    case nil: break
    case .all(let method)?: add(field, method.rawValue)
    case .byColumn(let columns)?:
      for column in columns.sorted(by: { $0.column.value < $1.column.value })
      where column.method != .none {
        add("\(field).\(quoted(column.column.value))", column.method.rawValue)
      }
    }
  }

  /// The fields in which `other` differs, in the order of this spec's fields, then of the other's.
  package func differences(from other: CanonicalFields) -> [Difference] {
    var result: [Difference] = []
    for line in other.lines where self[line.field] != line.value {
      result.append(Difference(field: line.field, base: line.value, member: self[line.field]))
    }
    for line in lines where other[line.field] == nil {
      result.append(Difference(field: line.field, base: nil, member: line.value))
    }
    return result
  }
}

extension Setting {
  /// Text that tells values apart, whatever way they were written in.
  package var canonicalText: String {
    switch self {
    case .number(let value): numberText(value)
    case .integer(let value): String(value)
    case .text(let value): quoted(value)
    case .flag(let value): value ? "true" : "false"
    case .list(let items): "[\(items.map(\.value.canonicalText).joined(separator: ", "))]"
    case .component(let component):
      component.name
        + bracketed("(", component.arguments.map { ($0.name, $0.value.value.canonicalText) }, ")")
    case .mapped(let text): quoted(text.text)
    case .expression(let expression): printed(expression.expression)
    case .fields(let fields):
      bracketed("{", fields.entries.map { ($0.name, $0.value.value.canonicalText) }, "}")
    case .dictionary(let entries):
      bracketed("{", entries.map { (quoted($0.key.value), $0.value.value.canonicalText) }, "}")
    case .raw(let node): node.canonicalText
    case .missing: "null"
    }
  }
}

extension RawNode {
  /// The values alone: places, quotation and the forms of numbers do not matter.
  package var canonicalText: String {
    switch kind {
    case .scalar(let scalar):
      if isNull { return "null" }
      if scalar.style == .plain, let number = plainNumber(scalar.text) { return numberText(number) }
      return quoted(scalar.text)
    case .sequence(let items):
      return "[\(items.map(\.canonicalText).joined(separator: ", "))]"
    case .mapping(let entries):
      return bracketed("{", entries.map { (quoted($0.name), $0.value.canonicalText) }, "}")
    }
  }
}

private func bracketed(_ open: String, _ pairs: [(String, String)], _ close: String) -> String {
  open + pairs.map { "\($0.0): \($0.1)" }.joined(separator: ", ") + close
}

/// Bare where the text is a name, else in quotation marks.
private func quoted(_ text: String) -> String {
  if isExpressionName(text) { return text }
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

extension TrainSpec {
  /// Everything that decides the run's numbers besides the data set itself, which is named.
  package var canonicalFields: CanonicalFields {
    var fields = CanonicalFields()
    switch subject {
    case .function(let function):
      fields.add("model", function)
    case .fit(let fit):
      fields.add("data", fit.data.value)
      fields.add("features", fit.features)
      fields.add("target", fit.target)
      fields.add("scale", fit.scale)
      fields.add("scale_target", fit.scaleTarget)
      fields.add("model", fit.model)
      fields.add("loss", fit.loss)
    }
    switch method {
    case .solve(let solver): fields.add("solver", solver)
    case .descend(let descent): descent.add(to: &fields)
    }
    fields.add("dialect", dialect.rawValue)
    fields.add("seed", seed)
    fields.add("record", "[" + record.map(\.rawValue).sorted().joined(separator: ", ") + "]")
    fields.add("metrics", metrics)
    return fields
  }

  /// For a cache key: equal for runs that compute the same, whatever is shown or expected of them.
  package var canonicalText: String { canonicalFields.text }

  /// The same run with other draws.
  package func replacingSeed(_ seed: Int) -> TrainSpec {
    var copy = self
    copy.seed = seed
    return copy
  }
}

extension Descent {
  fileprivate func add(to fields: inout CanonicalFields) {
    fields.add("optimizer", optimizer)
    fields.add("schedule", schedule)
    fields.add("epochs", epochs)
    switch batchSize {
    case .full: fields.add("batch_size", "full")
    case .rows(let count): fields.add("batch_size", count)
    }
    fields.add("order", order.rawValue)
    fields.add("drop_last", dropsLastBatch)
    fields.add("initial", initial)
    for (name, value) in [
      ("l2", regularization.l2), ("l1", regularization.l1),
      ("l1_subgradient", regularization.l1Subgradient),
      ("weight_decay", regularization.weightDecay),
    ] where value != 0 {
      fields.add("regularization.\(name)", value)
    }
    switch clipping {
    case .value(let limit)?: fields.add("clip.value", limit)
    case .norm(let limit)?: fields.add("clip.norm", limit)
    case .globalNorm(let limit)?: fields.add("clip.global_norm", limit)
    case nil: break
    }
    if let stopping = earlyStopping {
      fields.add("early_stopping.monitor", stopping.monitor.rawValue)
      fields.add("early_stopping.patience", stopping.patience)
      fields.add("early_stopping.min_delta", stopping.minimumDelta)
      fields.add("early_stopping.restore_best", stopping.restoresBest)
    }
    fields.add("stop_when.no_mistakes", stopsWithoutMistakes)
  }
}

extension DataSpec {
  /// Everything that decides the rows besides a CSV file's bytes, which have a key of their own.
  package var canonicalFields: CanonicalFields {
    var fields = CanonicalFields()
    switch source {
    case .csv(let path): fields.add("csv", quoted(path.value))
    case .generated(let generator): fields.add("generate", generator)
    case .rows(let table):
      fields.add("columns", table.columns)
      for (index, row) in table.rows.enumerated() {
        fields.add("rows.\(index)", "[\(row.map { $0.value.text }.joined(separator: ", "))]")
      }
    }
    for column in columns {
      let name = "column.\(quoted(column.name.value))"
      fields.add("\(name).kind", column.kind?.rawValue)
      if column.missing != .error { fields.add("\(name).missing", column.missing.rawValue) }
    }
    fields.add("features", features)
    fields.add("target", target)
    fields.add("scale", scale)
    fields.add("scale_target", scaleTarget)
    if let polynomialDegree { fields.add("polynomial", polynomialDegree) }
    if let split {
      fields.add("split.validation", split.validation)
      fields.add("split.test", split.test)
      fields.add("split.shuffle", split.isShuffled)
      fields.add("split.seed", split.seed)
    }
    if let sortBy { fields.add("sort_by", quoted(sortBy.value)) }
    fields.add("shuffle", isShuffled)
    if let limit { fields.add("limit", limit.value) }
    fields.add("seed", seed)
    return fields
  }

  package var canonicalText: String { canonicalFields.text }
}

extension InlineTable.Cell {
  fileprivate var text: String {
    switch self {
    case .number(let value): numberText(value)
    case .text(let text): "\"\(text)\""
    case .missing: "null"
    }
  }
}
