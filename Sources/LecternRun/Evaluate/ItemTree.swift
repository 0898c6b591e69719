/// Items by dotted names with numbered ends, such as `layer1.weight[0,1]`, as nested groups.
func tree(_ items: [(name: String, item: Item)], _ phrase: String) -> Item {
  var heads: [String] = []
  var parts: [String: [(name: String, item: Item)]] = [:]
  var numbered: [(places: [Int], item: Item)] = []
  for (name, item) in items {
    if name.hasPrefix("[") {
      let places = name.dropFirst().dropLast().split(separator: ",").compactMap { Int($0) }
      numbered.append((places, item))
      continue
    }
    let end = name.firstIndex { $0 == "." || $0 == "[" } ?? name.endIndex
    let head = String(name[..<end])
    var rest = String(name[end...])
    if rest.hasPrefix(".") { rest.removeFirst() }
    if parts[head] == nil { heads.append(head) }
    parts[head, default: []].append((rest, item))
  }
  let all = items.map(\.item)
  let entries: [Group.Entry] = heads.map { head in
    let inner = parts[head] ?? []
    if let only = inner.only, only.name.isEmpty { return .init(head, only.item) }
    return .init(head, tree(inner, "'\(head)'"))
  }
  return .group(
    Group(
      phrase, entries: entries,
      element: { [numbered] index in
        let places = index.compactMap(\.wholeNumber)
        if let found = numbered.first(where: { $0.places == places }) {
          return .item(found.item)
        }
        if numbered.isEmpty, let place = places.only, all.indices.contains(place) {
          return .item(all[place])
        }
        return .absent("\(phrase) has no such place")
      }))
}
