/// Reads what ``binary(of:)`` wrote. Fails, never traps, on bytes of another type or length.
package func value<Value: Decodable>(
  _ type: Value.Type, binary bytes: ArraySlice<UInt8>
) throws -> Value {
  let input = Input(bytes)
  let value = try Decoding(input: input).read(type)
  guard input.place == input.length else { throw Mismatch() }
  return value
}

package func value<Value: Decodable>(_ type: Value.Type, binary bytes: [UInt8]) throws -> Value {
  try value(type, binary: bytes[...])
}

/// The bytes are not those of the type that was asked for.
package struct Mismatch: Error {}

private final class Input {
  private let bytes: ArraySlice<UInt8>
  let length: Int
  /// Counted from the first of the bytes.
  var place = 0

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    length = bytes.count
  }

  func byte() throws -> UInt8 {
    guard place < length else { throw Mismatch() }
    defer { place += 1 }
    return bytes[bytes.startIndex + place]
  }

  func word() throws -> UInt64 {
    guard place + 8 <= length else { throw Mismatch() }
    defer { place += 8 }
    return bytes.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }
  }

  /// A count of things of at least `size` bytes each that can still follow.
  func count(of size: Int) throws -> Int {
    let word = try word()
    guard word <= UInt64((length - place) / max(size, 1)) else { throw Mismatch() }
    return Int(word)
  }

  func doubles() throws -> [Double] {
    let count = try count(of: 8)
    defer { place += 8 * count }
    return bytes.withUnsafeBytes { bytes in
      [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
        for index in 0..<count {
          let bits = bytes.loadUnaligned(fromByteOffset: place + 8 * index, as: UInt64.self)
          buffer.initializeElement(at: index, to: Double(bitPattern: UInt64(littleEndian: bits)))
        }
        initialized = count
      }
    }
  }

  func integers() throws -> [Int] {
    let count = try count(of: 1)
    var former = 0
    var integers: [Int] = []
    integers.reserveCapacity(count)
    for _ in 0..<count {
      var rest: UInt64 = 0
      var shift: UInt64 = 0
      var next: UInt8
      repeat {
        next = try byte()
        guard shift < 64 else { throw Mismatch() }
        rest |= UInt64(next & 127) << shift
        shift += 7
      } while next >= 128
      former = former &+ Int(Int64(bitPattern: rest >> 1) ^ -Int64(bitPattern: rest & 1))
      integers.append(former)
    }
    return integers
  }

  func rows() throws -> [[Double]] {
    let count = try count(of: 8)
    return try (0..<count).map { _ in try doubles() }
  }

  func text() throws -> String {
    let count = try count(of: 1)
    defer { place += count }
    let start = bytes.startIndex + place
    return String(decoding: bytes[start..<start + count], as: UTF8.self)
  }

  func expect(_ key: some CodingKey) throws {
    guard try byte() == mark(of: key) else { throw Mismatch() }
  }
}

private struct Decoding: Decoder {
  let input: Input
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func read<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let value: Any =
      switch type {
      case is [Double].Type: try input.doubles()
      case is [Int].Type: try input.integers()
      case is [[Double]].Type: try input.rows()
      case is String.Type: try input.text()
      case is Double.Type: Double(bitPattern: try input.word())
      case is Int.Type: Int(Int64(bitPattern: try input.word()))
      case is Bool.Type: try input.byte() == 1
      default: try type.init(from: self)
      }
    guard let value = value as? Value else { throw Mismatch() }
    return value
  }

  func container<Key>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(Fields<Key>(decoding: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { try Elements(self) }
  func singleValueContainer() -> any SingleValueDecodingContainer { Single(decoding: self) }
}

private struct Fields<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let decoding: Decoding
  var codingPath: [any CodingKey] { [] }
  var allKeys: [Key] { [] }

  func contains(_ key: Key) -> Bool { true }
  func decodeNil(forKey key: Key) throws -> Bool { throw Mismatch() }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    try decoding.input.expect(key)
    return try decoding.read(type)
  }

  func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
    try present(type, key)
  }

  func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
    try present(type, key)
  }
  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
    try present(type, key)
  }
  func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
    try present(type, key)
  }
  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try present(type, key) }

  private func present<T: Decodable>(_ type: T.Type, _ key: Key) throws -> T? {
    try decoding.input.expect(key)
    return try decoding.input.byte() == 1 ? try decoding.read(type) : nil
  }

  func nestedContainer<Nested>(keyedBy type: Nested.Type, forKey key: Key)
    -> KeyedDecodingContainer<Nested>
  {
    decoding.container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try decoding.unkeyedContainer()
  }

  func superDecoder() -> any Decoder { decoding }
  func superDecoder(forKey key: Key) -> any Decoder { decoding }
}

private struct Elements: UnkeyedDecodingContainer {
  let decoding: Decoding
  let count: Int?
  var currentIndex = 0
  var codingPath: [any CodingKey] { [] }
  var isAtEnd: Bool { currentIndex == count }

  init(_ decoding: Decoding) throws {
    self.decoding = decoding
    count = try decoding.input.count(of: 1)
  }

  mutating func decodeNil() throws -> Bool { false }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    guard !isAtEnd else { throw Mismatch() }
    currentIndex += 1
    return try decoding.read(type)
  }

  func nestedContainer<Nested>(keyedBy type: Nested.Type) -> KeyedDecodingContainer<Nested> {
    decoding.container(keyedBy: type)
  }

  func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try decoding.unkeyedContainer()
  }

  func superDecoder() -> any Decoder { decoding }
}

private struct Single: SingleValueDecodingContainer {
  let decoding: Decoding
  var codingPath: [any CodingKey] { [] }
  func decodeNil() -> Bool { false }
  func decode<T: Decodable>(_ type: T.Type) throws -> T { try decoding.read(type) }
}
