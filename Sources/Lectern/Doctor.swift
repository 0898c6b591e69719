import LecternSite
import LecternSource

/// One thing that Lectern uses, and whether this machine has it.
public struct DoctorEntry: Equatable, Sendable {
  /// Whether it is there.
  public enum State: Equatable, Sendable {
    /// Where it is, or what it is: a version, a folder, a count.
    case present(String)
    /// `remedy` says what to do, in a sentence.
    case missing(remedy: String)
  }

  /// As people call it: "KaTeX's fonts".
  public var name: String
  /// Whether Lectern works without it.
  public var isOptional: Bool
  /// Whether it was found, with what there is to say of it.
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
          : .present(counted(katex.files.fonts.count, "file"))))
  }
  entries.append(
    DoctorEntry(
      name: "cores", isOptional: false, state: .present("\(coreCount)")))
  return entries
}
