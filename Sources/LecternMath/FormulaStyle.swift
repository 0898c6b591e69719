/// KaTeX's style sheet as the key to shorter formulas: which classes it styles, and short names for
/// those that every formula is full of.
///
/// A page of formulas is mostly class names, and most of those mean nothing to the sheet. Formulas and
/// sheet are shortened by the same table, so the layout stays as KaTeX made it.
public struct FormulaStyle: Sendable {
  /// KaTeX's style sheet with the short names.
  public let sheet: String
  /// Classes that a selector names.
  private let styled: Set<String>
  /// Classes whose children a selector names by their place, so that no child may be left out.
  private let parents: Set<String>

  /// - Parameter css: KaTeX's own style sheet.
  public init(_ css: String) {
    var styled: Set<String> = []
    var parents: Set<String> = []
    var sheet: [UInt8] = []
    var rest = Array(css.utf8)[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
      let selectors = Array(rest[..<open])
      let end = rest[open...].firstIndex(of: UInt8(ascii: "}")) ?? rest.endIndex - 1
      let names = classNames(in: selectors)
      styled.formUnion(names.map(\.name))
      for (place, name) in names.enumerated() {
        let next = place + 1 < names.count ? names[place + 1].range.lowerBound : selectors.count
        if selectors[name.range.upperBound..<next].contains(UInt8(ascii: ">")) {
          parents.insert(name.name)
        }
      }
      sheet += renamed(selectors, names)
      sheet += rest[open...end]
      rest = rest[(end + 1)...]
    }
    sheet += rest
    // The short element would put its content into quotes. (Shorter ones that only look different, such
    // as `i`, may not be nested four times: HTML, 13.2.4.3.)
    sheet += ".katex q:before,.katex q:after{content:none}".utf8
    self.styled = styled
    self.parents = parents
    self.sheet = String(decoding: sheet, as: UTF8.self)
  }

  /// `html`, which ``compactFormula(_:)`` gave, in the words of ``sheet``.
  public func shortened(_ html: String) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(html.utf8.count)
    // Of each open span: its classes as KaTeX wrote them, and the element that it is in the result.
    var open: [(classes: [String], element: String?)] = []
    var rest = Array(html.utf8)[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      out += rest[..<start]
      let end = rest[start...].firstIndex(of: UInt8(ascii: ">")) ?? rest.endIndex - 1
      let tag = rest[start...end]
      rest = rest[(end + 1)...]
      if tag.elementsEqual("</span>".utf8) {
        let last = open.popLast()
        if let element = last == nil ? "span" : last?.element { out += "</\(element)>".utf8 }
      } else if tag.starts(with: "<span".utf8) {
        let (classes, attributes) = spanParts(tag)
        let name = shortName(of: classes.filter { styled.contains($0) || $0.hasPrefix("katex") })
        let isPlain = name.isEmpty && attributes.isEmpty
        let isKept =
          !isPlain || open.isEmpty
          || open.suffix(2).contains { !parents.isDisjoint(with: $0.classes) }
          || rest.starts(with: "</span>".utf8)
        let element = name.hasPrefix("katex") ? "span" : "q"
        open.append((classes, isKept ? element : nil))
        guard isKept else { continue }
        out += "<\(element)".utf8
        if !name.isEmpty { out += " class=\"\(name)\"".utf8 }
        out += attributes
        out.append(UInt8(ascii: ">"))
      } else {
        out += tag
      }
    }
    return String(decoding: out + rest, as: UTF8.self)
  }

  /// One name for what KaTeX writes as several, where there is one.
  private func shortName(of classes: [String]) -> String {
    if classes.count == 3, let size = sizing(classes) { return size }
    if classes == ["vlist-t", "vlist-t2"] { return twoRows }
    return classes.map { shortNames[$0] ?? $0 }.joined(separator: " ")
  }
}

/// The class of a list of two rows, which has both of KaTeX's classes for it.
private let twoRows = "k2"

private let shortNames = [
  "base": "kb", "strut": "ku", "mathnormal": "ki", "mspace": "kc", "msupsub": "km", "vlist-t": "kt",
  "vlist-r": "kr", "vlist": "kv", "vlist-s": "ks", "pstrut": "kp", "nulldelimiter": "kn",
  "mfrac": "kf", "frac-line": "kl",
]

/// `z63` for the classes of a size within a size: `sizing reset-size6 size3`.
private func sizing(_ classes: [String]) -> String? {
  guard classes[0] == "sizing", classes[1].hasPrefix("reset-size"), classes[2].hasPrefix("size")
  else { return nil }
  return "z\(classes[1].dropFirst(10))-\(classes[2].dropFirst(4))"
}

private typealias NamedRange = (name: String, range: Range<Int>)

/// The class names of a list of selectors, without their dots, in order.
private func classNames(in selectors: [UInt8]) -> [NamedRange] {
  var names: [NamedRange] = []
  var index = 0
  while index < selectors.count {
    guard selectors[index] == UInt8(ascii: ".") else {
      index += 1
      continue
    }
    let start = index
    index += 1
    while index < selectors.count, isNameByte(selectors[index]) { index += 1 }
    names.append((String(decoding: selectors[(start + 1)..<index], as: UTF8.self), start..<index))
  }
  return names
}

private func isNameByte(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "-") || (byte | 32 >= 97 && byte | 32 <= 122) || (byte >= 48 && byte <= 57)
}

/// Selectors with short names for classes, one for the three that set a size, and the short element.
private func renamed(_ selectors: [UInt8], _ names: [NamedRange]) -> [UInt8] {
  var out: [UInt8] = []
  var done = 0
  var place = 0
  while place < names.count {
    let name = names[place]
    out += selectors[done..<name.range.lowerBound]
    done = name.range.upperBound
    let compound = names[place...].prefix(3)
    if compound.count == 3, names[place + 1].range.lowerBound == done,
      names[place + 2].range.lowerBound == names[place + 1].range.upperBound,
      let size = sizing(compound.map(\.name))
    {
      out += ".\(size)".utf8
      done = names[place + 2].range.upperBound
      place += 3
      continue
    }
    switch name.name {
    case "vlist-t": out += ":is(.kt,.\(twoRows))".utf8
    case "vlist-t2": out += ".\(twoRows)".utf8
    default: out += ".\(shortNames[name.name] ?? name.name)".utf8
    }
    place += 1
  }
  out += selectors[done...]
  return shortElement(out)
}

/// Selectors with `q` for `span`, which only stands for children of a class in KaTeX's sheet.
private func shortElement(_ selectors: [UInt8]) -> [UInt8] {
  var out: [UInt8] = []
  var rest = selectors[...]
  while let first = rest.first {
    let isFree = out.last.map { !isNameByte($0) && $0 != UInt8(ascii: ".") } ?? true
    if isFree, rest.starts(with: "span".utf8),
      rest.dropFirst(4).first.map({ !isNameByte($0) }) ?? true
    {
      out.append(UInt8(ascii: "q"))
      rest = rest.dropFirst(4)
    } else {
      out.append(first)
      rest = rest.dropFirst()
    }
  }
  return out
}

/// The classes of a `span`'s tag, and what else the tag has, with its style's numbers shortened.
private func spanParts(_ tag: ArraySlice<UInt8>) -> (classes: [String], attributes: [UInt8]) {
  var classes: [String] = []
  var attributes: [UInt8] = []
  let text = String(decoding: tag.dropFirst(5).dropLast(), as: UTF8.self)
  for part in text.split(separator: "\"", omittingEmptySubsequences: false).pairs {
    switch part.name {
    case " class=": classes = part.value.split(separator: " ").map(String.init)
    case " style=":
      let declarations = part.value.split(separator: ";").compactMap(shortened)
      if !declarations.isEmpty {
        attributes += " style=\"\(declarations.joined(separator: ";"))\"".utf8
      }
    default: attributes += "\(part.name)\"\(part.value)\"".utf8
    }
  }
  return (classes, attributes)
}

/// A declaration with lengths in thousandths of an em, a fiftieth of a pixel; none for what is so anyway.
private func shortened(_ declaration: Substring) -> String? {
  if ["top:0em", "margin-left:0em", "margin-right:0em"].contains(String(declaration)) {
    return nil
  }
  guard declaration.hasSuffix("em"), let point = declaration.lastIndex(of: ".") else {
    return String(declaration)
  }
  let digits = declaration[declaration.index(after: point)...].dropLast(2)
  guard digits.count > 3, let value = Int(digits.prefix(4)), digits.prefix(3) != "999" else {
    return String(declaration)
  }
  let rounded = String((value + 5) / 10)
  var short = String(repeating: "0", count: max(0, 3 - rounded.count)) + rounded
  while short.last == "0" { short.removeLast() }
  let head = declaration[..<point]
  if short.isEmpty { return head.last?.isNumber == true ? "\(head)em" : "\(head)0em" }
  return "\(head).\(short)em"
}

extension [Substring] {
  /// Names and values of attributes, taken from what stands between the quotes.
  fileprivate var pairs: [(name: Substring, value: Substring)] {
    stride(from: 0, to: count - 1, by: 2).map { (self[$0], self[$0 + 1]) }
  }
}
