import CDuktape

/// KaTeX inside one Duktape heap: LaTeX in, HTML with MathML out.
///
/// The heap belongs to one task at a time, so the type is not `Sendable`. Loading KaTeX takes about a
/// tenth of a second; ``typeset(_:katex:knowing:)`` avoids it when every formula is known already.
public final class MathTypesetter {
  private let heap: OpaquePointer

  /// A typesetter from the text of `katex.js`.
  /// - Throws: ``MathError`` when the script is not KaTeX or does not load.
  public init(katex script: [UInt8]) throws(MathError) {
    guard let heap = ldk_new() else {
      throw MathError(message: "There is not enough memory to start the typesetter")
    }
    self.heap = heap
    try run(Array(polyfill.utf8), named: "polyfill.js")
    try run(script, named: "katex.js")
    try run(Array(glue.utf8), named: "glue.js")
  }

  deinit { duk_destroy_heap(heap) }

  /// The HTML of `formula`, MathML inside for screen readers.
  /// - Throws: ``MathError`` with the offset of the mistake, as far as KaTeX tells it.
  public func typeset(_ formula: MathFormula) throws(MathError) -> String {
    let source = cesu8(formula.latex)
    let failed = source.withUnsafeBytes { bytes in
      ldk_call3(
        heap, "lectern", bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
        duk_size_t(bytes.count), formula.display ? 1 : 0, "htmlAndMathml")
    }
    let answer = takeResult()
    guard failed == 0 else { throw MathError(message: plainMessage(answer)) }
    if answer.first == "k" { return String(answer.dropFirst()) }
    throw mathError(answer.dropFirst(), in: formula.latex)
  }

  private func run(_ script: [UInt8], named name: String) throws(MathError) {
    let failed = script.withUnsafeBytes { bytes in
      ldk_eval(
        heap, name, bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
        duk_size_t(bytes.count))
    }
    let answer = takeResult()
    guard failed == 0 else { throw MathError(message: "\(name) does not load: \(answer)") }
  }

  /// The value on top of Duktape's stack as text, removed from it.
  private func takeResult() -> String {
    defer { ldk_pop(heap) }
    var count = duk_size_t(0)
    guard let start = ldk_top(heap, &count) else { return "" }
    return text(cesu8: UnsafeRawBufferPointer(start: start, count: Int(count)))
  }
}

/// What KaTeX needs and Duktape's ECMAScript 5 lacks.
private let polyfill = """
  if (!Array.prototype.fill) Object.defineProperty(Array.prototype, 'fill', {
    value: function (v) { for (var i = 0; i < this.length; i++) this[i] = v; return this; },
    writable: true, configurable: true});
  """

/// Answers `k` and the HTML, or `e`, the position and length in UTF-16 units (−1: unknown) and the message.
private let glue = """
  function lectern(tex, display, output) {
    try {
      return 'k' + katex.renderToString(tex, {displayMode: display, output: output,
        throwOnError: true, strict: 'ignore', trust: false, maxExpand: 500, maxSize: 20});
    } catch (e) {
      if (!(e instanceof katex.ParseError)) throw e;
      return 'e' + (e.position === undefined ? -1 : e.position) + ' '
        + (e.length === undefined ? -1 : e.length) + ' ' + String(e.message);
    }
  }
  """

/// The error in an answer "POSITION LENGTH MESSAGE", its offsets turned into UTF-8 bytes.
private func mathError(_ answer: Substring, in latex: String) -> MathError {
  let parts = answer.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
  guard parts.count == 3 else { return MathError(message: String(answer)) }
  let units = latex.utf16
  func byteOffset(_ unit: Int) -> Int {
    let index = units.index(units.startIndex, offsetBy: min(unit, units.count))
    return latex.utf8.distance(from: latex.startIndex, to: index)
  }
  guard let start = Int(parts[0]), start >= 0 else {
    return MathError(message: plainMessage(String(parts[2])))
  }
  let offset = byteOffset(start)
  let told = Int(parts[1]).flatMap { $0 < 0 ? nil : byteOffset(start + $0) - offset }
  return MathError(
    message: plainMessage(String(parts[2])), offset: offset,
    length: told ?? commandLength(latex.utf8.dropFirst(offset)))
}

/// The bytes of the command that `source` begins with; KaTeX 0.16 gives no lengths itself.
private func commandLength(_ source: Substring.UTF8View) -> Int? {
  guard source.first == UInt8(ascii: "\\") else { return nil }
  let letters = source.dropFirst().prefix { ($0 | 32) >= 97 && ($0 | 32) <= 122 }
  return 1 + max(1, letters.count)
}

/// KaTeX's sentence without its prefix and without the position and excerpt at its end.
private func plainMessage(_ message: String) -> String {
  var text = message[...]
  for prefix in ["ParseError: ", "RangeError: ", "KaTeX parse error: "]
  where text.hasPrefix(prefix) {
    text = text.dropFirst(prefix.count)
  }
  for marker in [" at position ", " at end of input"] {
    guard let cut = text.firstOccurrence(of: marker) else { continue }
    text = text[..<cut]
    if marker == " at end of input" { return "\(text) at the end of the formula" }
  }
  if text == "callstack limit" { return "The formula is nested too deeply" }
  return String(text)
}

extension Substring {
  /// Where `part` first begins, byte by byte.
  fileprivate func firstOccurrence(of part: String) -> Index? {
    let wanted = Array(part.utf8)
    return utf8.indices.first { utf8[$0...].starts(with: wanted) }
  }
}
