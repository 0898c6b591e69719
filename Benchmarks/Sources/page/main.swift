// page FILE REPEATS: the least time of a run as a page repeats it, in milliseconds.
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
let clock = ContinuousClock()
var least = Duration.seconds(1000)
var epochs = 0
for _ in 0..<repeats {
  let time = clock.measure {
    guard session.start(settings) == nil else { return }
    while !session.advance(epochs: 1 << 20) {}
  }
  session.look()
  epochs = session.record.epochs
  least = min(least, time)
}
let (seconds, attoseconds) = least.components
print(epochs, Double(seconds) * 1e3 + Double(attoseconds) * 1e-15)
