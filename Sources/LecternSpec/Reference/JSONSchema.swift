import LecternSource

/// A JSON Schema (draft 2020-12) for editors: one definition for each kind of spec, for front
/// matter and for `course.yml`, with the vocabulary's components.
///
/// The root is `course.yml`; tools that know a fence's kind use `#/$defs/train` and the like.
package func jsonSchema(_ vocabulary: Vocabulary) -> String {
  let writer = SchemaWriter(vocabulary: vocabulary)
  var definitions: JSONMembers = [:]
  for kind in SpecKind.allCases {
    if let keys = keys(of: kind) { definitions.add(kind.rawValue, writer.object(keys)) }
  }
  definitions.add("front_matter", writer.object(frontMatterKeys))
  definitions.add("course", writer.object(courseKeys))
  for kind in ComponentKind.allCases where !vocabulary.all(kind).isEmpty {
    definitions.add("component_\(kind.rawValue)", writer.component(kind))
  }
  definitions.add(
    "expression",
    .object([
      "type": .array([.string("string"), .string("number"), .string("boolean")]),
      "description": .string("An expression over results, such as 'capstone.loss.final < 150'."),
    ]))
  let root: JSONMembers = [
    "$schema": .string("https://json-schema.org/draft/2020-12/schema"),
    "title": .string("Lectern"),
    "$ref": .string("#/$defs/course"),
    "$defs": .object(definitions),
  ]
  return JSONText.object(root).text() + "\n"
}

private struct SchemaWriter {
  let vocabulary: Vocabulary

  func object(_ keys: [KeyDeclaration]) -> JSONText {
    var properties: JSONMembers = [:]
    for key in keys { properties.add(key.name, .object(property(key))) }
    var members: JSONMembers = ["type": .string("object"), "additionalProperties": .flag(false)]
    let required = keys.filter { $0.defaultValue == .required }.map { JSONText.string($0.name) }
    if !required.isEmpty { members.add("required", .array(required)) }
    members.add("properties", .object(properties))
    return .object(members)
  }

  private func property(_ key: KeyDeclaration) -> JSONMembers {
    var members = schema(key.type)
    members.add("description", .string(key.documentation))
    if let value = key.value(in: .keras).flatMap(literal) { members.add("default", value) }
    return members
  }

  private func schema(_ type: ValueType) -> JSONMembers {
    switch type {
    case .text, .markdown: typed(["string", "number", "boolean"])
    case .name:
      [
        "type": .string("string"),
        "pattern": .string("^[A-Za-z_\\u00AA-\\uFFFF][A-Za-z0-9_\\u00AA-\\uFFFF]*$"),
      ]
    case .expression, .path: reference("expression")
    case .cell: typed(["number", "string", "null"])
    case .flag: typed(["boolean"])
    case .number(let bounds): numeric("number", bounds)
    case .integer(let bounds): numeric("integer", bounds)
    case .choice(let words): ["enum": .array(words.map(JSONText.string))]
    case .component(let kind), .componentName(let kind):
      vocabulary.all(kind).isEmpty
        ? typed(["string"]) : reference("component_\(kind.rawValue)")
    case .list(let item): list(of: item)
    case .oneOrMore(let item):
      ["anyOf": .array([.object(schema(item)), .object(list(of: item))])]
    case .fields(let keys):
      keys == trainKeys ? reference("train") : ["anyOf": .array([object(keys)])]
    case .dictionary(let value):
      ["type": .string("object"), "additionalProperties": .object(schema(value))]
    case .either(let types): ["anyOf": .array(types.map { .object(schema($0)) })]
    case .raw: [:]
    }
  }

  private func list(of item: ValueType) -> JSONMembers {
    ["type": .string("array"), "items": .object(schema(item))]
  }

  private func typed(_ names: [String]) -> JSONMembers {
    names.count == 1
      ? ["type": .string(names[0])] : ["type": .array(names.map(JSONText.string))]
  }

  private func reference(_ name: String) -> JSONMembers {
    ["$ref": .string("#/$defs/\(name)")]
  }

  private func numeric(_ type: String, _ bounds: Bounds) -> JSONMembers {
    var members = typed([type])
    if let lower = bounds.lower {
      members.add(bounds.lowerIsOpen ? "exclusiveMinimum" : "minimum", .number(lower))
    }
    if let upper = bounds.upper {
      members.add(bounds.upperIsOpen ? "exclusiveMaximum" : "maximum", .number(upper))
    }
    return members
  }

  /// A bare name, `kind:` with arguments beside it, or one name with its arguments below.
  func component(_ kind: ComponentKind) -> JSONText {
    let all = vocabulary.all(kind)
    let names: JSONMembers = ["enum": .array(all.map { .string($0.name) })]
    var nested: JSONMembers = [:]
    for declaration in all {
      nested.add(
        declaration.name,
        .object([
          "description": .string(declaration.documentation),
          "anyOf": .array([arguments(declaration), .object(typed(["null"]))]),
        ]))
    }
    let oneName: JSONMembers = [
      "type": .string("object"), "minProperties": .number(1), "maxProperties": .number(1),
      "additionalProperties": .flag(false), "properties": .object(nested),
    ]
    let withKind: JSONMembers = [
      "type": .string("object"), "required": .array([.string("kind")]),
      "properties": .object(["kind": .object(names)]),
    ]
    return .object(["anyOf": .array([.object(names), .object(oneName), .object(withKind)])])
  }

  /// With the delegate's arguments among the component's own.
  private func arguments(_ declaration: ComponentDeclaration) -> JSONText {
    var keys = declaration.keys
    if let delegate = declaration.delegate {
      for other in vocabulary.all(delegate.kind) {
        keys += other.keys.filter { key in !keys.contains { $0.name == key.name } }
      }
    }
    return object(keys)
  }

  private func literal(_ setting: Setting) -> JSONText? {
    switch setting {
    case .number(let value): return .number(value)
    case .integer(let value): return .number(Double(value))
    case .text(let text): return .string(text)
    case .flag(let value): return .flag(value)
    case .list(let items):
      let values = items.compactMap { literal($0.value) }
      return values.count == items.count ? .array(values) : nil
    default: return nil
    }
  }
}
