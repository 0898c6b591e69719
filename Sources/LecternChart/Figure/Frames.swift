/// States of a drawing that cannot be told by a few numbers: paths for both layouts, one set a state.
struct Frames {
  /// One state: what the read-out says, and the `d` of the elements `data-f="0"`, `data-f="1"`, …
  struct State {
    var time: Double
    var text: String
    var wide: [String]
    var narrow: [String]
  }

  /// The scrubber over as many states, evenly chosen with the last among them, as fit the budget of
  /// 7500 bytes; none where fewer than two fit.
  static func scrubber(unit: String, count: Int, state: (Int) -> State) -> Scrubber? {
    var limit = min(count, 16)
    while limit >= 2 {
      let states = evenly(count, limit: limit).map(state)
      let text = json(unit, states)
      if text.utf8.count <= 7500 {
        return Scrubber(
          noun: capitalized(unit), last: limit - 1, initial: limit - 1, reader: "frames", json: text
        )
      }
      limit = limit > 8 ? limit - 2 : limit - 1
    }
    return nil
  }

  private static func json(_ unit: String, _ states: [State]) -> String {
    var json = JSONWriter()
    json.object { json in
      json.key("what")
      json.string(unit)
      json.key("at")
      json.places(states.map { $0.time })
      json.key("read")
      json.array { json in for state in states { json.string(state.text) } }
      json.key("w")
      json.array { json in
        for state in states { json.array { json in for path in state.wide { json.string(path) } } }
      }
      json.key("n")
      json.array { json in
        for state in states {
          json.array { json in for path in state.narrow { json.string(path) } }
        }
      }
    }
    return json.text
  }
}
