import LecternLesson
import LecternMarkup
import LecternSource

/// The spec as the author wrote it,
/// folded away; `named` where nothing above tells which spec it is.
func specDisclosure(_ fence: Fence, named: Bool) -> Node {
  let name = fence.name.map { " \($0.value)" } ?? ""
  return disclosure(
    named
      ? "Show the spec of\(name.isEmpty ? " this \(fence.kind.value)" : name)" : "Show the spec",
    class: "spec",
    [preformatted(highlighted(fence.body.droppingLastNewline, as: .yaml))])
}
