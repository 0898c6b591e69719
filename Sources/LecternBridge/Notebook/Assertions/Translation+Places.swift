import LecternRun
import LecternSource
import LecternSpec

/// Indices and methods: `rates[0.1]`, `loss[5]`, `predict(70)`.
extension Translation {
  mutating func element(
    _ indices: [Expression], of item: PythonItem
  ) throws(Unasserted) -> PythonItem {
    var places: [(python: String, label: String)] = []
    for index in indices { places.append(try self.index(index)) }
    let only = places.count == 1 ? places[0].python : nil
    switch item {
    case .compare(let compare):
      guard let member = scope.member(places.map(\.label), of: compare) else { throw .other }
      return try run(member.result.name)
    case .many(let items):
      var parts: [PythonItem] = []
      for item in items { parts.append(try element(indices, of: item)) }
      return .many(parts)
    case .series(let series):
      guard let only else { throw .other }
      return .value(series.element(only))
    case .numbers(let python, _):
      guard let only else { throw .other }
      return .value("\(python)[\(only)]")
    case .table(let python):
      // One index is enough where there is one row or one column.
      if let only { return .value("\(python).ravel()[\(only)]") }
      return .value("\(python)[\(places.map(\.python).joined(separator: ", "))]")
    case .parameters(let object):
      guard let only, !object.isSolved else { throw .other }
      return .numbers("\(object.python).path[\(only)]", rows: nil)
    case .weights(let object, let isScaled):
      guard let only, let place = Int(only), object.model.inputs.indices.contains(place) else {
        throw .other
      }
      return weight(place, of: object, isScaled: isScaled)
    case .gradientNorms(let object):
      guard let only else { throw .other }
      return .value(gradientNorm(of: object, layer: nil).element(only))
    case .groups:
      guard let label = places.first?.label, let group = try group(label, of: item) else {
        throw .other
      }
      return group
    case .trace, .stepLayers, .gradientCheck:
      return try traceElement(places.map(\.python), of: item)
    default: throw .other
    }
  }

  mutating func method(
    _ name: String, _ arguments: [Expression], of item: PythonItem
  ) throws(Unasserted) -> PythonItem {
    switch item {
    case .run(let object): return try method(name, arguments, of: object)
    case .compare(let compare):
      var found: [PythonItem] = []
      for member in compare.members {
        found.append(try method(name, arguments, of: run(member.run.result.name)))
      }
      return found.count == 1 ? found[0] : .many(found)
    case .many(let items):
      var found: [PythonItem] = []
      for item in items { found.append(try method(name, arguments, of: item)) }
      return .many(found)
    case .series(let series) where name == "from" && arguments.count == 2:
      return .series(
        series.part(from: try value(of: arguments[0]), to: try value(of: arguments[1])))
    case .series(let series) where name == "quantile" && arguments.count == 1:
      return .value("np.quantile(\(series.whole), \(try value(of: arguments[0])))")
    case .data(let data): return try method(name, arguments, of: data)
    case .numbers(let python, let rows?) where name == "by":
      return try split(python, rows, by: arguments)
    default: throw .other
    }
  }

  // MARK: Runs

  private mutating func method(
    _ name: String, _ arguments: [Expression], of object: RunObject
  ) throws(Unasserted) -> PythonItem {
    let python = object.python
    switch name {
    case "gradient_noise": throw .gradientNoise
    case "epochs_to":
      guard moment == nil, arguments.count == 1, !object.isSolved, !object.isPerceptron else {
        throw .other
      }
      inner.append(.run(object))
      moment = "e"
      defer {
        inner.removeLast()
        moment = nil
      }
      return .value("\(python).epochs_to(lambda e: \(try value(of: arguments[0])))")
    case "never_separates" where object.isPerceptron:
      return .value("(\(python).first_clean_epoch == float(\"inf\"))")
    case "diverges", "oscillates", "overfits_after", "plateaus":
      if object.isSolved || object.isPerceptron { throw .other }
    case "predict", "probability":
      guard !object.isPerceptron, object.run.result.fitted.layers.last?.outputs == 1,
        [.numbers, .probability].contains(object.run.result.fitted.output),
        arguments.count == object.run.result.fitted.inputs.count,
        !arguments.contains(where: { if case .text = $0.kind { true } else { false } })
      else { throw .other }
    default: throw .other
    }
    var parts: [String] = []
    for argument in arguments { parts.append(try value(of: argument)) }
    let method = name == "probability" ? "predict" : name
    return .value(LecternBridge.call("\(python).\(method)", parts))
  }

  // MARK: Data

  private mutating func method(
    _ name: String, _ arguments: [Expression], of data: DataResult
  ) throws(Unasserted) -> PythonItem {
    var columns: [PythonItem] = []
    for argument in arguments {
      guard let name = columnName(argument), let column = column(name, of: data, on: nil) else {
        throw .other
      }
      columns.append(column)
    }
    switch (name, columns.count) {
    case ("column", 1): return columns[0]
    case ("correlation", 2):
      guard case .numbers(let a, _) = columns[0], case .numbers(let b, _) = columns[1] else {
        throw .other
      }
      return .value("np.corrcoef(\(a), \(b))[0, 1]")
    default: throw .other
    }
  }

  private func columnName(_ expression: Expression) -> String? {
    switch expression.kind {
    case .name(let name), .text(let name): name
    default: nil
    }
  }

  /// `by(sex)`, or `by(sex, male)`, whose value is a mean.
  private mutating func split(
    _ numbers: String, _ rows: PythonRows, by arguments: [Expression]
  ) throws(Unasserted) -> PythonItem {
    guard let name = arguments.first.flatMap(columnName), let column = rows.data.column(name) else {
      throw .other
    }
    needs(rows.data)
    let groups = PythonItem.groups(numbers, rows: rows, column: column)
    guard arguments.count == 2 else { return groups }
    guard let group = try group(index(arguments[1]).label, of: groups) else { throw .other }
    return group
  }
}
