import LecternSource

/// The expression of a text that is one claim and nothing else: `fit.epochs` of `[50](=fit.epochs)`.
func claimedExpression(in text: String) -> String? {
  guard text.hasPrefix("["), text.hasSuffix(")"), let middle = text.firstRange(of: "](=")
  else { return nil }
  var inner = text[middle.upperBound...].dropLast().drop { $0 == " " }
  while inner.last == " " { inner.removeLast() }
  if inner.count > 2, inner.hasPrefix("\""), inner.hasSuffix("\"") {
    inner = inner.dropFirst().dropLast()
  }
  return inner.isEmpty || inner.contains("](") ? nil : String(inner)
}

/// A claim where an expression belongs, which is written alone there.
///
/// - Parameter owner: the key, which is written before the expression; nil for an item of a list.
func claimAdvice(
  _ expression: String, _ owner: ExpressionOwner, in path: String, at place: SourceRange
) -> Diagnostic {
  let written = yamlScalar(expression)
  let line = owner.isItem ? "- \(written ?? expression)" : "\(owner.key): \(written ?? expression)"
  return Diagnostic(
    .wrongType, in: path, at: place, "wrong type for '\(owner.key)': a claim",
    label: "expected the expression alone", help: "write `\(line)`",
    fix: written.map { Fix(replace: place, with: $0) })
}

/// An expression as YAML takes it: in quotation marks where it holds what YAML would read.
private func yamlScalar(_ expression: String) -> String? {
  let isPlain = expression.utf8.allSatisfy { isWordByte($0) || " ()<>=+-*/".utf8.contains($0) }
  if isPlain, expression.first?.isLetter == true { return expression }
  return expression.contains("'") ? nil : "'\(expression)'"
}

/// Whose value an expression is.
struct ExpressionOwner {
  var key: String
  var isItem: Bool
}

/// The key of a line whose value is an expression in some spec, or the key above whose items are.
func expressionOwner(_ lines: [YamlLine], _ index: Int) -> ExpressionOwner? {
  let line = lines[index]
  func name(_ line: YamlLine) -> String? {
    line.key.map { String(decoding: line.bytes[$0], as: UTF8.self) }
  }
  if let key = name(line) {
    return expressionKeys.contains(key) ? ExpressionOwner(key: key, isItem: false) : nil
  }
  let above = lines[..<index].last {
    $0.key != nil && $0.indentation.count <= line.indentation.count
  }
  guard let key = above.flatMap(name), expressionKeys.contains(key) else { return nil }
  return ExpressionOwner(key: key, isItem: true)
}

/// The names of all keys whose value is an expression, or a list of them.
private let expressionKeys: Set<String> = {
  func names(_ keys: [KeyDeclaration]) -> [String] {
    keys.flatMap { (holdsExpression($0.type) ? [$0.name] : []) + names(inner($0.type)) }
  }
  func inner(_ type: ValueType) -> [KeyDeclaration] {
    switch type {
    case .fields(let keys): keys
    case .list(let item), .oneOrMore(let item), .dictionary(let item): inner(item)
    case .either(let types): types.flatMap(inner)
    default: []
    }
  }
  func holdsExpression(_ type: ValueType) -> Bool {
    switch type {
    case .expression: true
    case .list(let item): holdsExpression(item)
    default: false
    }
  }
  return Set(SpecKind.allCases.flatMap { names(keys(of: $0) ?? []) })
}()
