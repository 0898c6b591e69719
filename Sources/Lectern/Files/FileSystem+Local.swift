import Foundation
import Glibc

extension FileSystem {
  /// The disk of this machine.
  public static let local = FileSystem(
    read: readFile, names: namesInFolder, info: infoOfPath, write: writeFile,
    replace: renameFile, makeFolder: createFolder, remove: removePath)
}

@Sendable private func readFile(_ path: String) throws(FileProblem) -> [UInt8] {
  // Nobody may ever write into a pipe; what stands in /dev was named on purpose, as by `<(...)`.
  var named = stat()
  if stat(path, &named) == 0, ![S_IFREG, S_IFDIR].contains(named.st_mode & S_IFMT),
    !path.hasPrefix("/dev/"), !path.hasPrefix("/proc/")
  {
    throw FileProblem(.read, path, reason: "it is a pipe, a socket or a device")
  }
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw problem(.read, path) }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw problem(.read, path) }
  guard status.st_mode & S_IFMT != S_IFDIR else {
    throw FileProblem(.read, path, reason: "it is a folder")
  }
  let size = Int(status.st_size)
  var failed = false
  var bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    while count < size, let base = buffer.baseAddress {
      let got = Glibc.read(descriptor, base + count, size - count)
      if got < 0, errno == EINTR { continue }
      failed = got < 0
      guard got > 0 else { break }
      count += got
    }
  }
  // What stands in a pipe or grew meanwhile comes after the size that was promised.
  var more = [UInt8](repeating: 0, count: 1 << 14)
  while !failed {
    let got = Glibc.read(descriptor, &more, more.count)
    if got < 0, errno == EINTR { continue }
    failed = got < 0
    guard got > 0 else { break }
    bytes += more[..<got]
  }
  if failed { throw problem(.read, path) }
  return bytes
}

/// What cannot be finished is removed: half a file is worse than none.
@Sendable private func writeFile(_ bytes: [UInt8], _ path: String) throws(FileProblem) {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
  guard descriptor >= 0 else { throw problem(.write, path) }
  var written = 0
  while written < bytes.count {
    let got = bytes[written...].withUnsafeBytes {
      Glibc.write(descriptor, $0.baseAddress, $0.count)
    }
    if got < 0, errno == EINTR { continue }
    guard got >= 0 else {
      let found = problem(.write, path)
      var status = stat()
      if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG { unlink(path) }
      close(descriptor)
      throw found
    }
    written += got
  }
  guard close(descriptor) == 0 else { throw problem(.write, path) }
}

@Sendable private func namesInFolder(_ folder: String) throws(FileProblem) -> [String] {
  guard let stream = opendir(folder) else { throw problem(.list, folder) }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != "." && name != ".." { names.append(name) }
  }
  return names.sorted()
}

@Sendable private func infoOfPath(_ path: String) -> FileInfo? {
  var status = stat()
  guard stat(path, &status) == 0 else { return nil }
  return FileInfo(
    isFolder: status.st_mode & S_IFMT == S_IFDIR, size: Int(status.st_size),
    modified: Double(status.st_mtim.tv_sec) + Double(status.st_mtim.tv_nsec) / 1e9,
    identity: [UInt64(status.st_dev), UInt64(status.st_ino)])
}

/// The target's permissions stay what they were.
@Sendable private func renameFile(_ source: String, _ target: String) throws(FileProblem) {
  var replaced = stat()
  if stat(target, &replaced) == 0 { chmod(source, replaced.st_mode & 0o7777) }
  guard rename(source, target) == 0 else { throw problem(.replace, target) }
}

@Sendable private func createFolder(_ path: String) throws(FileProblem) {
  do {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  } catch {
    throw FileProblem(.makeFolder, path, reason: reason(of: error))
  }
}

@Sendable private func removePath(_ path: String) throws(FileProblem) {
  guard Glibc.remove(path) == 0 else { throw problem(.remove, path) }
}

private func problem(_ operation: FileProblem.Operation, _ path: String) -> FileProblem {
  FileProblem(operation, path, reason: reason(of: errno))
}

private func reason(of number: Int32) -> String { String(cString: strerror(number)).lowercased() }

private func reason(of error: any Error) -> String {
  let inner = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
  if let inner, inner.domain == NSPOSIXErrorDomain { return reason(of: Int32(inner.code)) }
  return (inner ?? error).localizedDescription
}
