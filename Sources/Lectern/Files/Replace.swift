/// Replaces a file's bytes in one step, so that no reader sees half of them. Its folder is made.
package func replaceFile(
  _ path: String, with bytes: [UInt8], files: FileSystem
) throws(FileProblem) {
  try replaceFiles([(path, bytes)], files: files)
}

/// Replaces files' bytes all at once, about: every one is written beside its place before the first
/// is replaced. Their folders are made. What is refused leaves nothing beside.
package func replaceFiles(
  _ writes: [(path: String, bytes: [UInt8])], files: FileSystem
) throws(FileProblem) {
  var staged: [String] = []
  do throws(FileProblem) {
    for (path, bytes) in writes {
      let beside = placeBeside(path)
      staged.append(beside)
      do throws(FileProblem) {
        try files.write(bytes, beside)
      } catch {
        try files.makeFolder(folder(of: path))
        try files.write(bytes, beside)
      }
    }
    for (path, _) in writes { try files.replace(placeBeside(path), path) }
  } catch {
    for path in staged where files.info(path) != nil { try? files.remove(path) }
    throw error
  }
}

/// A hidden name in the same folder, unique to this process.
private func placeBeside(_ path: String) -> String {
  joined(folder(of: path), ".\(lastPart(of: path)).\(processName)")
}
