/// The way of a run through one or two parameters, with the loss along it.
public struct Trajectory: Equatable, Sendable {
  /// The run's name in the drawing and the key; may be empty for a single run.
  public var label: String
  /// 1...5.
  public var slot: Int
  /// The parameter on the horizontal axis, update by update, the start first.
  public var x: [Double]
  /// The parameter (or, above a parabola, the loss) on the vertical axis; as long as `x`.
  public var y: [Double]
  /// The loss at each position, or empty.
  public var loss: [Double]

  /// Positions without both `x` and `y` are left out, and so is a `loss` shorter than they are.
  public init(label: String, slot: Int, x: [Double], y: [Double], loss: [Double] = []) {
    let count = min(x.count, y.count)
    self.label = label
    self.slot = slot
    self.x = Array(x.prefix(count))
    self.y = Array(y.prefix(count))
    self.loss = loss.count >= count ? Array(loss.prefix(count)) : []
  }

  /// The run at the start of a sentence.
  var subject: String { label.utf8.isEmpty ? "The run" : Named.start(label) }

  /// The steps before the first position that is not finite.
  var finiteCount: Int {
    for index in x.indices where !(x[index].isFinite && y[index].isFinite) { return index }
    return x.count
  }
}

/// What the page's script needs to move along trajectories.
///
/// - Parameter ends: for each run the last step that is drawn, where that is not the last of all.
func trajectoryScrubber(
  _ runs: [Trajectory], unit: String, names: (String, String), ends: [Int?] = []
) -> Scrubber? {
  let longest = runs.map { $0.x.count }.max() ?? 0
  guard longest > 1 else { return nil }
  let states = evenly(longest, limit: max(200 / max(runs.count, 1), 40))
  let across = shownSpan(runs.map { $0.x })
  let up = shownSpan(runs.map { $0.y })
  var json = JSONWriter()
  json.object { json in
    json.key("what")
    json.string(unit)
    json.key("at")
    json.places(states.map { Double($0) })
    json.key("names")
    json.array { json in
      json.string(names.0)
      json.string(names.1)
    }
    json.key("n")
    json.number(Double(states.count - 1), digits: 9)
    json.key("series")
    json.array { json in
      for index in runs.indices {
        let run = runs[index]
        json.object { json in
          json.key("n")
          json.string(run.label)
          json.key("s")
          json.number(Double(Slot(run.slot).number))
          json.key("r")
          json.number(Double(index))
          let shown = states.filter { $0 < run.finiteCount }
          json.key("x")
          json.list(shown.map { run.x[$0] }, span: across)
          json.key("y")
          json.list(shown.map { run.y[$0] }, span: up)
          if index < ends.count, let end = ends[index] {
            json.key("o")
            json.number(Double((shown.firstIndex { $0 > end } ?? shown.count) - 1), digits: 9)
          }
          if !run.loss.isEmpty {
            json.key("l")
            json.list(shown.map { run.loss[$0] }, digits: 3)
          }
        }
      }
    }
  }
  return Scrubber(
    noun: capitalized(unit), last: states.count - 1, initial: states.count - 1, reader: "paths",
    json: json.text)
}
