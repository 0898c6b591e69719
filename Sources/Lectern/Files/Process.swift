import Foundation
import Glibc

/// Tells this process's half-written files from those of others.
package let processName = "\(ProcessInfo.processInfo.processIdentifier)"

/// How many cores this machine has.
package var coreCount: Int { ProcessInfo.processInfo.activeProcessorCount }

/// The seconds that `body` took, by the clock on the wall, beside its result.
package func timed<Result>(_ body: () throws -> Result) rethrows -> (Result, seconds: Double) {
  let start = ContinuousClock.now
  let result = try body()
  return (result, (ContinuousClock.now - start) / .seconds(1))
}

/// Whether a process of this machine has this name, as ``processName`` gives it.
func isRunning(process name: String) -> Bool {
  guard let number = pid_t(name), number > 0 else { return false }
  return kill(number, 0) == 0 || errno == EPERM
}

/// Runs `body` while requests to end the program wait until it is done.
func uninterrupted<Failure: Error>(_ body: () throws(Failure) -> Void) throws(Failure) {
  var ending = sigset_t()
  var former = sigset_t()
  sigemptyset(&ending)
  for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&ending, signal) }
  pthread_sigmask(SIG_BLOCK, &ending, &former)
  defer { pthread_sigmask(SIG_SETMASK, &former, nil) }
  try body()
}
