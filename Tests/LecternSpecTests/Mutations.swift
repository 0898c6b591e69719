import Foundation

/// Seeded mutations of texts. `LECTERN_FUZZ=1000000` sets the number of inputs for a long run,
/// `LECTERN_FUZZ_SEED` the seed.
struct Mutations {
  /// SplitMix64 (Steele, Lea & Flood 2014).
  struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  static var count: Int { environment("LECTERN_FUZZ") ?? 500 }
  static var seed: Int { environment("LECTERN_FUZZ_SEED") ?? 1 }

  private static func environment(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap(Int.init)
  }

  var generator: Generator
  let pieces: [String]

  init(seed: Int, pieces: [String]) {
    generator = Generator(state: UInt64(bitPattern: Int64(seed)))
    self.pieces = pieces
  }

  /// A few cuts, copies, insertions and swaps; broken UTF-8 is repaired.
  mutating func mutate(_ text: String, with other: String) -> String {
    var bytes = Array(text.utf8)
    for _ in 0..<Int.random(in: 1...5, using: &generator) {
      let place = Int.random(in: 0...bytes.count, using: &generator)
      let length = min(Int.random(in: 0...12, using: &generator), bytes.count - place)
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: bytes.removeSubrange(place..<place + length)
      case 1: bytes.insert(contentsOf: bytes[place..<place + length], at: place)
      case 2:
        let piece = pieces.randomElement(using: &generator) ?? ""
        bytes.insert(contentsOf: piece.utf8, at: place)
      case 3:
        let source = Array(other.utf8)
        let start = Int.random(in: 0...source.count, using: &generator)
        let end = min(source.count, start + Int.random(in: 0...40, using: &generator))
        bytes.insert(contentsOf: source[start..<end], at: place)
      case 4:
        if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &generator) }
      default:
        let piece = pieces.randomElement(using: &generator) ?? ""
        let times = Int.random(in: 1...60, using: &generator)
        bytes.insert(contentsOf: String(repeating: piece, count: times).utf8, at: place)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
