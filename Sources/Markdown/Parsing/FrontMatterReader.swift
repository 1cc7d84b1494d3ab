import Diagnostics

/// Reads the front matter of a file.
///
/// It is taken for front matter when the first line is `---` and the next line that is not empty
/// starts with a key and a colon; otherwise the hyphens are CommonMark's.
struct FrontMatterReader {
  /// A sequence or mapping that has not ended.
  private struct OpenCollection {
    var start: Int
    var values: [YAMLValue] = []
    var entries: [YAMLMapping.Entry] = []
    var isMapping: Bool
    /// The key whose value is awaited.
    var key: (text: String, range: SourceRange)?
  }

  private let file: SourceFile
  private(set) var diagnostics: [Diagnostic] = []
  /// The byte of each character of the text, and of its end.
  private var offsets: [Int] = []
  private var stack: [OpenCollection] = []
  private var root: YAMLValue?

  init(_ file: SourceFile) { self.file = file }

  /// Reads the front matter at `start`; where the rest of the file begins.
  mutating func read(_ bytes: Bytes, from start: Int) -> (FrontMatter?, Int) {
    guard isFence(bytes, start, allowsDots: false) else { return (nil, start) }
    let firstLine = file.lineIndex(at: start)
    guard startsWithKey(bytes, after: firstLine) else { return (nil, start) }
    var line = firstLine + 1
    while line < file.lineStarts.count, !isFence(bytes, file.lineStarts[line], allowsDots: true) {
      line += 1
    }
    guard line < file.lineStarts.count else {
      diagnostics.append(
        Diagnostic(
          .unclosedFrontMatter, "no line '---' ends the front matter that starts here",
          at: SourceRange(file: file, bytes: start..<start + 3)))
      return (nil, start)
    }
    let body = file.lineStarts[firstLine + 1]..<file.lineStarts[line]
    let end = line + 1 < file.lineStarts.count ? file.lineStarts[line + 1] : bytes.count
    let range = SourceRange(file: file, bytes: start..<file.lineBytes(line).upperBound)
    parse(bytes, body)
    guard let root, case .mapping(let mapping) = root.content else {
      if let root, diagnostics.isEmpty {
        refuse("front-matter-shape", "the front matter must be keys with values", root.range)
      }
      return (FrontMatter(range: range, root: YAMLMapping(entries: [])), end)
    }
    return (FrontMatter(range: range, root: mapping), end)
  }

  private func isFence(_ bytes: Bytes, _ start: Int, allowsDots: Bool) -> Bool {
    guard
      bytes.hasExactPrefix("---", at: start) || allowsDots && bytes.hasExactPrefix("...", at: start)
    else { return false }
    let end = bytes.skippingBlanks(start + 3, to: bytes.count)
    return end == bytes.count || bytes[end] == 0x0A || bytes[end] == 0x0D
  }

  private func startsWithKey(_ bytes: Bytes, after line: Int) -> Bool {
    for line in (line + 1)..<max(line + 1, file.lineStarts.count) {
      let range = file.lineBytes(line)
      var index = bytes.skippingBlanks(range.lowerBound, to: range.upperBound)
      if index == range.upperBound { continue }
      if bytes[index] == 0x23, index + 1 < range.upperBound, isBlankByte(bytes[index + 1]) {
        continue
      }
      let start = index
      while index < range.upperBound, isLabelByte(bytes[index]) { index += 1 }
      return index > start && index < range.upperBound && bytes[index] == 0x3A
        && (index + 1 == range.upperBound || isBlankByte(bytes[index + 1]))
    }
    return false
  }

  // MARK: YAML

  private mutating func parse(_ bytes: Bytes, _ body: Range<Int>) {
    offsets = body.filter { bytes[$0] & 0xC0 != 0x80 } + [body.upperBound]
    var events = YAMLEvents(Bytes(rebasing: bytes[body]))
    do {
      while let event = try events.next() {
        guard accepts(event) else { return }
      }
    } catch {
      refuse(
        "invalid-yaml", "the front matter is no valid YAML: \(error.message)",
        range(error.place, error.place + 1), annotation: advice(at: error.place))
    }
  }

  /// What is meant by a colon within a text.
  private func advice(at place: Int) -> String? {
    let offset = offsets[min(max(place, 0), offsets.count - 1)]
    let line = file.lineBytes(file.lineIndex(at: offset))
    let text = String(decoding: file.bytes[line], as: UTF8.self)
    let parts = text.split(separator: ": ", maxSplits: 1).map(String.init)
    guard parts.count == 2, parts[1].contains(": "), !parts[1].hasPrefix("\"") else { return nil }
    let value = parts[1].filter { !$0.isNewline && $0 != "\"" }
    return "a text with a colon in it stands in quotes: \(parts[0]): \"\(value)\""
  }

  private func range(_ start: Int, _ end: Int) -> SourceRange {
    let lower = offsets[min(max(start, 0), offsets.count - 1)]
    let upper = offsets[min(max(end, 0), offsets.count - 1)]
    return SourceRange(file: file, bytes: lower..<max(lower, upper))
  }

  private mutating func refuse(
    _ identifier: Diagnostic.Identifier, _ message: String, _ range: SourceRange,
    annotation: String? = nil
  ) {
    diagnostics.append(Diagnostic(identifier, message, at: range, annotation: annotation))
  }

  /// Takes up one event; false to give up.
  private mutating func accepts(_ event: YAMLEvents.Event) -> Bool {
    let place = range(event.start, event.end)
    if event.isMarked {
      refuse("yaml-anchor", "anchors and tags are not allowed in front matter", place)
      return false
    }
    switch event.kind {
    case .other: break
    case .alias:
      refuse("yaml-anchor", "aliases are not allowed in front matter", place)
      return false
    case .scalar(let text, let isQuoted):
      return add(YAMLValue(content: .scalar(text, isQuoted: isQuoted), range: place))
    case .sequenceStart, .mappingStart:
      var isMapping = false
      if case .mappingStart = event.kind { isMapping = true }
      if let last = stack.last, last.isMapping, last.key == nil {
        refuse("yaml-key", "a key must be a plain text", place)
        return false
      }
      guard stack.count < YAMLValue.deepestNesting else {
        refuse(
          "yaml-nesting", "front matter nests at most \(YAMLValue.deepestNesting) deep", place)
        return false
      }
      stack.append(OpenCollection(start: event.start, isMapping: isMapping))
    case .sequenceEnd, .mappingEnd:
      guard let frame = stack.popLast() else { return false }
      let content: YAMLValue.Content =
        frame.isMapping
        ? .mapping(YAMLMapping(entries: frame.entries)) : .sequence(frame.values)
      return add(YAMLValue(content: content, range: range(frame.start, event.end)))
    }
    return true
  }

  /// Puts a finished value where it belongs.
  private mutating func add(_ value: YAMLValue) -> Bool {
    guard let last = stack.indices.last else {
      root = value
      return true
    }
    if !stack[last].isMapping {
      stack[last].values.append(value)
    } else if let key = stack[last].key {
      stack[last].key = nil
      if stack[last].entries.contains(where: { $0.key == key.text }) {
        refuse("duplicate-key", "the key '\(key.text)' stands twice", key.range)
      } else {
        stack[last].entries.append(
          YAMLMapping.Entry(key: key.text, keyRange: key.range, value: value))
      }
    } else if let text = value.text {
      stack[last].key = (text, value.range)
    }
    return true
  }
}
