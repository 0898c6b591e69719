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
    .members([
      "type": .array([.text("string"), .text("number"), .text("boolean")]),
      "description": .text("An expression over results, such as 'capstone.loss.final < 150'."),
    ]))
  let root: JSONMembers = [
    "$schema": .text("https://json-schema.org/draft/2020-12/schema"),
    "title": .text("Lectern"),
    "$ref": .text("#/$defs/course"),
    "$defs": .members(definitions),
  ]
  return JSON.members(root).pretty
}

private struct SchemaWriter {
  let vocabulary: Vocabulary

  func object(_ keys: [KeyDeclaration]) -> JSON {
    var properties: JSONMembers = [:]
    for key in keys { properties.add(key.name, .members(property(key))) }
    var members: JSONMembers = ["type": .text("object"), "additionalProperties": .truth(false)]
    let required = keys.filter { $0.defaultValue == .required }.map { JSON.text($0.name) }
    if !required.isEmpty { members.add("required", .array(required)) }
    members.add("properties", .members(properties))
    return .members(members)
  }

  private func property(_ key: KeyDeclaration) -> JSONMembers {
    var members = schema(key.type)
    members.add("description", .text(key.documentation))
    if let value = key.value(in: .keras).flatMap(literal) { members.add("default", value) }
    return members
  }

  private func schema(_ type: ValueType) -> JSONMembers {
    switch type {
    case .text, .markdown: typed(["string", "number", "boolean"])
    case .name:
      [
        "type": .text("string"),
        "pattern": .text("^[A-Za-z_\\u00AA-\\uFFFF][A-Za-z0-9_\\u00AA-\\uFFFF]*$"),
      ]
    case .expression, .path: reference("expression")
    case .cell: typed(["number", "string", "null"])
    case .flag: typed(["boolean"])
    case .color: typed(["string"])
    case .number(let bounds): numeric("number", bounds)
    case .integer(let bounds): numeric("integer", bounds)
    case .choice(let words): ["enum": .texts(words)]
    case .component(let kind), .componentName(let kind):
      vocabulary.all(kind).isEmpty
        ? typed(["string"]) : reference("component_\(kind.rawValue)")
    case .list(let item): list(of: item)
    case .oneOrMore(let item):
      ["anyOf": .array([.members(schema(item)), .members(list(of: item))])]
    case .fields(let keys):
      keys == trainKeys ? reference("train") : ["anyOf": .array([object(keys)])]
    case .dictionary(let value):
      ["type": .text("object"), "additionalProperties": .members(schema(value))]
    case .either(let types): ["anyOf": .array(types.map { .members(schema($0)) })]
    case .raw: [:]
    }
  }

  private func list(of item: ValueType) -> JSONMembers {
    ["type": .text("array"), "items": .members(schema(item))]
  }

  private func typed(_ names: [String]) -> JSONMembers {
    names.count == 1
      ? ["type": .text(names[0])] : ["type": .texts(names)]
  }

  private func reference(_ name: String) -> JSONMembers {
    ["$ref": .text("#/$defs/\(name)")]
  }

  private func numeric(_ type: String, _ bounds: Bounds) -> JSONMembers {
    var members = typed([type])
    if let lower = bounds.lower {
      members.add(bounds.lowerIsOpen ? "exclusiveMinimum" : "minimum", number(lower))
    }
    if let upper = bounds.upper {
      members.add(bounds.upperIsOpen ? "exclusiveMaximum" : "maximum", number(upper))
    }
    return members
  }

  /// A bare name, `kind:` with arguments beside it, or one name with its arguments below.
  func component(_ kind: ComponentKind) -> JSON {
    let all = vocabulary.all(kind)
    let names: JSONMembers = ["enum": .array(all.map { .text($0.name) })]
    var nested: JSONMembers = [:]
    for declaration in all {
      nested.add(
        declaration.name,
        .members([
          "description": .text(declaration.documentation),
          "anyOf": .array([arguments(declaration), .members(typed(["null"]))]),
        ]))
    }
    let oneName: JSONMembers = [
      "type": .text("object"), "minProperties": .integer(1), "maxProperties": .integer(1),
      "additionalProperties": .truth(false), "properties": .members(nested),
    ]
    let withKind: JSONMembers = [
      "type": .text("object"), "required": .array([.text("kind")]),
      "properties": .members(["kind": .members(names)]),
    ]
    return .members(["anyOf": .array([.members(names), .members(oneName), .members(withKind)])])
  }

  /// With the delegate's arguments among the component's own.
  private func arguments(_ declaration: ComponentDeclaration) -> JSON {
    var keys = declaration.keys
    if let delegate = declaration.delegate {
      for other in vocabulary.all(delegate.kind) {
        keys += other.keys.filter { key in !keys.contains { $0.name == key.name } }
      }
    }
    return object(keys)
  }

  private func literal(_ setting: Setting) -> JSON? {
    switch setting {
    case .number(let value): return number(value)
    case .integer(let value): return .integer(value)
    case .text(let text): return .text(text)
    case .flag(let value): return .truth(value)
    case .list(let items):
      let values = items.compactMap { literal($0.value) }
      return values.count == items.count ? .array(values) : nil
    default: return nil
    }
  }
}

/// A whole number without a point, as authors write it.
private func number(_ value: Double) -> JSON {
  value == value.rounded() && value.magnitude < 1e15 ? .integer(Int(value)) : .number(value)
}

/// Names and values in their order.
private struct JSONMembers: ExpressibleByDictionaryLiteral {
  private(set) var list: [(key: String, value: JSON)] = []

  init(dictionaryLiteral elements: (String, JSON)...) {
    for (name, value) in elements { add(name, value) }
  }

  mutating func add(_ name: String, _ value: JSON) { list.append((name, value)) }
}

extension JSON {
  fileprivate static func members(_ members: JSONMembers) -> JSON { .object(members.list) }
}
