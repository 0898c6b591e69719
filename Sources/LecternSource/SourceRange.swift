/// A place in a file: 1-based line, 1-based UTF-8 byte column.
public struct SourcePosition: Hashable, Comparable, Sendable {
  /// From 1.
  public var line: Int
  /// From 1, in UTF-8 bytes.
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static func < (a: Self, b: Self) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}

/// A half-open range of byte offsets from 0 in one ``SourceFile``; it may be empty.
public struct SourceRange: Hashable, Sendable {
  /// The offset of the first byte, from 0.
  public var lowerBound: Int
  /// The offset behind the last byte.
  public var upperBound: Int

  public init(_ range: Range<Int>) {
    lowerBound = range.lowerBound
    upperBound = range.upperBound
  }

  /// The empty range at `offset`.
  public init(at offset: Int) {
    self.init(offset..<offset)
  }

  public var isEmpty: Bool { lowerBound == upperBound }
  /// How many bytes there are.
  public var count: Int { upperBound - lowerBound }
  /// The same as a range of the standard library.
  public var offsets: Range<Int> { lowerBound..<upperBound }

  /// The smallest range that holds both.
  public func union(_ other: SourceRange) -> SourceRange {
    SourceRange(min(lowerBound, other.lowerBound)..<max(upperBound, other.upperBound))
  }

  /// The range moved by `distance` bytes.
  public func shifted(by distance: Int) -> SourceRange {
    SourceRange(lowerBound + distance..<upperBound + distance)
  }

  /// The part inside `limits`; empty, at the nearer of them, when there is none.
  public func clamped(to limits: Range<Int>) -> SourceRange {
    SourceRange(offsets.clamped(to: limits))
  }
}

/// A value together with the place where its author wrote it.
public struct Located<Value> {
  public var value: Value
  /// The bytes that the value was read from.
  public var range: SourceRange

  public init(_ value: Value, at range: SourceRange) {
    self.value = value
    self.range = range
  }

  /// The transformed value, at the same place.
  public func map<Other>(_ transform: (Value) throws -> Other) rethrows -> Located<Other> {
    Located<Other>(try transform(value), at: range)
  }
}

extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
extension Located: Sendable where Value: Sendable {}
