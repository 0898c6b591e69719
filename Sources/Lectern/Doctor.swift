import LecternSite

/// One thing that Lectern uses, and whether this machine has it.
public struct DoctorEntry: Equatable, Sendable {
  public enum State: Equatable, Sendable {
    case present(String)
    case missing(remedy: String)
  }

  public var name: String
  /// Whether Lectern works without it.
  public var isOptional: Bool
  public var state: State
}

/// What Lectern uses on this machine, found and missing.
///
/// The libraries that the program is linked with are there, or it would not have started.
public func examineMachine(files: FileSystem) -> [DoctorEntry] {
  var entries = [
    DoctorEntry(name: "Lectern", isOptional: false, state: .present(lecternVersion)),
    DoctorEntry(name: "libcmark", isOptional: false, state: .present("linked")),
    DoctorEntry(name: "Duktape", isOptional: false, state: .present("linked")),
  ]
  let katex = installedKaTeX(files: files)
  entries.append(
    DoctorEntry(
      name: "KaTeX", isOptional: true,
      state: katex.map { .present($0.folder) }
        ?? .missing(
          remedy: "apt install libjs-katex fonts-katex; until then formulas show their source")))
  if let katex {
    entries.append(
      DoctorEntry(
        name: "KaTeX's fonts", isOptional: true,
        state: katex.files.fonts.isEmpty
          ? .missing(remedy: "apt install fonts-katex")
          : .present(count(katex.files.fonts.count, "file"))))
  }
  entries.append(
    DoctorEntry(
      name: "cores", isOptional: false, state: .present("\(coreCount)")))
  return entries
}
