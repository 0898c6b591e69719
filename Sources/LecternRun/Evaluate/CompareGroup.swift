import LecternSource

/// A compare as expressions see it: its members by name or value, and any path of a run, which
/// stands for that path in every member.
func group(for compare: CompareResult) -> Group {
  let here = "compare '\(compare.name)'"
  let runs = compare.members.map(\.run)
  var entries: [Group.Entry] = [
    .init(
      "members",
      .group(
        Group(
          "the members of \(here)", value: .count(runs.count), dimension: .count([.run]),
          entries: [.init("count", .count(runs.count, .run))]))),
    .found("best") {
      guard let best = compare.best else { return .absent("no member of \(here) ended finite") }
      return .item(.group(memberGroup(best)))
    },
    .found("seeds") {
      if compare.seeds.isEmpty {
        return .absent("\(here) has no seeds; write `seeds:` in the spec")
      }
      return .item(
        .group(
          Group(
            "the seeds of \(here)", subject: .seeds(compare), value: .count(compare.seeds.count),
            dimension: .count([.seed]),
            entries: [.init("count", .count(compare.seeds.count, .seed))])))
    },
  ]
  for (place, member) in compare.members.enumerated() where member.isNamed {
    entries.append(.init(member.label, .group(memberGroup(compare.members[place]))))
  }
  let taken = Set(entries.map(\.name))
  let inner = runs.first.map { group(for: $0).entries } ?? []
  for entry in inner where !taken.contains(entry.name) {
    entries.append(
      .found(entry.name) {
        if runs.count == 1 { return entry.find() }
        var items: [Item] = []
        for run in runs {
          switch group(for: run).member(entry.name) {
          case .item(let item): items.append(item)
          case let other: return other
          }
        }
        return .item(.many(items))
      })
  }
  return Group(
    here, subject: .compare(compare), entries: entries,
    element: { index in
      if let member = compare.members.first(where: { matches($0, index) }) {
        return .item(.group(memberGroup(member)))
      }
      return .absent("the members of \(here) are \(list(compare.members.map { "[\($0.label)]" }))")
    })
}

/// A member run whose value as a whole is its label, so that `race.best == "adam"` reads well.
func memberGroup(_ member: CompareMember) -> Group {
  var inner = group(for: member.run)
  inner.value = .text(member.label)
  if let only = member.coordinates.only, only.number != nil { inner.value = only }
  if !member.seedRuns.isEmpty {
    let runs = member.seedRuns
    let entries = inner.entries
    let phrase = inner.phrase
    inner.entries.insert(
      .init(
        "seeds",
        .group(
          Group(
            "the seeds of \(phrase)", value: .count(runs.count), dimension: .count([.seed]),
            entries: [.init("count", .count(runs.count, .seed))]
              + entries.map { entry in
                .found(entry.name) {
                  var items: [Item] = []
                  for run in runs {
                    switch group(for: run).member(entry.name) {
                    case .item(let item): items.append(item)
                    case let other: return other
                    }
                  }
                  return .item(.many(items))
                }
              }))), at: 0)
  }
  return inner
}

private func matches(_ member: CompareMember, _ index: [Value]) -> Bool {
  if member.coordinates.isEmpty {
    return index.only == .text(member.label)
  }
  guard member.coordinates.count == index.count else { return false }
  return zip(member.coordinates, index).allSatisfy { coordinate, given in
    if let a = coordinate.number, let b = given.number { return a == b }
    return coordinate == given
  }
}

extension CompareMember {
  /// Whether `race.adam` leads to it: members with a name, or with a word as their only value.
  fileprivate var isNamed: Bool {
    if coordinates.isEmpty { return !label.isEmpty }
    if case .text? = coordinates.only { return true }
    return false
  }
}
