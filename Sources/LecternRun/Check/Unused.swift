import LecternLesson
import LecternSource
import LecternSpec

/// The specs that show nothing and that nothing refers to, in the order of the lesson.
func unusedSpecs(_ specs: [Spec], mentioned: Set<String>, references: Set<String>) -> [Spec] {
  var used = mentioned.union(references)
  for spec in specs {
    switch spec {
    case .train(let train):
      if let fit = train.fit { used.insert(fit.data.value) }
    case .compare(let compare):
      if let base = compare.baseName { used.insert(base.value) }
      for member in compare.members {
        if let fit = member.spec.fit { used.insert(fit.data.value) }
      }
    case .trace(let trace): used.insert(root(of: trace.run.value))
    case .chart(let chart):
      for written in chart.of { used.formUnion(written.expression.roots) }
    case .table(let table):
      for written in table.of { used.formUnion(written.expression.roots) }
      for column in table.columns { used.formUnion(column.value.expression.roots) }
    case .quiz(let quiz):
      if let control = quiz.control { used.insert(root(of: control.value)) }
    case .data, .math: break
    }
  }
  return specs.filter { spec in
    guard let name = spec.name?.value, !used.contains(name) else { return false }
    switch spec {
    case .data(let data): return data.show?.map(\.value) == ["none"]
    case .train(let train):
      return train.show?.map(\.value) == ["none"] && train.expectations.isEmpty
    default: return false
    }
  }
}

private func root(of path: String) -> String {
  String(path.prefix { $0 != "." && $0 != "[" })
}
