import CYAML

/// libyaml: the only file that calls it.
struct YAMLEvents: ~Copyable {
  /// One step through a YAML text. Places count characters from the start of the text.
  struct Event {
    enum Kind {
      case scalar(String, isQuoted: Bool)
      case sequenceStart, sequenceEnd, mappingStart, mappingEnd
      case alias
      /// The start or end of the text or of a document.
      case other
    }

    var kind: Kind
    var start: Int
    var end: Int
    /// Whether it has an anchor (`&x`) or a tag (`!x`).
    var isMarked = false
  }

  /// What libyaml has to say against a text.
  struct Problem: Error {
    var message: String
    var place: Int
  }

  // libyaml keeps the address of the parser in the parser, so it must not move.
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  /// Starts on `text`, which must outlive this.
  init(_ text: Bytes) {
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, text.baseAddress, text.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// The next step; nil at the end.
  mutating func next() throws(Problem) -> Event? {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) != 0 else {
      let message = parser.pointee.problem.map { String(cString: $0) } ?? "it cannot be read"
      throw Problem(
        message: message,
        place: parser.pointee.problem_mark.index > 0
          ? Int(parser.pointee.problem_mark.index) : Int(parser.pointee.problem_offset))
    }
    defer { yaml_event_delete(&event) }
    if event.type == YAML_STREAM_END_EVENT || event.type == YAML_NO_EVENT { return nil }
    var result = Event(
      kind: .other, start: Int(event.start_mark.index), end: Int(event.end_mark.index))
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      result.kind = .scalar(
        String(decoding: bytes, as: UTF8.self), isQuoted: scalar.style != YAML_PLAIN_SCALAR_STYLE)
      result.isMarked = scalar.anchor != nil || scalar.tag != nil
    case YAML_SEQUENCE_START_EVENT:
      result.kind = .sequenceStart
      result.isMarked =
        event.data.sequence_start.anchor != nil || event.data.sequence_start.tag != nil
    case YAML_MAPPING_START_EVENT:
      result.kind = .mappingStart
      result.isMarked =
        event.data.mapping_start.anchor != nil || event.data.mapping_start.tag != nil
    case YAML_SEQUENCE_END_EVENT: result.kind = .sequenceEnd
    case YAML_MAPPING_END_EVENT: result.kind = .mappingEnd
    case YAML_ALIAS_EVENT: result.kind = .alias
    default: break
    }
    return result
  }
}
