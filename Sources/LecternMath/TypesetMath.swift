/// Formulas and their HTML, kept between builds so that known formulas need no typesetter.
public struct MathCache: Equatable, Sendable {
  /// What produced the entries, such as KaTeX's version; entries of another origin are dropped.
  public private(set) var origin: String
  /// What each formula was set to, before any style shortens it.
  public private(set) var html: [MathFormula: String]

  /// A cache without entries.
  public init(origin: String) {
    self.origin = origin
    html = [:]
  }

  /// The HTML of a formula; absent where it is not known.
  public subscript(_ formula: MathFormula) -> String? {
    get { html[formula] }
    set { html[formula] = newValue }
  }

  /// Leaves out every formula that is not in `used`, so that the cache does not grow for ever.
  public func keeping(_ used: Set<MathFormula>) -> MathCache {
    var kept = self
    kept.html = html.filter { used.contains($0.key) }
    return kept
  }
}

/// The outcome of setting a course's formulas.
public struct TypesetMath: Sendable {
  /// HTML, or why there is none; a formula that was not set is absent.
  public var results: [MathFormula: Result<String, MathError>]
  /// What to keep for the next build.
  public var cache: MathCache
  /// How many formulas were set anew.
  public var typesetCount: Int

  /// No typesetter and no formulas: every formula is shown as its source.
  public static let none = TypesetMath(
    results: [:], cache: MathCache(origin: ""), typesetCount: 0)
}

/// Sets `formulas`, taking from `cache` what it holds and starting KaTeX for the rest alone.
///
/// Without `katex` the formulas that `cache` does not hold are left out of the results, which means
/// that their source is shown. The order of `formulas` does not matter to the result. With a `style`
/// the results speak the language of its sheet instead of KaTeX's own.
/// - Throws: ``MathError`` when `katex` itself does not load.
public func typeset(
  _ formulas: some Sequence<MathFormula>, katex script: [UInt8]?, style: FormulaStyle? = nil,
  knowing cache: MathCache
) throws(MathError) -> TypesetMath {
  var outcome = TypesetMath(results: [:], cache: cache, typesetCount: 0)
  var typesetter: MathTypesetter?
  func compact(_ html: String) -> String {
    let short = compactFormula(html)
    return style.map { $0.shortened(short) } ?? short
  }
  for formula in formulas where outcome.results[formula] == nil {
    if let known = cache[formula] {
      outcome.results[formula] = .success(compact(known))
      continue
    }
    guard let script else { continue }
    let active: MathTypesetter
    if let typesetter { active = typesetter } else { active = try MathTypesetter(katex: script) }
    typesetter = active
    outcome.typesetCount += 1
    do throws(MathError) {
      let html = try active.typeset(formula)
      outcome.results[formula] = .success(compact(html))
      outcome.cache[formula] = html
    } catch {
      outcome.results[formula] = .failure(error)
    }
  }
  return outcome
}
