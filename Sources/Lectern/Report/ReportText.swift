import LecternSource

extension CourseReport {
  /// Every problem with its source line, then one line that sums up.
  package func plainText(limit: ReportLimit) -> String {
    let problems = problems(limit: limit)
    return problems + (problems.isEmpty ? "" : "\n") + summary + "\n"
  }

  /// Every problem with its source line; empty when there are none. At most about a page, unless
  /// `limit` says otherwise, and never without the count of those left out.
  public func problems(limit: ReportLimit) -> String {
    var text = ""
    var lines = 0
    var shown = 0
    for diagnostic in diagnostics where diagnostic.severity != .ignore {
      let entry = describe(diagnostic, in: source(of: diagnostic))
      let height = entry.count { $0.isNewline }
      if limit == .page, shown > 0, lines + height > 56 { break }
      text += entry
      lines += height
      shown += 1
    }
    let hidden = diagnostics.count { $0.severity != .ignore } - shown
    if hidden > 0 {
      text += "... and \(counted(hidden, "more problem")); --verbose shows every one\n"
    }
    return text
  }

  /// `Checked 18 lessons in 0.81 s: 41 runs, 312 of 313 claims verified, 1 error`.
  public var summary: String {
    var parts = [
      runs.fromCache == 0 || runs.computed == 0
        ? counted(runs.total, "run") + (runs.fromCache > 0 ? " from the cache" : "")
        : "\(counted(runs.total, "run")) (\(runs.fromCache) from the cache)",
      verifiedCount == claimCount
        ? "\(counted(claimCount, "claim")) verified"
        : "\(verifiedCount) of \(counted(claimCount, "claim")) verified",
    ]
    if errorCount > 0 { parts.append(counted(errorCount, "error")) }
    if warningCount > 0 { parts.append(counted(warningCount, "warning")) }
    let did = output == nil ? "Checked" : "Built"
    return "\(did) \(counted(lessons.count, "lesson")) in \(duration(seconds)): "
      + parts.joined(separator: ", ")
  }

  /// Where to look at what was built: "Output/index.html (3 files written, 40 unchanged)".
  public var placeToLook: String {
    guard let output, let written else { return "" }
    let page =
      written.written.count == 1 && written.unchanged == 0 ? written.written[0] : "index.html"
    var parts: [String] = []
    if !written.written.isEmpty {
      parts.append("\(counted(written.written.count, "file")) written")
    }
    if !written.removed.isEmpty {
      parts.append("\(counted(written.removed.count, "file")) removed")
    }
    if parts.isEmpty { parts.append("nothing changed") }
    return "Look at \(joined(output, page)) (\(parts.joined(separator: ", ")))"
  }

  package func source(of diagnostic: Diagnostic) -> SourceFile {
    sources[diagnostic.path] ?? SourceFile(path: diagnostic.path, bytes: [])
  }
}

/// `0.08 s`, `4.2 s`, `2 min 5 s`.
package func duration(_ seconds: Double) -> String {
  if seconds < 1 {
    let hundredths = Int((seconds * 100).rounded())
    return "0.\(hundredths < 10 ? "0" : "")\(min(hundredths, 99)) s"
  }
  if seconds < 60 {
    let tenths = Int((seconds * 10).rounded())
    return "\(tenths / 10).\(tenths % 10) s"
  }
  let whole = Int(seconds.rounded())
  return "\(whole / 60) min \(whole % 60) s"
}
