// Compiled with -parse-stdlib, since only the standard library's own view of the compiler can make a
// type that literals of other types are built from.
import Swift

// What literals are where nothing else says their type: of several characters, of one, of one scalar.
public typealias StringLiteralType = String
public typealias ExtendedGraphemeClusterType = String
public typealias UnicodeScalarType = String

/// Text for the module of live pages: the address of bytes that a zero byte ends.
///
/// The standard library's string keeps short texts in place, counts references and knows Unicode: every
/// value is three words, and it made half of the module. What draws and speaks only joins texts and reads
/// their bytes. Here a literal is its address in the module's data, a text is copied like a number, and
/// nothing is counted: all texts made for one figure are given back together when it is drawn (`TextStore`).
/// `scripts/build-web.sh` imports this type into every file, where it hides the standard library's; the
/// sources are the same.
public struct String: Equatable, Sendable, ExpressibleByStringLiteral,
  _ExpressibleByBuiltinStringLiteral
{
  @usableFromInline nonisolated(unsafe) let bytes: UnsafePointer<UInt8>

  @usableFromInline init(_ bytes: UnsafePointer<UInt8>) { self.bytes = bytes }

  // The compiler ends the bytes of a literal by zero.
  @inlinable @_transparent
  public init(
    _builtinStringLiteral start: Builtin.RawPointer, utf8CodeUnitCount: Builtin.Word,
    isASCII: Builtin.Int1
  ) {
    bytes = UnsafePointer<UInt8>(start)
  }

  @inlinable @_transparent
  public init(
    _builtinExtendedGraphemeClusterLiteral start: Builtin.RawPointer,
    utf8CodeUnitCount: Builtin.Word, isASCII: Builtin.Int1
  ) {
    bytes = UnsafePointer<UInt8>(start)
  }

  @inline(never)
  public init(_builtinUnicodeScalarLiteral value: Builtin.Int32) {
    let code = UInt32(value)
    func byte(_ bits: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: bits) }
    func next(_ shift: UInt32) -> UInt8 { byte(0x80 | code >> shift & 0x3F) }
    if code < 0x80 {
      self.init([byte(code)])
    } else if code < 0x800 {
      self.init([byte(0xC0 | code >> 6), next(0)])
    } else if code < 0x10000 {
      self.init([byte(0xE0 | code >> 12), next(6), next(0)])
    } else {
      self.init([byte(0xF0 | code >> 18), next(12), next(6), next(0)])
    }
  }

  @inlinable @_transparent
  public init(stringLiteral value: String) { self = value }

  @inline(never)
  init(_ list: [UInt8]) {
    bytes = list.withUnsafeBufferPointer { TextStore.keep($0, nil) }
  }

  @inline(never)
  public init(decoding bytes: [UInt8], as encoding: UTF8.Type) { self.init(bytes) }

  @inline(never)
  public init(decoding bytes: ArraySlice<UInt8>, as encoding: UTF8.Type) {
    self.bytes = bytes.withUnsafeBufferPointer { TextStore.keep($0, nil) }
  }

  @inline(never)
  public static func + (left: String, right: String) -> String {
    String(TextStore.keep(left.utf8, right.utf8))
  }

  @inline(never)
  public static func += (left: inout String, right: String) { left = left + right }

  @inline(never)
  public static func == (left: String, right: String) -> Bool {
    var (a, b) = (left.bytes, right.bytes)
    while a.pointee == b.pointee {
      if a.pointee == 0 { return true }
      a += 1
      b += 1
    }
    return false
  }

  /// The bytes, without the zero.
  public var utf8: UnsafeBufferPointer<UInt8> {
    @inline(never) get {
      var end = bytes
      while end.pointee != 0 { end += 1 }
      return UnsafeBufferPointer(start: bytes, count: end - bytes)
    }
  }

  @inline(never)
  public func hasSuffix(_ end: String) -> Bool {
    let start = utf8.count - end.utf8.count
    return start >= 0 && String(bytes + start) == end
  }

  /// The scalars, to take the last one away.
  public var unicodeScalars: Scalars {
    get { Scalars(text: self) }
    set { self = newValue.text }
  }

  public struct Scalars {
    var text: String

    public var isEmpty: Bool { text.bytes.pointee == 0 }

    @inline(never)
    public mutating func removeLast() {
      var bytes = Array(text.utf8)
      while let byte = bytes.popLast() { if byte & 0xC0 != 0x80 { break } }
      text = String(bytes)
    }
  }
}

/// Where texts stand that are made while the module runs: pieces of memory, filled one after the other.
public enum TextStore {
  nonisolated(unsafe) private static var pieces: [UnsafeMutablePointer<UInt8>] = []
  nonisolated(unsafe) private static var place: UnsafeMutablePointer<UInt8>?
  nonisolated(unsafe) private static var left = 0
  /// Texts of pieces before this one stay.
  nonisolated(unsafe) private static var kept = 0

  /// The bytes of `first`, then those of `second`, then zero.
  static func keep(_ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>?)
    -> UnsafePointer<UInt8>
  {
    let size = first.count + (second?.count ?? 0) + 1
    if size > left {
      left = size > 16368 ? size : 16368
      let piece = UnsafeMutablePointer<UInt8>.allocate(capacity: left)
      pieces.append(piece)
      place = piece
    }
    let start = place.unsafelyUnwrapped
    copy(first, start)
    if let second { copy(second, start + first.count) }
    start[size - 1] = 0
    place = start + size
    left -= size
    return UnsafePointer(start)
  }

  private static func copy(_ bytes: UnsafeBufferPointer<UInt8>, _ to: UnsafeMutablePointer<UInt8>) {
    if let from = bytes.baseAddress { to.update(from: from, count: bytes.count) }
  }

  /// Keeps the texts made so far for good.
  public static func settle() {
    kept = pieces.count
    left = 0
  }

  /// Gives back all texts made since `settle`: none may be in use any more.
  public static func clear() {
    while pieces.count > kept { pieces.removeLast().deallocate() }
    left = 0
  }
}
