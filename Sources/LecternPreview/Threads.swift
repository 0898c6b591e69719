import Foundation

/// Runs `body` on a thread of its own, for work that waits in the kernel.
func detachThread(_ body: @escaping @Sendable () -> Void) {
  let thread = Thread(block: body)
  thread.name = "lectern-watch"
  thread.start()
}
