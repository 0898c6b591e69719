/// The grammar of expressions for the reference page. Paths and functions are listed where results
/// are known.
package let expressionSection = ReferenceSection(
  id: "expressions", title: "Expressions",
  introduction: """
    One small language for claims, `expect`, quiz keys and table columns. Operators are listed from \
    the loosest to the tightest; parentheses change the order. In YAML an expression is an item of \
    a block list, or quoted.
    """,
  fence: nil,
  entries: [
    operation("or", "At least one of two conditions.", "a.diverged or b.diverged"),
    operation("and", "Both conditions.", "loss.final < 1 and not diverged"),
    operation("not", "The opposite of a condition.", "not diverged"),
    operation(
      "< <= > >= == !=", "Comparisons. They do not chain, and are false for `nan`.",
      "adam.loss.final < sgd.loss.final"),
    operation(
      "within … of", "At most that far from a target; a percentage is of the target's size.",
      "mse within 0.5 of 148.8"),
    operation("between … and", "In a range, both ends included.", "loss.final between 0.1 and 0.2"),
    operation("+ -", "Sums and differences.", "loss.initial - loss.final"),
    operation("* /", "Products and quotients.", "2 / curvature.max"),
    operation("-", "The negative. `−` means the same.", "-weights[0]"),
    operation("^", "Powers, to the right: `2^3^2` is `2^9`.", "sd^2"),
    operation(
      "path", "Names joined by dots; an epoch, an index or a member's values in brackets.",
      "grid[0.1, 32].loss[5]"),
    operation("call", "A function, or a question to a result.", "max(loss[1], loss[2])"),
    operation("number", "`12520`, `0.01`, `1e-3`, or `31%` for 0.31.", "31%"),
    operation(
      "\"text\"", "The name of a column or group that is no plain word.",
      "heights[\"body mass\"].mean"),
    operation("true false", "Truth values.", "diverged == true"),
    operation("never", "Greater than every epoch: what has not happened.", "diverged_at == never"),
    operation(
      "infinity nan", "Numbers that are not finite. `∞` means infinity.",
      "loss.final == infinity"),
  ])

private func operation(_ name: String, _ documentation: String, _ example: String)
  -> ReferenceSection.Entry
{
  ReferenceSection.Entry(
    name: name, type: "", defaultText: "", documentation: documentation, example: example,
    entries: [])
}
