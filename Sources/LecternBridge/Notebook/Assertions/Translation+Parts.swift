import LecternRun
import LecternSource
import LecternSpec

/// What has a name inside of something: `loss` of a run, `final` of a series, `mean` of a column.
extension Translation {
  /// The part of this name; nil where there is none.
  mutating func part(_ name: String, of item: PythonItem) throws(Unasserted) -> PythonItem? {
    switch item {
    case .run(let object): return try part(name, of: object)
    case .compare(let compare): return try part(name, of: compare)
    case .many(let items):
      var parts: [PythonItem] = []
      for item in items {
        guard let part = try part(name, of: item) else { return nil }
        parts.append(part)
      }
      return .many(parts)
    case .series(let series): return summary(name, of: series)
    case .numbers(let python, _): return statistic(name, of: python).map { .value($0) }
    case .part(let object, let part): return self.part(name, of: object, on: part)
    case .parameters(let object): return parameters(name, of: object)
    case .weights(let object, let isScaled):
      return weightPart(name, of: object, isScaled: isScaled)
    case .scaled(let object):
      switch name {
      case "weight", "weights": return weights(name, of: object, isScaled: true)
      case "bias": return bias(of: object, isScaled: true)
      default: return nil
      }
    case .layer(let object, let place): return layer(name, of: object, place)
    case .curvature(let python): return curvature(name, python)
    case .gradientNorms(let object):
      let layers = object.layers
      switch name {
      case "first": return .series(gradientNorm(of: object, layer: 0))
      case "last": return .series(gradientNorm(of: object, layer: layers.count - 1))
      default: return summary(name, of: gradientNorm(of: object, layer: nil))
      }
    case .data(let data): return part(name, of: data)
    case .dataPart(let data, let part):
      if name == "rows", let column = data.columns.first {
        needs(data)
        return .value("len(\(PythonRows(data: data, part: part).column(column.name)))")
      }
      return column(name, of: data, on: part)
    case .groups: return try group(name, of: item)
    case .step, .stepLayers, .stepLayer, .stepSlopes, .named, .trace, .gradientCheck:
      return try tracePart(name, of: item)
    case .value, .table: return nil
    }
  }

  // MARK: Series and numbers

  private func summary(_ name: String, of series: PythonSeries) -> PythonItem? {
    let whole = series.whole
    switch name {
    case "final": return .value(series.final)
    case "initial": return .value(series.initial)
    case "best", "min": return .value("min(\(whole))")
    case "max": return .value("max(\(whole))")
    case "mean": return .value("np.mean(\(whole))")
    case "count": return .value("len(\(whole))")
    case "best_epoch", "best_update":
      guard (name == "best_update") == series.countsUpdates else { return nil }
      let shift = series.first == 0 ? "" : " + \(series.first)"
      return .value("(int(np.nanargmin(\(whole)))\(shift))")
    default: return nil
    }
  }

  private func statistic(_ name: String, of array: String) -> String? {
    switch name {
    case "max", "min", "mean", "sum": "\(array).\(name)()"
    case "sd": "\(array).std()"
    case "median": "np.median(\(array))"
    case "count": "len(\(array))"
    default: nil
    }
  }

  // MARK: Compares

  private mutating func part(
    _ name: String, of compare: BridgedCompare
  ) throws(Unasserted) -> PythonItem? {
    if name == "seeds" { throw .seeds }
    if let member = scope.member([name], of: compare), Double(name) == nil {
      return try run(member.result.name)
    }
    var parts: [PythonItem] = []
    for member in compare.members {
      guard let part = try part(name, of: run(member.run.result.name)) else { return nil }
      parts.append(part)
    }
    return parts.count == 1 ? parts[0] : .many(parts)
  }

  // MARK: Data

  private mutating func part(_ name: String, of data: DataResult) -> PythonItem? {
    if let part = DataPart(rawValue: name) { return .dataPart(data, part) }
    if name == "rows" {
      needs(data)
      return .value("len(tables[\(PythonLiteral.string(data.name))])")
    }
    return column(name, of: data, on: nil)
  }

  mutating func column(_ name: String, of data: DataResult, on part: DataPart?) -> PythonItem? {
    guard let column = data.column(name), column.kind == .number else { return nil }
    needs(data)
    let rows = PythonRows(data: data, part: part)
    return .numbers(rows.column(name), rows: rows)
  }

  /// The numbers of one group.
  func group(_ label: String, of item: PythonItem) throws(Unasserted) -> PythonItem? {
    guard case .groups(let numbers, let rows, let column) = item else { return nil }
    let literal: String
    if column.kind == .category {
      guard column.categories.contains(label) else { return nil }
      literal = labelLiteral(label, of: column)
    } else {
      guard let number = Double(label) else { return nil }
      literal = PythonLiteral.plain(number)
    }
    return .numbers("\(numbers)[\(rows.column(column.name)) == \(literal)]", rows: nil)
  }
}
