/// One formula as an author wrote it: its LaTeX source and how it is set.
public struct MathFormula: Hashable, Sendable {
  /// LaTeX, without the delimiters that marked it as mathematics.
  public var latex: String
  /// `true` for a formula on its own line, `false` for one inside a sentence.
  public var display: Bool

  public init(_ latex: String, display: Bool) {
    self.latex = latex
    self.display = display
  }
}

/// Why a formula cannot be set.
public struct MathError: Error, Hashable, Sendable {
  /// A sentence without its position, such as "Undefined control sequence: \foo".
  public var message: String
  /// Zero-based UTF-8 offset into the formula's source, where it is known.
  public var offset: Int?
  /// How many UTF-8 bytes the mistake spans, where it is known.
  public var length: Int?

  public init(message: String, offset: Int? = nil, length: Int? = nil) {
    self.message = message
    self.offset = offset
    self.length = length
  }
}
