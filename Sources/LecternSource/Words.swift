/// `1 field`, `2 fields`, `1 category`, `3 categories`; `plural` where it is not the noun with an `s`.
public func counted(_ number: Int, _ noun: String, plural: String? = nil) -> String {
  "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
}

/// `a, b and c`, or with another word before the last.
public func list(_ names: [String], _ word: String = "and") -> String {
  guard let last = names.last, names.count > 1 else { return names.first ?? "" }
  return names.dropLast().joined(separator: ", ") + " \(word) " + last
}

/// The first few names, so that a list of them fits a line.
public func some(_ names: [String]) -> [String] {
  names.count <= 12 ? names : Array(names.prefix(12)) + ["..."]
}
