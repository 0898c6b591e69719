import Glibc
import Lectern
import Synchronization

/// How changes of files are noticed.
public enum WatchMethod: Equatable, Sendable {
  /// The kernel tells (inotify): at once, without work in between.
  case notified
  /// Every file is looked at several times a second: works on network drives too.
  case polled
}

/// Tells when anything changes below a folder, hidden names aside. One element for each burst of
/// changes, which ends when nothing happened for 10 milliseconds.
package func changes(below folder: String, by method: WatchMethod) -> AsyncStream<Void> {
  let (stream, continuation) = AsyncStream.makeStream(
    of: Void.self, bufferingPolicy: .bufferingNewest(1))
  let isEnded = Flag()
  continuation.onTermination = { _ in isEnded.raise() }
  let watching: @Sendable () -> Void = {
    if method == .notified, Notifications(folder: folder).report(to: continuation, until: isEnded) {
      return
    }
    poll(folder, to: continuation, until: isEnded)
  }
  // A thread of its own, since it waits in the kernel.
  detachThread(watching)
  return stream
}

/// Raised once, read from another thread.
final class Flag: Sendable {
  private let value = Atomic(false)
  func raise() { value.store(true, ordering: .relaxed) }
  var isRaised: Bool { value.load(ordering: .relaxed) }
}

private func poll(
  _ folder: String, to continuation: AsyncStream<Void>.Continuation, until isEnded: Flag
) {
  var known = stamps(below: folder)
  while !isEnded.isRaised {
    usleep(200_000)
    let current = stamps(below: folder)
    if current != known {
      known = current
      continuation.yield()
    }
  }
}

private func stamps(below folder: String) -> [String: FileInfo] {
  var found: [String: FileInfo] = [:]
  for path in FileSystem.local.files(below: folder) {
    found[path] = FileSystem.local.info("\(folder)/\(path)")
  }
  return found
}

/// The kernel's notifications for a folder and all those below it.
private struct Notifications {
  let folder: String
  private let descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
  private static let events = UInt32(
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ATTRIB)

  init(folder: String) { self.folder = folder }

  /// Reports until the flag is raised; false when the kernel has no watches to give.
  func report(to continuation: AsyncStream<Void>.Continuation, until isEnded: Flag) -> Bool {
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    guard watchFolders() else { return false }
    var buffer = [UInt8](repeating: 0, count: 16_384)
    var isPending = false
    while !isEnded.isRaised {
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = Glibc.poll(&waiting, 1, isPending ? 10 : 250)
      if ready > 0 {
        let count = read(descriptor, &buffer, buffer.count)
        guard count > 0 else { continue }
        let seen = look(at: buffer[..<count])
        // Watching a folder again is harmless; a new one may hold files already.
        if seen.hasNewFolder { _ = watchFolders() }
        isPending = isPending || seen.matters
      } else if isPending {
        isPending = false
        continuation.yield()
      }
    }
    return true
  }

  private func watchFolders() -> Bool {
    var pending = [folder]
    while let place = pending.popLast() {
      guard inotify_add_watch(descriptor, place, Self.events) >= 0 else { return false }
      for name in (try? FileSystem.local.names(place)) ?? [] where !name.hasPrefix(".") {
        let path = "\(place)/\(name)"
        if FileSystem.local.info(path)?.isFolder == true { pending.append(path) }
      }
    }
    return true
  }

  /// Whether any of the events in `bytes` concerns a name that is not hidden.
  private func look(at bytes: ArraySlice<UInt8>) -> (matters: Bool, hasNewFolder: Bool) {
    var matters = false
    var hasNewFolder = false
    var place = bytes.startIndex
    // struct inotify_event: wd, mask, cookie, len (four bytes each), then the padded name.
    while place + 16 <= bytes.endIndex {
      let mask = number(bytes[(place + 4)..<(place + 8)])
      let length = Int(number(bytes[(place + 12)..<(place + 16)]))
      let name = bytes[(place + 16)..<min(place + 16 + length, bytes.endIndex)]
      if name.first != UInt8(ascii: ".") {
        matters = true
        if mask & UInt32(IN_ISDIR) != 0 { hasNewFolder = true }
      }
      place += 16 + length
    }
    return (matters, hasNewFolder)
  }

  private func number(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }
}
