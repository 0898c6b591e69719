import LecternRun
import LecternSource

extension CourseReport {
  /// One annotation a problem, in the form of GitHub's workflow commands, then the summary.
  package func annotations() -> String {
    var text = ""
    for diagnostic in diagnostics {
      let command: String
      switch diagnostic.severity {
      case .error: command = "error"
      case .warning: command = "warning"
      case .note: command = "notice"
      case .ignore: continue
      }
      let file = source(of: diagnostic)
      let start = file.position(at: diagnostic.range.lowerBound)
      let end = file.position(at: diagnostic.range.upperBound)
      let title = "\(diagnostic.rule.code) \(diagnostic.rule.name)"
      let message = [diagnostic.message, diagnostic.label, diagnostic.help]
        .filter { !$0.isEmpty }.joined(separator: "\n")
      text += "::\(command) file=\(property(diagnostic.path)),line=\(start.line),"
      text += "col=\(start.column),endLine=\(end.line),endColumn=\(end.column),"
      text += "title=\(property(title))::\(data(message))\n"
    }
    return text + summary + "\n"
  }

  /// One test suite a lesson, one test case a claim; problems that belong to no claim are cases of
  /// their own.
  package func junit() -> String {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    var suites = ""
    var total = (tests: 0, failures: 0)
    let paths = lessons.map(\.path)
    let further = Set(diagnostics.map(\.path)).subtracting(paths).sorted()
    for path in paths + further {
      let lesson = lessons.first { $0.path == path }
      let errors = diagnostics.filter { $0.path == path && $0.isError }
      let verdicts = lesson?.verdicts ?? []
      let failing = verdicts.filter { !$0.holds }
      let others = errors.filter { error in !failing.contains { error.concerns($0) } }
      let tests = verdicts.count + others.count
      let failures = failing.count + others.count
      total = (total.tests + tests, total.failures + failures)
      suites += "  <testsuite name=\"\(escape(path))\" tests=\"\(tests)\""
      suites += " failures=\"\(failures)\">\n"
      for verdict in verdicts { suites += testCase(of: verdict) }
      for error in others {
        suites += "    <testcase classname=\"\(escape(path))\" name=\"\(escape(error.rule.name))\""
        suites += " file=\"\(escape(path))\" line=\"\(line(of: error.range, in: path))\">\n"
        suites += failure(error.message, describe(error, in: source(of: error)))
        suites += "    </testcase>\n"
      }
      suites += "  </testsuite>\n"
    }
    text += "<testsuites name=\"lectern\" tests=\"\(total.tests)\""
    text += " failures=\"\(total.failures)\">\n\(suites)</testsuites>\n"
    return text
  }

  private func testCase(of verdict: Verdict) -> String {
    let line = line(of: verdict.range, in: verdict.path)
    // Expectations are written as they are asked.
    let saysMore = !verdict.written.isEmpty && verdict.written != verdict.expression
    let name = "\(line): \(saysMore ? verdict.written + " = " : "")"
    var text = "    <testcase classname=\"\(escape(verdict.path))\""
    text += " name=\"\(escape(name + verdict.expression))\""
    text += " file=\"\(escape(verdict.path))\" line=\"\(line)\""
    if verdict.holds { return text + "/>\n" }
    let error = diagnostics.first { $0.concerns(verdict) }
    let message = error?.message ?? "\(verdict.subject.word) \(verdict.outcome.word)"
    return text + ">\n"
      + failure(message, error.map { describe($0, in: source(of: $0)) } ?? verdict.quote)
      + "    </testcase>\n"
  }

  private func failure(_ message: String, _ details: String) -> String {
    "      <failure message=\"\(escape(message))\">\(escape(details))</failure>\n"
  }

  private func line(of range: SourceRange, in path: String) -> Int {
    sources[path]?.position(at: range.lowerBound).line ?? 1
  }
}

/// Text for XML; control characters that XML has no way to write become spaces.
private func escape(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "\n", "\t": result += "&#\(scalar.value);"
    case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result += " "
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

private func data(_ text: String) -> String {
  replace(["%": "%25", "\r": "%0D", "\n": "%0A"], in: text)
}

private func property(_ text: String) -> String {
  replace(["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"], in: text)
}

private func replace(_ codes: [Unicode.Scalar: String], in text: String) -> String {
  text.unicodeScalars.reduce(into: "") { result, scalar in
    if let code = codes[scalar] {
      result += code
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
}
