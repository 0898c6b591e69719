import LecternLesson
import LecternNumerics

/// A path with its value, as `lectern values` lists it.
package struct PathValue: Equatable, Sendable {
  package var path: String
  package var value: Value
  /// The value in full, with commas as in the claim.
  package var text: String
  /// A claim ready to paste: `[148.8](=capstone.loss.final)`.
  package var claim: String
}

/// Every path that ends in one value that a claim can state, in the order of the results; series by
/// their summaries, and at most `limit` paths for each result.
package func listPaths(_ results: LessonResults, limit: Int = 400) -> [PathValue] {
  var all: [PathValue] = []
  for result in results.shared.map({ NamedResult.data($0) }) + results.entries {
    var found: [PathValue] = []
    walk(.group(group(for: result)), result.name, depth: 0, into: &found)
    if case .compare(let compare) = result {
      for member in compare.members where !member.coordinates.isEmpty {
        walk(
          .group(memberGroup(member)), "\(result.name)[\(member.label)]", depth: 1, into: &found)
      }
    }
    if case .trace(let trace) = result, let element = group(for: result).element {
      for step in trace.steps {
        if case .item(let item) = element([.count(step.step)]) {
          walk(item, "\(result.name)[\(step.step)]", depth: 0, into: &found)
        }
      }
    }
    all += found.prefix(limit)
  }
  return all
}

private func walk(_ item: Item, _ path: String, depth: Int, into found: inout [PathValue]) {
  switch item {
  case .value(let value, _):
    if value.canBeClaimed { found.append(pathValue(path, value)) }
  case .many: break
  case .group(let group):
    if let value = group.value, value.canBeClaimed { found.append(pathValue(path, value)) }
    guard depth < 5 else { return }
    for entry in group.entries where isWord(entry.name) {
      if case .item(let part) = entry.find() {
        walk(part, "\(path).\(entry.name)", depth: depth + 1, into: &found)
      }
    }
  }
}

extension Value {
  /// Whether a text can say it: there is something, and no NaN, which equals nothing.
  fileprivate var canBeClaimed: Bool {
    if case .number(let number) = self { return !number.isNaN }
    return self != .missing
  }
}

private func isWord(_ name: String) -> Bool {
  guard let first = name.first, first.isLetter || first == "_" else { return false }
  return name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
}

private func pathValue(_ path: String, _ value: Value) -> PathValue {
  let text: String
  switch value {
  case .number(let number): text = withCommas(claimText(number))
  case .count(let count): text = grouped(count)
  default: text = value.description
  }
  let destination = path.contains(" ") ? "= \"\(path)\"" : "=\(path)"
  let full = value.number == nil ? value.description : withCommas(value.description)
  return PathValue(
    path: path, value: value, text: full, claim: "[\(text)](\(destination))")
}

/// Four significant digits, and five where as many stand before the point: a zero written there
/// would be claimed too. Larger numbers are written with a power of ten.
private func claimText(_ number: Double) -> String {
  let hasFive = (9999.5..<99999.5).contains(number.magnitude)
  return NumberFormat.significant(number, digits: hasFive ? 5 : 4)
}

/// `12,520`: the digits before the point in groups of three. Powers of ten stay as they are.
private func withCommas(_ number: String) -> String {
  let text = number.replacing(NumberFormat.thinSpace, with: "")
  let start = text.firstIndex(where: \.isNumber) ?? text.endIndex
  let end = text[start...].firstIndex { !$0.isNumber } ?? text.endIndex
  guard let whole = Int(text[start..<end]), text[end...].allSatisfy({ $0 == "." || $0.isNumber })
  else { return text }
  return text[..<start] + grouped(whole) + text[end...]
}
