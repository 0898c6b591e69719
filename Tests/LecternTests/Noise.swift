import Foundation

/// SplitMix64 (Steele, Lea & Flood 2014), and mutations by it.
struct Noise {
  /// How many inputs a property is tried on: `LECTERN_FUZZ` for a long run.
  static var wantedInputs: Int { environment("LECTERN_FUZZ") ?? 1_000 }
  static var wantedSeed: Int { environment("LECTERN_FUZZ_SEED") ?? 1 }

  private static func environment(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap(Int.init)
  }

  private var state: UInt64

  init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) }

  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(max(1, limit)))
  }

  /// `text` with one to four stretches removed, repeated, moved or replaced.
  mutating func mutated(_ text: String, with pieces: [String]) -> String {
    var bytes = Array(text.utf8)
    for _ in 0...below(4) {
      let place = below(bytes.count + 1)
      let end = min(bytes.count, place + below(10))
      let piece = Array(pieces[below(pieces.count)].utf8)
      switch below(6) {
      case 0: bytes.removeSubrange(place..<end)
      case 1: bytes.insert(contentsOf: bytes[place..<end], at: below(bytes.count + 1))
      case 2: bytes.replaceSubrange(place..<end, with: piece)
      case 3: if place < bytes.count { bytes[place] = UInt8(below(256)) }
      default: bytes.insert(contentsOf: piece, at: place)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
