import LecternRun

/// Scaling, fitted on the training rows only: `x` and `y` become what the run trains on, and the
/// names with `_center` and `_scale` lead back.
func scalingLines(_ run: BridgedRun, isSplit: Bool) -> [String] {
  let fitted = run.result.fitted
  return scaling(of: "x", methods: fitted.featureScaling.map(\.method), isSplit: isSplit)
    + scaling(of: "y", methods: fitted.targetScaling.map(\.method), isSplit: isSplit)
}

private func scaling(of name: String, methods: [String], isSplit: Bool) -> [String] {
  let kinds = ["standard", "center", "min_max"].filter(methods.contains)
  guard let first = kinds.first else { return [] }
  let rows = isSplit ? "\(name)[train]" : name
  let apply = "\(name) = (\(name) - \(name)_center) / \(name)_scale"
  if methods.allSatisfy({ $0 == first }) {
    let (center, scale) = statistics(first, of: rows)
    return ["\(name)_center, \(name)_scale = \(center), \(scale)", apply]
  }
  // Column by column: those that stay as they are have a center of 0 and a scale of 1.
  let count = methods.count
  var lines = ["\(name)_center, \(name)_scale = np.zeros(\(count)), np.ones(\(count))"]
  for kind in kinds {
    let columns = methods.indices.filter { methods[$0] == kind }.map(String.init)
    let part = "[\(columns.joined(separator: ", "))]"
    let (center, scale) = statistics(
      kind, of: isSplit ? "\(rows)[:, \(part)]" : "\(name)[:, \(part)]")
    lines.append("\(name)_center[\(part)] = \(center)")
    if scale != "1" { lines.append("\(name)_scale[\(part)] = \(scale)") }
  }
  return lines + [apply]
}

/// The center and the scale of these rows' columns.
private func statistics(_ method: String, of rows: String) -> (center: String, scale: String) {
  switch method {
  case "standard": ("\(rows).mean(axis=0)", "\(rows).std(axis=0)")
  case "center": ("\(rows).mean(axis=0)", "1")
  default: ("\(rows).min(axis=0)", "np.ptp(\(rows), axis=0)")
  }
}
