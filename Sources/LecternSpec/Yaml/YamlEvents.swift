// Yams' own tree knows where nodes start, not where they end, and stops at the first repeated key.
// So this file, the only one that touches YAML, reads the event stream of the parser inside Yams.
import CYaml

/// One step of a YAML document. Places are byte offsets in the text.
enum YamlEvent {
  case scalar(text: String, style: RawScalar.Style, anchor: String?, at: Range<Int>)
  case sequenceStart(isFlow: Bool, anchor: String?, at: Range<Int>)
  case mappingStart(isFlow: Bool, anchor: String?, at: Range<Int>)
  /// The end of the innermost sequence or mapping.
  case end(at: Range<Int>)
  case alias(String, at: Range<Int>)
  case documentStart(at: Range<Int>)
  case tag(String, at: Range<Int>)
}

/// Why the text is not YAML, in the parser's words.
struct YamlProblem: Error {
  var problem: String
  /// What was being read: "while parsing a block mapping". May be empty.
  var context: String
  /// Byte offsets in the text.
  var offset: Int
  var contextOffset: Int
}

/// All events of a text, or of as much of it as `limit` events allow.
func yamlEvents(of text: String, limit: Int) -> (events: [YamlEvent], problem: YamlProblem?) {
  let all = Array(text.utf8)
  let mark = all.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  let bytes = Array(all.dropFirst(mark))
  let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  defer { parser.deallocate() }
  guard yaml_parser_initialize(parser) == 1 else {
    return ([], YamlProblem(problem: "out of memory", context: "", offset: 0, contextOffset: 0))
  }
  defer { yaml_parser_delete(parser) }
  let offsets = CharacterOffsets(bytes, after: mark)
  var events: [YamlEvent] = []
  return bytes.withUnsafeBufferPointer { buffer in
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, buffer.baseAddress, buffer.count)
    while events.count < limit {
      var event = yaml_event_t()
      guard yaml_parser_parse(parser, &event) == 1 else {
        return (events, problem(of: parser.pointee, offsets))
      }
      defer { yaml_event_delete(&event) }
      if event.type == YAML_STREAM_END_EVENT { break }
      append(event, offsets, to: &events)
    }
    return (events, nil)
  }
}

private func append(
  _ event: yaml_event_t, _ offsets: CharacterOffsets, to events: inout [YamlEvent]
) {
  let range = offsets.range(event.start_mark, event.end_mark)
  switch event.type {
  case YAML_SCALAR_EVENT:
    let scalar = event.data.scalar
    if let tag = string(scalar.tag) { events.append(.tag(tag, at: range)) }
    let text = String(
      decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
    events.append(
      .scalar(text: text, style: style(scalar.style), anchor: string(scalar.anchor), at: range))
  case YAML_SEQUENCE_START_EVENT:
    let start = event.data.sequence_start
    if let tag = string(start.tag) { events.append(.tag(tag, at: range)) }
    events.append(
      .sequenceStart(
        isFlow: start.style == YAML_FLOW_SEQUENCE_STYLE, anchor: string(start.anchor), at: range))
  case YAML_MAPPING_START_EVENT:
    let start = event.data.mapping_start
    if let tag = string(start.tag) { events.append(.tag(tag, at: range)) }
    events.append(
      .mappingStart(
        isFlow: start.style == YAML_FLOW_MAPPING_STYLE, anchor: string(start.anchor), at: range))
  case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
    events.append(.end(at: range))
  case YAML_ALIAS_EVENT:
    events.append(.alias(string(event.data.alias.anchor) ?? "", at: range))
  case YAML_DOCUMENT_START_EVENT:
    events.append(.documentStart(at: range))
  default:
    break
  }
}

private func style(_ style: yaml_scalar_style_t) -> RawScalar.Style {
  switch style {
  case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
  case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
  case YAML_LITERAL_SCALAR_STYLE: .literal
  case YAML_FOLDED_SCALAR_STYLE: .folded
  default: .plain
  }
}

private func string(_ pointer: UnsafeMutablePointer<UInt8>?) -> String? {
  guard let pointer else { return nil }
  var count = 0
  while pointer[count] != 0 { count += 1 }
  return String(decoding: UnsafeBufferPointer(start: pointer, count: count), as: UTF8.self)
}

private func string(_ pointer: UnsafePointer<CChar>?) -> String {
  pointer.map { String(cString: $0) } ?? ""
}

private func problem(of parser: yaml_parser_t, _ offsets: CharacterOffsets) -> YamlProblem {
  let isReaderError = parser.error == YAML_READER_ERROR
  return YamlProblem(
    problem: string(parser.problem), context: string(parser.context),
    offset: isReaderError
      ? offsets.start + Int(parser.problem_offset) : offsets.offset(Int(parser.problem_mark.index)),
    contextOffset: offsets.offset(Int(parser.context_mark.index)))
}

/// The parser counts Unicode scalars; this turns its counts into byte offsets.
private struct CharacterOffsets {
  private let byteCount: Int
  /// The byte offset of each scalar; nil where the text is ASCII and both counts agree.
  private let starts: [Int]?

  /// The length of a byte order mark, which the parser is spared.
  let start: Int

  init(_ bytes: [UInt8], after start: Int) {
    self.start = start
    byteCount = bytes.count
    starts =
      bytes.contains { $0 >= 0x80 }
      ? bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } : nil
  }

  func offset(_ index: Int) -> Int {
    guard let starts else { return start + min(index, byteCount) }
    return start + (index < starts.count ? starts[index] : byteCount)
  }

  func range(_ start: yaml_mark_t, _ end: yaml_mark_t) -> Range<Int> {
    let lower = offset(Int(start.index))
    return lower..<max(lower, offset(Int(end.index)))
  }
}
