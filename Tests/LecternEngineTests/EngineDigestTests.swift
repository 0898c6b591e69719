import LecternEngine
import LecternNumerics
import Testing

@Suite struct EngineDigestTests {
  /// Run in debug and release; both must give the recorded number.
  @Test func noBitHasMoved() {
    let digest = engineDigest()
    #expect(numericsVersion == 1)
    #expect(digest == 0x7bb3_8f39_db2f_1c28, "the digest is now 0x\(String(digest, radix: 16))")
  }
}
