/// Writes values of `Codable` types as bytes, every number with all its bits.
///
/// Fields are written in the order of their declaration, each behind a mark of its name, by which a
/// reader notices that a type has changed. Enumerations need raw values.
///
/// The bytes follow those of `start`.
package func binary(of value: some Encodable, after start: [UInt8] = []) throws -> [UInt8] {
  let output = Output(start)
  try Encoding(output: output).write(value)
  return output.bytes
}

private final class Output {
  var bytes: [UInt8]

  init(_ start: [UInt8]) { bytes = start }

  func append(_ word: UInt64) {
    withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
  }

  func set(_ word: UInt64, at place: Int) {
    bytes.withUnsafeMutableBytes {
      $0.storeBytes(of: word.littleEndian, toByteOffset: place, as: UInt64.self)
    }
  }

  func append(_ doubles: [Double]) {
    append(UInt64(doubles.count))
    doubles.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  /// Differences of neighbors in groups of seven bits, so that row numbers take a byte each.
  func append(_ integers: [Int]) {
    append(UInt64(integers.count))
    var former = 0
    for integer in integers {
      let difference = Int64(integer &- former)
      var rest = UInt64(bitPattern: difference << 1 ^ difference >> 63)
      while rest >= 128 {
        bytes.append(UInt8(truncatingIfNeeded: rest) | 128)
        rest >>= 7
      }
      bytes.append(UInt8(rest))
      former = integer
    }
  }

  func append(_ text: String) {
    append(UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }
}

/// A byte that stands for a field's name.
func mark(of key: some CodingKey) -> UInt8 {
  key.stringValue.utf8.reduce(17) { $0 &* 31 &+ $1 }
}

private struct Unsupported: Error {}

private struct Encoding: Encoder {
  let output: Output
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func write(_ value: some Encodable) throws {
    switch value {
    case let doubles as [Double] where type(of: value) == [Double].self: output.append(doubles)
    case let integers as [Int] where type(of: value) == [Int].self: output.append(integers)
    case let rows as [[Double]] where type(of: value) == [[Double]].self:
      output.append(UInt64(rows.count))
      for row in rows { output.append(row) }
    case let text as String: output.append(text)
    case let double as Double: output.append(double.bitPattern)
    case let integer as Int: output.append(UInt64(bitPattern: Int64(integer)))
    case let truth as Bool: output.bytes.append(truth ? 1 : 0)
    default: try value.encode(to: self)
    }
  }

  func container<Key>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(Fields<Key>(encoding: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer { Elements(self) }
  func singleValueContainer() -> any SingleValueEncodingContainer { Single(encoding: self) }
}

private struct Fields<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let encoding: Encoding
  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) throws { throw Unsupported() }

  func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
    encoding.output.bytes.append(mark(of: key))
    try encoding.write(value)
  }

  func encodeIfPresent<T: Encodable>(_ value: T?, forKey key: Key) throws {
    encoding.output.bytes.append(mark(of: key))
    encoding.output.bytes.append(value == nil ? 0 : 1)
    if let value { try encoding.write(value) }
  }

  func encodeIfPresent(_ value: Bool?, forKey key: Key) throws { try present(value, key) }
  func encodeIfPresent(_ value: String?, forKey key: Key) throws { try present(value, key) }
  func encodeIfPresent(_ value: Double?, forKey key: Key) throws { try present(value, key) }
  func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try present(value, key) }

  private func present(_ value: (some Encodable)?, _ key: Key) throws {
    encoding.output.bytes.append(mark(of: key))
    encoding.output.bytes.append(value == nil ? 0 : 1)
    if let value { try encoding.write(value) }
  }

  func nestedContainer<Nested>(keyedBy type: Nested.Type, forKey key: Key)
    -> KeyedEncodingContainer<Nested>
  {
    encoding.container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    encoding.unkeyedContainer()
  }

  func superEncoder() -> any Encoder { encoding }
  func superEncoder(forKey key: Key) -> any Encoder { encoding }
}

private struct Elements: UnkeyedEncodingContainer {
  let encoding: Encoding
  let place: Int
  var count = 0
  var codingPath: [any CodingKey] { [] }

  init(_ encoding: Encoding) {
    self.encoding = encoding
    place = encoding.output.bytes.count
    encoding.output.append(0)
  }

  mutating func encodeNil() throws { throw Unsupported() }

  mutating func encode<T: Encodable>(_ value: T) throws {
    try encoding.write(value)
    count += 1
    encoding.output.set(UInt64(count), at: place)
  }

  func nestedContainer<Nested>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
    encoding.container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoding.unkeyedContainer() }
  func superEncoder() -> any Encoder { encoding }
}

private struct Single: SingleValueEncodingContainer {
  let encoding: Encoding
  var codingPath: [any CodingKey] { [] }
  func encodeNil() throws { throw Unsupported() }
  func encode<T: Encodable>(_ value: T) throws { try encoding.write(value) }
}
