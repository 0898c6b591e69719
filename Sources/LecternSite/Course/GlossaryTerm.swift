import LecternLesson

/// A term of the course's glossary.
package struct GlossaryTerm: Equatable, Sendable {
  /// As lessons refer to it: `learning_rate` in `](term:learning_rate)`.
  package var id: String
  package var name: String
  package var definition: [Block]

  package init(id: String, name: String, definition: [Block]) {
    self.id = id
    self.name = name
    self.definition = definition
  }
}

/// The terms of `glossary.md`: each second-level heading and what follows it, sorted by name.
///
/// The id is the heading's own (`{#id}`) or its slug with underscores.
package func glossaryTerms(in document: LessonDocument) -> [GlossaryTerm] {
  var terms: [GlossaryTerm] = []
  for block in document.blocks {
    if case .heading(let heading) = block.kind {
      guard heading.level == 2 else { continue }
      terms.append(
        GlossaryTerm(
          id: String(heading.id.map { $0 == "-" ? "_" : $0 }), name: plainText(heading.content),
          definition: []))
    } else if !terms.isEmpty {
      terms[terms.count - 1].definition.append(block)
    }
  }
  return terms.sorted { ($0.name.lowercased(), $0.id) < ($1.name.lowercased(), $1.id) }
}
