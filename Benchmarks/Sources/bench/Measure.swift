#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Least processor time of some repetitions, in seconds; the repetitions of what is compared take
/// turns, so that other work on the machine hits all alike.
func measure(_ repetitions: Int, _ work: [() -> Void]) -> [Double] {
  var best = [Double](repeating: .infinity, count: work.count)
  for _ in 0..<repetitions {
    for (i, run) in work.enumerated() {
      let start = processorTime()
      run()
      best[i] = min(best[i], processorTime() - start)
    }
  }
  return best
}

/// What this process has used so far, in seconds: waiting for its turn does not count.
func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}

/// `value` with `digits` after the point.
func fixed(_ value: Double, _ digits: Int) -> String {
  var scale = 1.0
  for _ in 0..<digits { scale *= 10 }
  let whole = Int((value * scale).rounded())
  guard digits > 0 else { return "\(whole)" }
  let text = "\(whole)"
  let all = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
  return "\(all.dropLast(digits)).\(all.suffix(digits))"
}

/// `number` with a comma between thousands.
func grouped(_ number: Int) -> String {
  number < 1000
    ? "\(number)" : "\(grouped(number / 1000)),\(String("\(1000 + number % 1000)".dropFirst()))"
}
