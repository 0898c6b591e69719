import LecternEngine
import LecternSource
import LecternSpec

/// The rows to train on, to validate on and to test on, as the data set's spec says.
///
/// Nil when there is an error, which is in `problems`.
func splitRows(
  _ table: Table, _ problems: inout Problems
) -> LecternEngine.Split? {
  guard let spec = table.spec.split else { return LecternEngine.Split(rows: table.rowCount) }
  do throws(SplitError) {
    return try LecternEngine.Split(
      rows: table.rowCount, validation: spec.validation, test: spec.test,
      choice: spec.isShuffled
        ? .shuffled(seed: UInt64(bitPattern: Int64(spec.seed))) : .lastRows)
  } catch {
    switch error {
    case .unusableShare(let share):
      problems.add(
        .splitTooLarge, at: table.spec.heading.range,
        "a split of \(Value.text(of: share)) is not below 1")
    case .nothingToTrainOn(let rows, let held):
      problems.add(
        .splitTooLarge, at: table.spec.heading.range,
        "the split takes \(held) of \(rows) rows and leaves none to train on",
        help: "lower `validation` and `test`")
    }
    return nil
  }
}
