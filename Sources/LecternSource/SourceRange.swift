/// A place in a file: 1-based line, 1-based UTF-8 byte column.
public struct SourcePosition: Hashable, Comparable, Sendable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static func < (a: Self, b: Self) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}

/// A half-open range of byte offsets in one ``SourceFile``.
public struct SourceRange: Hashable, Sendable {
  public var lowerBound: Int
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
  public var count: Int { upperBound - lowerBound }
  public var offsets: Range<Int> { lowerBound..<upperBound }

  /// The smallest range that holds both.
  public func union(_ other: SourceRange) -> SourceRange {
    SourceRange(min(lowerBound, other.lowerBound)..<max(upperBound, other.upperBound))
  }

  /// The range moved by `distance` bytes.
  public func shifted(by distance: Int) -> SourceRange {
    SourceRange(lowerBound + distance..<upperBound + distance)
  }

  public func clamped(to limits: Range<Int>) -> SourceRange {
    SourceRange(offsets.clamped(to: limits))
  }
}

/// A value together with the place where its author wrote it.
public struct Located<Value> {
  public var value: Value
  public var range: SourceRange

  public init(_ value: Value, at range: SourceRange) {
    self.value = value
    self.range = range
  }

  public func map<Other>(_ transform: (Value) throws -> Other) rethrows -> Located<Other> {
    Located<Other>(try transform(value), at: range)
  }
}

extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
extension Located: Sendable where Value: Sendable {}
