import Glibc

/// How many documents a property is tried on: `count`, or the number in `LECTERN_FUZZ` for a long
/// run.
func documentCount(_ count: Int) -> Int { environment("LECTERN_FUZZ") ?? count }

/// The seed of a generator of documents: `seed`, moved by `LECTERN_FUZZ_SEED` so that another
/// process tries others.
func documentSeed(_ seed: UInt64) -> UInt64 {
  seed &+ UInt64(max(0, environment("LECTERN_FUZZ_SEED") ?? 0)) &* 1_000
}

private func environment(_ name: String) -> Int? {
  getenv(name).flatMap { Int(String(cString: $0)) }
}
