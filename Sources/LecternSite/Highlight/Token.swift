/// A stretch of code with one color. Everything outside tokens is plain.
struct Token: Equatable {
  enum Kind: String, CaseIterable {
    case keyword = "kw"
    case type = "ty"
    case number = "nu"
    case string = "st"
    case comment = "co"
    /// A key of YAML or JSON.
    case key = "ke"
    /// `true`, `None`, `nil` and the like.
    case literal = "li"
    /// A decorator, attribute, macro or shell variable.
    case attribute = "de"
  }

  var kind: Kind
  /// UTF-8 offsets into the code.
  var range: Range<Int>
}

/// A language that this page can color.
enum CodeLanguage: Equatable {
  case python, swift, yaml, json, shell

  /// The language that a fence's first word names, if it is one of ours.
  init?(fence word: String) {
    switch word.lowercased() {
    case "python", "py", "python3": self = .python
    case "swift": self = .swift
    case "yaml", "yml", "data", "train", "compare", "trace", "chart", "table", "quiz":
      self = .yaml
    case "json": self = .json
    case "sh", "bash", "shell", "zsh", "console": self = .shell
    default: return nil
    }
  }

  /// How a reader calls it.
  var title: String {
    switch self {
    case .python: "Python"
    case .swift: "Swift"
    case .yaml: "YAML"
    case .json: "JSON"
    case .shell: "Shell"
    }
  }
}

/// The tokens of `code` in order, without overlap.
func tokens(of code: [UInt8], in language: CodeLanguage) -> [Token] {
  switch language {
  case .python: pythonTokens(code)
  case .swift: swiftTokens(code)
  case .yaml: yamlTokens(code)
  case .json: jsonTokens(code)
  case .shell: shellTokens(code)
  }
}
