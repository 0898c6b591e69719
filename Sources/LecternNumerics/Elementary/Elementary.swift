/// Elementary functions that give the same bits on every processor.
///
/// They use only `+ - * /`, square roots, comparisons and bit moves, in one fixed order, and
/// branch by selection, so that a loop over them vectorizes. Coefficients are our own fits.
public enum Elementary {
  /// `x + magic - magic` is the whole number nearest to `x`.
  @usableFromInline static let magic = 0x1.8p52
  @usableFromInline static let magicBits: UInt64 = 0x4338_0000_0000_0000
  /// ln 2 in two parts; the first has its last 21 bits zero.
  @usableFromInline static let ln2High = 0x1.62e42fee00000p-1
  @usableFromInline static let ln2Low = 0x1.a39ef35793c76p-33
}
