import LecternNumerics
import LecternRun

/// A result as prose prints it: counts whole, other numbers with three significant digits.
package func valueText(_ value: Value) -> String {
  switch value {
  case .number(let number): NumberFormat.natural(number)
  case .count(let count): NumberFormat.count(count)
  case .truth(let truth): truth ? "true" : "false"
  case .text(let text): text
  case .series(let series): series.values.map(NumberFormat.natural).joined(separator: ", ")
  case .list(let values): values.map(valueText).joined(separator: ", ")
  case .never: "never"
  case .missing: "–"
  }
}
