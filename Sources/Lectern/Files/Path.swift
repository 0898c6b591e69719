/// `folder/name`; `name` itself when it is absolute or the folder is the current one.
package func joined(_ folder: String, _ name: String) -> String {
  if name.hasPrefix("/") || folder.isEmpty || folder == "." { return name }
  return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
}

/// The path without `.`, doubled slashes and steps back that follow a name; `.` for the empty one.
package func normalized(_ path: String) -> String {
  var parts: [Substring] = []
  for part in path.split(separator: "/", omittingEmptySubsequences: true) where part != "." {
    if part == "..", let last = parts.last, last != ".." {
      parts.removeLast()
    } else if part == "..", path.hasPrefix("/") {
      continue
    } else {
      parts.append(part)
    }
  }
  let text = (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  return text.isEmpty ? "." : text
}

/// The folder that holds the last part; `.` when the path has one part alone.
public func folder(of path: String) -> String {
  let path = normalized(path)
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// The last part of the path.
package func lastPart(of path: String) -> String {
  String(normalized(path).split(separator: "/").last ?? "")
}

/// The last part without its extension: `03-momentum` for `Lessons/03-momentum.md`.
package func stem(of path: String) -> String {
  let name = lastPart(of: path)
  guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
  return String(name[..<dot])
}

/// Whether `path`, taken from inside a folder, stays inside it.
package func staysInside(_ path: String) -> Bool {
  !path.hasPrefix("/") && normalized(path) != ".." && !normalized(path).hasPrefix("../")
}
