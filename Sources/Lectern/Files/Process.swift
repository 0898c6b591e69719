import Foundation

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
