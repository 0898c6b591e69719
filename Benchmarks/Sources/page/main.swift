// page FILE REPEATS: the least processor time of a run as a page repeats it, in milliseconds. Short runs are
// made several times in a row, since the clock counts microseconds.
//
// FILE holds numbers of 8 bytes: how many settings there are, the settings, then the rows.
import Foundation
import LecternWeb

let arguments = CommandLine.arguments
guard arguments.count == 3, let bytes = FileManager.default.contents(atPath: arguments[1]),
  let repeats = Int(arguments[2]), repeats > 0
else {
  print("usage: page FILE REPEATS")
  exit(64)
}
let numbers = bytes.withUnsafeBytes { Array($0.bindMemory(to: Double.self)) }
let count = Int(numbers[0])
guard let settings = PageSettings(numbers: Array(numbers[1...count])),
  let data = PageData(numbers: Array(numbers[(count + 1)...]))
else {
  print("this is no run")
  exit(1)
}
let session = PageSession(exhibit: PageExhibit(authors: [], model: nil, pieces: []), data: data)

func run(_ session: PageSession, _ settings: PageSettings) {
  guard session.start(settings) == nil else { return }
  while !session.advance(epochs: 1 << 20) {}
}

/// Milliseconds of processor time that this program has had.
func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) * 1e-6
}

var row = 1
var least = Double.infinity
for _ in 0..<repeats {
  let start = processorTime()
  for _ in 0..<row { run(session, settings) }
  let time = (processorTime() - start) / Double(row)
  least = min(least, time)
  row = max(1, min(2000, Int(5 / max(time, 1e-3))))
}
session.look()
print(session.record.epochs, least)
