/// The cache as bytes: a header line, then one record a formula, lengths in front so that nothing needs
/// escaping. Records are in a fixed order, so equal caches have equal bytes.
extension MathCache {
  private static var format: String { "lectern-math 1 " }

  /// The same for equal caches.
  public var bytes: [UInt8] {
    var out = Array("\(Self.format)\(origin)\n".utf8)
    let ordered = html.sorted {
      ($0.key.display ? 1 : 0, $0.key.latex) < ($1.key.display ? 1 : 0, $1.key.latex)
    }
    for (formula, html) in ordered {
      let (source, result) = (formula.latex.utf8, html.utf8)
      out += Array("\(formula.display ? "d" : "i") \(source.count) \(result.count)\n".utf8)
      out += source
      out += result
      out.append(10)
    }
    return out
  }

  /// The cache that `bytes` hold; an empty one where they are damaged or of another origin.
  public init(bytes: [UInt8], origin: String) {
    self.init(origin: origin)
    var rest = bytes[...]
    func line() -> String? {
      guard let end = rest.firstIndex(of: 10) else { return nil }
      defer { rest = rest[(end + 1)...] }
      return String(decoding: rest[..<end], as: UTF8.self)
    }
    func take(_ count: Int) -> String? {
      guard count >= 0, count <= rest.count else { return nil }
      defer { rest = rest.dropFirst(count) }
      return String(decoding: rest.prefix(count), as: UTF8.self)
    }
    guard line() == Self.format + origin else { return }
    while let record = line() {
      let parts = record.split(separator: " ")
      guard parts.count == 3, let sourceCount = Int(parts[1]), let resultCount = Int(parts[2]),
        let latex = take(sourceCount), let html = take(resultCount), line() == ""
      else {
        self = MathCache(origin: origin)
        return
      }
      self[MathFormula(latex, display: parts[0] == "d")] = html
    }
  }
}
