import Foundation
import LecternWeb
import Testing

/// A form of a built page that repeats a run, with what its script loads.
struct LiveForm {
  struct Claim {
    var author: Int
    var says: String
    var quote: String
    /// For numbers: the middle of what is allowed, and how far it reaches.
    var goal: Double?
    var within: Double?
    var formula: [Double]

    /// As the page's script judges.
    func holds(_ found: Double) -> Bool {
      guard let goal, let within else { return found == 1 }
      let met = found == RunFormula.never ? .infinity : found
      let off = (met - goal).magnitude
      return met == goal
        || off.isFinite && off <= within + 1e-15 * max(met.magnitude, goal.magnitude, within)
    }
  }

  /// `12-adam/race`.
  var key: String
  /// The author's runs as settings.
  var authors: [[Double]]
  var claims: [Claim]
  var session: PageSession

  /// All forms of the built pages, in their order.
  static func all(in files: [String: [UInt8]]) throws -> [LiveForm] {
    try files.keys.filter { $0.hasSuffix(".live.js") }.sorted().map { path in
      let script = String(decoding: try #require(files[path]), as: UTF8.self)
      let key = try #require(script.firstMatch(of: /^lectern\.rows\["([^"]+)"\]/)).output.1
      let page = try #require(files["\(key.split(separator: "/")[0]).html"])
      return try LiveForm(
        String(key), page: String(decoding: page, as: UTF8.self), script: script)
    }
  }

  private init(_ key: String, page: String, script: String) throws {
    self.key = key
    let blocks = page.matches(of: /<script type="?application\/json"?>([^<]*)<\/script>/)
    let texts = blocks.map { String($0.output.1) }
    let text = try #require(texts.first { $0.contains("\"key\":\"\(key)\"") })
    let data = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    authors = try #require(data["authors"] as? [String]).map(Self.numbers)
    claims = try #require(data["claims"] as? [[String: Any]]).map { entry in
      Claim(
        author: try #require(entry["about"] as? Int), says: try #require(entry["says"] as? String),
        quote: try #require(entry["quote"] as? String),
        // Infinity comes as text.
        goal: entry["goal"] as? Double ?? (entry["goal"] as? String).flatMap { Double($0) },
        within: entry["within"] as? Double,
        formula: Self.numbers(try #require(entry["is"] as? String)))
    }
    func bytes(_ name: String) throws -> [UInt8] {
      let start = try #require(script.range(of: "\(name):\"")).upperBound
      let end = try #require(script[start...].firstIndex(of: "\""))
      return [UInt8](try #require(Data(base64Encoded: String(script[start..<end]))))
    }
    func doubles(_ name: String) throws -> [Double] {
      let all = try bytes(name)
      return stride(from: 0, to: all.count, by: 8).map { place in
        var bits: UInt64 = 0
        for byte in (0..<8).reversed() { bits = bits << 8 | UInt64(all[place + byte]) }
        return Double(bitPattern: bits)
      }
    }
    let packet = PagePacket(numbers: try doubles("exhibit"), text: try bytes("text"))
    session = try #require(PageSession(packet: packet, data: try doubles("rows")))
  }

  /// Apart by spaces, `v*n` for n in a row.
  private static func numbers(_ text: String) -> [Double] {
    text.split(separator: " ").flatMap { word -> [Double] in
      let parts = word.split(separator: "*")
      let value = Double(parts[0]) ?? .nan
      return [Double](repeating: value, count: parts.count > 1 ? Int(parts[1]) ?? 0 : 1)
    }
  }

  /// Repeats one of the author's runs as the page does.
  func rerun(_ settings: [Double]) throws {
    let settings = try #require(PageSettings(numbers: settings))
    #expect(session.start(settings) == nil)
    while !session.advance(epochs: 1000) {}
    session.look()
  }
}
