import Foundation
import LecternSource
import Testing

@testable import Lectern

/// Whatever the bytes of a table, reading it ends, with whole rows or with diagnostics.
///
/// `LECTERN_FUZZ=1000000` sets the number of inputs for a long run, `LECTERN_FUZZ_SEED` the seed.
@Suite struct CSVFuzzTests {
  private static let tables = [
    "height,weight\n170,70.2\n\n181,83\n", "name,remark\r\nAda,\"a, \"\"b\"\"\"\r\nBo,\r\n",
    "\u{FEFF}x;y\n1;2\n", "a,b,c\n\"two\nlines\",\"\",3\n4,5,6", "π,größe\n−1,\"é\"\n",
  ]
  private static let pieces = [
    ",", "\"", "\"\"", "\n", "\r\n", "\r", "\n\n", " ", "\t", ";", "é", "\u{301}", "\u{2028}",
    "\u{FEFF}", "\0", "1e999", "-", "nan", "\"a\nb\"", "\"\"\"", ",,,,",
  ]

  @Test func tablesSurviveMutations() {
    var generator = Noise(seed: Noise.wantedSeed)
    for _ in 0..<Noise.wantedInputs {
      var bytes = Array(Self.tables[generator.below(Self.tables.count)].utf8)
      for _ in 0...generator.below(6) { mutate(&bytes, &generator) }
      check(bytes)
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ generator: inout Noise) {
    let place = generator.below(bytes.count + 1)
    let end = min(bytes.count, place + generator.below(9))
    switch generator.below(5) {
    case 0: bytes.removeSubrange(place..<end)
    case 1: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 2: if place < bytes.count { bytes[place] = UInt8(generator.below(256)) }
    case 3:
      let piece = Self.pieces[generator.below(Self.pieces.count)]
      bytes.insert(contentsOf: String(repeating: piece, count: generator.below(20)).utf8, at: place)
    default:
      bytes.insert(contentsOf: Self.pieces[generator.below(Self.pieces.count)].utf8, at: place)
    }
  }

  private func check(_ bytes: [UInt8]) {
    let file = SourceFile(path: "t.csv", bytes: bytes)
    var diagnostics: [Diagnostic] = []
    let table = readCSV(file, diagnostics: &diagnostics)
    var isSound = (table == nil) != diagnostics.isEmpty && diagnostics.count <= 24
    for diagnostic in diagnostics {
      isSound =
        isSound && diagnostic.range.lowerBound >= 0
        && diagnostic.range.upperBound <= bytes.count
      _ = describe(diagnostic, in: file)
    }
    if let table {
      isSound =
        isSound && table.rows.allSatisfy { $0.count == table.columns.count }
        && table.lines.count == table.rows.count && Set(table.columns).count == table.columns.count
        && table.lines.allSatisfy { (1...file.lineCount).contains($0) }
    }
    if !isSound {
      Issue.record("\(String(decoding: bytes, as: UTF8.self).debugDescription): \(diagnostics)")
    }
  }
}
