import LecternNumerics

/// What other settings made of a run, in a sentence or three: how it ends, against the author's,
/// and how long it takes to come as low.
///
/// - Parameter isSameLoss: false where the settings measure with another loss, whose numbers say
///   nothing beside the author's.
public func changeInWords(
  from author: PageRecord, to rerun: PageRecord, isSameLoss: Bool = true
) -> String {
  let unit = rerun.unit.name
  guard let end = rerun.losses.last, let start = rerun.losses.first,
    let written = author.losses.last
  else { return "" }
  var text: String
  if let step = rerun.firstNonfiniteStep {
    text =
      "The run breaks off: from update " + NumberFormat.count(step)
      + " on its numbers are no longer finite."
  } else if rerun.diverged {
    text =
      "The run diverges: the loss ends at " + NumberFormat.natural(end)
      + ", more than ten times its start, " + NumberFormat.natural(start) + "."
  } else {
    text = "The loss ends at " + NumberFormat.natural(end) + "."
  }
  if !isSameLoss {
    return text + " It is another measure than the loss as written, so the two cannot be compared."
  }
  let ends = NumberFormat.natural(end)
  let wrote = NumberFormat.natural(written)
  if author.diverged {
    text += " As written the run diverges."
  } else if sameBytes(ends, wrote) {
    text += " As written it ends there too."
  } else {
    text += " As written it ends at " + wrote + "."
  }
  guard !author.diverged, !rerun.diverged, let first = author.losses.first, written < first else {
    return text
  }
  // As low as the author's run comes, give or take a hundredth of its way; mistakes are counted.
  let goal = author.mistakes.isEmpty ? written + (first - written) * 0.01 : written
  let theirs = author.losses.firstIndex { $0 <= goal } ?? author.epochs
  guard let mine = rerun.losses.firstIndex(where: { $0 <= goal }) else {
    return text + " It does not come as low as " + NumberFormat.natural(goal) + " in "
      + count(rerun.epochs, unit) + "; as written that took " + NumberFormat.count(theirs) + "."
  }
  if mine == 0 {
    return text + " It begins as low as " + NumberFormat.natural(goal)
      + " already, which took " + count(theirs, unit) + " as written."
  }
  return text + " It comes as low as " + NumberFormat.natural(goal) + " after " + count(mine, unit)
    + (mine == theirs ? ", as before." : " instead of " + NumberFormat.count(theirs) + ".")
}

private func count(_ value: Int, _ noun: String) -> String {
  NumberFormat.count(value) + " " + noun + (value == 1 ? "" : "s")
}

private func sameBytes(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }
