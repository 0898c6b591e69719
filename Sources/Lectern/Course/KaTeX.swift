import LecternMath
import LecternSite

/// The folders in which systems put KaTeX: Debian's first.
package let katexFolders = [
  "/usr/share/javascript/katex", "/usr/share/nodejs/katex/dist", "/usr/local/share/katex",
]

/// An installed KaTeX.
package struct KaTeXInstallation: Sendable {
  package var folder: String
  package var script: [UInt8]
  package var files: MathFiles
  /// Names the version: the digest of the script.
  package var origin: String
}

/// The first KaTeX found; absent where none is installed, so that formulas are shown as source.
package func installedKaTeX(files: FileSystem) -> KaTeXInstallation? {
  for folder in katexFolders {
    guard
      let script = (try? files.read(joined(folder, "katex.min.js")))
        ?? (try? files.read(joined(folder, "katex.js"))),
      let css = (try? files.read(joined(folder, "katex.min.css")))
        ?? (try? files.read(joined(folder, "katex.css")))
    else { continue }
    let sheet = String(decoding: css, as: UTF8.self)
    var fonts: [String: [UInt8]] = [:]
    for name in KaTeXStyle.fonts(in: sheet) {
      fonts[name] =
        (try? files.read(joined(folder, "fonts/\(name)")))
        ?? (try? files.read("/usr/share/fonts/truetype/katex/\(name)"))
    }
    return KaTeXInstallation(
      folder: folder, script: script, files: MathFiles(css: sheet, fonts: fonts),
      origin: digest(of: script))
  }
  return nil
}

/// Sets formulas, taking from `cache` those that were set before.
package func typesetFormulas(
  _ formulas: Set<MathFormula>, katex: KaTeXInstallation?, cache: ResultCache?
) -> TypesetMath {
  let origin = katex?.origin ?? "none"
  let key = digest(of: "formulas \(origin)")
  var known = MathCache(origin: origin)
  if case .found(let bytes)? = cache?.entry(key) { known = MathCache(bytes: bytes, origin: origin) }
  let ordered = formulas.sorted { ($0.latex, $0.display ? 1 : 0) < ($1.latex, $1.display ? 1 : 0) }
  guard let outcome = try? typeset(ordered, katex: katex?.script, knowing: known) else {
    return .none
  }
  if outcome.typesetCount > 0 {
    try? cache?.store(outcome.cache.keeping(formulas).bytes, as: key)
  }
  return outcome
}
