import LecternLesson
import LecternMath
import LecternSource
import LecternSpec

/// A formula and the way from an offset in it to the lesson's file.
package struct LocatedFormula: Equatable, Sendable {
  package var formula: MathFormula
  package var map: LineMap
}

/// Every formula of a lesson: in its text, footnotes and specs.
package func formulas(in lesson: SiteLesson) -> [LocatedFormula] {
  var found = formulas(in: lesson.document.allBlocks)
  let front = lesson.frontMatter
  var texts = [front.title, front.summary] + front.objectives + front.prerequisites
  for fence in lesson.document.specFences {
    if let spec = lesson.specs[fence.bodyRange] { texts += markdownTexts(of: spec) }
  }
  for text in texts where text.text.contains("$") {
    found += formulas(in: markdownBlocks(text, in: lesson.document.file))
  }
  return found
}

/// Every formula of the glossary.
package func formulas(in terms: [GlossaryTerm]) -> [LocatedFormula] {
  terms.flatMap { formulas(in: $0.definition) }
}

func usesMath(_ lesson: SiteLesson, in course: SiteCourse) -> Bool {
  guard course.mathFiles != nil else { return false }
  if !formulas(in: lesson).isEmpty { return true }
  return !formulas(in: termsUsed(in: lesson.document, of: course.terms)).isEmpty
}

private func formulas(in blocks: [Block]) -> [LocatedFormula] {
  var found: [LocatedFormula] = []
  blocks.forEachBlock { block in
    if case .math(let math) = block.kind {
      found.append(
        LocatedFormula(formula: MathFormula(math.latex, display: true), map: math.map))
    }
  }
  walkInlines(blocks) { inline in
    if case .math(let math) = inline {
      found.append(
        LocatedFormula(formula: MathFormula(math.latex, display: math.isDisplay), map: math.map))
    }
  }
  return found
}
