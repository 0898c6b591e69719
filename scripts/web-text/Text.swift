// Compiled with -parse-stdlib, since only the standard library's own view of the compiler can make a
// type that literals of other types are built from.
import Swift

// What literals are where nothing else says their type: of several characters, of one, of one scalar.
public typealias StringLiteralType = String
public typealias ExtendedGraphemeClusterType = String
public typealias UnicodeScalarType = String

/// Text as its bytes, for the module of live pages.
///
/// The standard library's string keeps short texts in place and knows Unicode: every value is three
/// words, each of its operations is inlined by the dozen, and it made half of the module. What draws
/// and speaks only joins texts and counts bytes. `scripts/build-web.sh` imports this type into every
/// file, where it hides the standard library's; the sources are the same.
public struct String: Equatable, Sendable, ExpressibleByStringLiteral,
  _ExpressibleByBuiltinStringLiteral
{
  public var utf8: [UInt8]

  @inline(never)
  public init(
    _builtinStringLiteral start: Builtin.RawPointer, utf8CodeUnitCount: Builtin.Word,
    isASCII: Builtin.Int1
  ) {
    utf8 = [UInt8](
      UnsafeBufferPointer(start: UnsafePointer<UInt8>(start), count: Int(utf8CodeUnitCount)))
  }

  public init(
    _builtinExtendedGraphemeClusterLiteral start: Builtin.RawPointer,
    utf8CodeUnitCount: Builtin.Word, isASCII: Builtin.Int1
  ) {
    self.init(
      _builtinStringLiteral: start, utf8CodeUnitCount: utf8CodeUnitCount, isASCII: isASCII)
  }

  @inline(never)
  public init(_builtinUnicodeScalarLiteral value: Builtin.Int32) {
    let code = UInt32(value)
    func byte(_ bits: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: bits) }
    func next(_ shift: UInt32) -> UInt8 { byte(0x80 | code >> shift & 0x3F) }
    if code < 0x80 {
      utf8 = [byte(code)]
    } else if code < 0x800 {
      utf8 = [byte(0xC0 | code >> 6), next(0)]
    } else if code < 0x10000 {
      utf8 = [byte(0xE0 | code >> 12), next(6), next(0)]
    } else {
      utf8 = [byte(0xF0 | code >> 18), next(12), next(6), next(0)]
    }
  }

  public init(stringLiteral value: String) { self = value }

  @inline(never)
  public init(decoding bytes: [UInt8], as encoding: UTF8.Type) { utf8 = bytes }

  @inline(never)
  public init(decoding bytes: ArraySlice<UInt8>, as encoding: UTF8.Type) { utf8 = [UInt8](bytes) }

  @inline(never)
  public static func + (left: String, right: String) -> String {
    var result = left
    result.utf8.append(contentsOf: right.utf8)
    return result
  }

  @inline(never)
  public static func += (left: inout String, right: String) { left.utf8.append(contentsOf: right.utf8) }

  @inline(never)
  public static func == (left: String, right: String) -> Bool {
    guard left.utf8.count == right.utf8.count else { return false }
    for place in 0..<left.utf8.count where left.utf8[place] != right.utf8[place] { return false }
    return true
  }

  @inline(never)
  public func hasSuffix(_ end: String) -> Bool {
    let start = utf8.count - end.utf8.count
    guard start >= 0 else { return false }
    for place in 0..<end.utf8.count where utf8[start + place] != end.utf8[place] { return false }
    return true
  }

  /// The scalars, to take the last one away.
  public var unicodeScalars: Scalars {
    get { Scalars(utf8: utf8) }
    set { utf8 = newValue.utf8 }
  }

  public struct Scalars {
    var utf8: [UInt8]

    public var isEmpty: Bool { utf8.isEmpty }

    @inline(never)
    public mutating func removeLast() {
      while let byte = utf8.popLast() { if byte & 0xC0 != 0x80 { return } }
    }
  }
}
