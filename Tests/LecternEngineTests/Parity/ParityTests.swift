import Foundation
import LecternEngine
import Testing

@Suite struct ParityTests {
  static let folder = (Bundle.module.resourceURL ?? Bundle.module.bundleURL)
    .appendingPathComponent("Fixtures")

  @Test(arguments: [
    "01-optimizers-defaults", "02-optimizers-given", "03-losses", "04-activations",
    "05-l2-and-clipping", "06-schedules", "07-perceptron", "08-least-squares", "09-workloads",
  ])
  func followsTheLibraries(_ name: String) throws {
    let file = try ParityFile(Self.folder.appendingPathComponent("\(name).json"))
    for line in check(file) { #expect(line.passes, "\(line)") }
  }

  /// `make parity FIXTURES=DIR` runs all files of a folder and prints a line a case.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["FIXTURES"] != nil))
  func followsTheLibrariesElsewhere() throws {
    let path = ProcessInfo.processInfo.environment["FIXTURES"] ?? ""
    for file in try ParityFile.all(in: URL(fileURLWithPath: path)) {
      for line in check(file) {
        print(line)
        #expect(line.passes, "\(line)")
      }
    }
  }

  /// A case's verdict.
  struct Line: CustomStringConvertible {
    let file: String
    let id: String
    let difference: Double
    let passes: Bool
    var problem: String? = nil

    var description: String {
      let number = String(format: "%.1e", difference)
      let verdict = passes ? "ok  " : "FAIL"
      return "\(verdict) \(file) \(id): \(problem ?? "largest difference \(number)")"
    }
  }

  func check(_ file: ParityFile) -> [Line] {
    var lines: [Line] = []
    for content in file.cases {
      let id = content["id"]?.text ?? "?"
      func add(_ id: String, _ run: () throws -> (Double, Bool)) {
        do {
          let (difference, passes) = try run()
          lines.append(Line(file: file.name, id: id, difference: difference, passes: passes))
        } catch {
          lines.append(
            Line(file: file.name, id: id, difference: .nan, passes: false, problem: "\(error)"))
        }
      }
      if content["eta"] != nil {
        add(id) {
          let difference = try PerceptronParity(content).difference()
          return (difference, difference <= 1e-12)
        }
      } else if content["ridge"] != nil || content["expected"]?["coef"] != nil {
        add(id) {
          let (relative, share) = try LeastSquaresParity(content, file: file).difference()
          return (relative, share <= 1)
        }
      } else {
        for library in content["expected"]?.keys ?? [] {
          add("\(id) [\(library)]") {
            let (relative, share) = try ParityCase(content, library: library, file: file)
              .difference()
            return (relative, share <= 1)
          }
        }
      }
    }
    return lines
  }
}
