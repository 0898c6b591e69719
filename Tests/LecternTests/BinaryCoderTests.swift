import Testing

@testable import Lectern

@Suite struct BinaryCoderTests {
  private enum Kind: String, Codable { case one, two }

  private struct Inner: Codable, Equatable {
    var kind: Kind
    var numbers: [Double]
    var maybe: Double?
  }

  private struct Outer: Codable, Equatable {
    var name: String
    var count: Int
    var isTrue: Bool
    var rows: [[Double]]
    var places: [Int]
    var inner: [Inner]
    var none: Inner?
    var some: Inner?
    var texts: [String]
    var last: Int?
  }

  private let example = Outer(
    name: "α", count: -3, isTrue: true, rows: [[1, .infinity], []],
    places: [0, 1, 2, .max, .min, -7],
    inner: [Inner(kind: .two, numbers: [-0.0, .leastNonzeroMagnitude], maybe: 0.1)], none: nil,
    some: Inner(kind: .one, numbers: [], maybe: nil), texts: ["", "b"], last: 7)

  @Test func givesBackWhatWasWritten() throws {
    #expect(try value(Outer.self, binary: try binary(of: example)) == example)
  }

  @Test func neighboringIntegersTakeAByteEach() throws {
    #expect(try binary(of: Array(0..<1000)).count == 8 + 1000)
    #expect(try value([Int].self, binary: try binary(of: [Int]())) == [])
  }

  @Test func keepsTheBitsOfNaN() throws {
    let nan = Double(nan: 123, signaling: false)
    let numbers = try value([Double].self, binary: try binary(of: [nan, -0.0]))
    #expect(numbers.map(\.bitPattern) == [nan.bitPattern, (-0.0).bitPattern])
  }

  @Test func refusesBytesOfAnotherTypeOrLength() throws {
    let bytes = try binary(of: example)
    #expect(throws: (any Error).self) { try value(Inner.self, binary: bytes) }
    #expect(throws: (any Error).self) { try value(Outer.self, binary: bytes + [0]) }
    for length in 0..<bytes.count {
      #expect(throws: (any Error).self) {
        try value(Outer.self, binary: Array(bytes.prefix(length)))
      }
    }
  }

  @Test func survivesAnyByteChanged() throws {
    let bytes = try binary(of: example)
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 0xFF
      _ = try? value(Outer.self, binary: changed)
    }
  }
}
