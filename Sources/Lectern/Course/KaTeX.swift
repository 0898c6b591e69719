import LecternMath
import LecternSite

/// The folders in which systems put KaTeX: Debian's first.
package let katexFolders = [
  "/usr/share/javascript/katex", "/usr/share/nodejs/katex/dist", "/usr/local/share/katex",
]

/// An installed KaTeX.
package struct KaTeXInstallation: Sendable {
  package var folder: String
  var scriptPath: String
  var scriptInfo: FileInfo?
  package var script: [UInt8]
  package var files: MathFiles
  /// The key to the short form of formulas and of the style sheet among `files`.
  var style: FormulaStyle
  /// Names the version: the digest of the script.
  package var origin: String
}

/// The first KaTeX found; absent where none is installed, so that formulas are shown as source. One
/// that is known and still there is not read again.
package func installedKaTeX(
  files: FileSystem, knowing known: KaTeXInstallation? = nil
) -> KaTeXInstallation? {
  if let known, files.info(known.scriptPath) == known.scriptInfo { return known }
  for folder in katexFolders {
    guard
      let (path, script) = firstFile(["katex.min.js", "katex.js"], in: folder, files),
      let (_, css) = firstFile(["katex.min.css", "katex.css"], in: folder, files)
    else { continue }
    let style = FormulaStyle(String(decoding: css, as: UTF8.self))
    var fonts: [String: [UInt8]] = [:]
    for name in KaTeXStyle.fonts(in: style.sheet) {
      fonts[name] =
        (try? files.read(joined(folder, "fonts/\(name)")))
        ?? (try? files.read("/usr/share/fonts/truetype/katex/\(name)"))
    }
    return KaTeXInstallation(
      folder: folder, scriptPath: path, scriptInfo: files.info(path), script: script,
      files: MathFiles(css: style.sheet, fonts: fonts), style: style, origin: digest(of: script))
  }
  return nil
}

private func firstFile(
  _ names: [String], in folder: String, _ files: FileSystem
) -> (path: String, bytes: [UInt8])? {
  for name in names {
    let path = joined(folder, name)
    if let bytes = try? files.read(path) { return (path, bytes) }
  }
  return nil
}

/// The formulas of the last rendering, and what became of them.
package struct KnownFormulas: Sendable {
  var formulas: Set<MathFormula> = []
  var origin = ""
  var math = TypesetMath.none

  package init() {}
}

/// Sets formulas, taking from `known` and `cache` those that were set before.
package func typesetFormulas(
  _ formulas: [MathFormula], katex: KaTeXInstallation?, cache: ResultCache?,
  knowing known: inout KnownFormulas
) -> TypesetMath {
  let formulas = Set(formulas)
  let origin = katex?.origin ?? "none"
  if known.origin == origin, known.formulas == formulas { return known.math }
  let key = digest(of: "formulas \(origin)")
  var kept = known.origin == origin ? known.math.cache : MathCache(origin: origin)
  if known.origin != origin, case .found(let bytes)? = cache?.entry(key) {
    kept = MathCache(bytes: Array(bytes), origin: origin)
  }
  let ordered = formulas.sorted { ($0.latex, $0.display ? 1 : 0) < ($1.latex, $1.display ? 1 : 0) }
  guard let math = try? typeset(ordered, katex: katex?.script, style: katex?.style, knowing: kept)
  else { return .none }
  if math.typesetCount > 0 {
    try? cache?.store(math.cache.keeping(formulas).bytes, as: key)
  }
  known = KnownFormulas()
  known.formulas = formulas
  known.origin = origin
  known.math = math
  return math
}
