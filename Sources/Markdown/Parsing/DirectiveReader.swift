import Diagnostics

/// Reads fences that hold programs or formulas.
struct DirectiveReader {
  let file: SourceFile
  private(set) var diagnostics: [Diagnostic] = []

  init(file: SourceFile) { self.file = file }

  /// What an info string says.
  enum Info {
    /// `{figure} #fig-scores`
    case directive(kind: Range<Int>, label: Label?)
    /// `math #eq-score`
    case formula(label: Label?)
    case none
  }

  /// Reads the info string at `range` of the file.
  mutating func info(_ range: Range<Int>) -> Info {
    let reading = file.bytes.withUnsafeBufferPointer { InfoReading($0, range) }
    diagnostics += reading.diagnose(in: file)
    let label = reading.label.map {
      Label(
        name: file.text($0.lowerBound + 1..<$0.upperBound),
        range: SourceRange(file: file, bytes: $0))
    }
    switch reading.head {
    case .directive(let kind): return .directive(kind: kind, label: label)
    case .formula: return .formula(label: label)
    case .none: return .none
    }
  }

  /// Reads the lines of a directive's body.
  mutating func directive(
    kind: Range<Int>, label: Label?, range: SourceRange, fence: Fence, lines: [Range<Int>]
  ) -> Directive {
    var options: [DirectiveOption] = []
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if isBlank(line) {
        // An empty first line starts a program without options.
        if index > 0 { index += 1 }
        break
      }
      guard file.bytes[line.lowerBound] == 0x3A else {
        if index > 0, isContinuation(lines[index...]) {
          diagnostics.append(
            Diagnostic(
              "unindented-option", "this line is part of no option and of no program",
              at: SourceRange(file: file, bytes: line),
              annotation:
                "a longer option goes on in lines that are indented, and a program begins behind an empty line"
            ))
          while index < lines.count, !isBlank(lines[index]),
            file.bytes[lines[index].lowerBound] != 0x3A
          {
            index += 1
          }
          continue
        }
        if index > 0 {
          diagnostics.append(
            Diagnostic(
              "missing-blank-line", "an empty line must stand between the options and the program",
              at: SourceRange(file: file, bytes: line),
              annotation: "a longer option goes on in lines that are indented"))
        }
        break
      }
      var next = index + 1
      while next < lines.count, !isBlank(lines[next]),
        isBlankByte(file.bytes[lines[next].lowerBound])
      {
        next += 1
      }
      if let option = option(lines[index..<next]) { options.append(option) }
      index = next
    }
    return Directive(
      range: range, fence: fence, kind: file.text(kind),
      kindRange: SourceRange(file: file, bytes: kind), label: label, options: options,
      program: fragment(lines[index...], emptyAt: kind.upperBound))
  }

  /// Whether lines behind an option go on with it and are not the program: another option comes before the next empty
  /// line, or, behind what looks like prose, a program after it.
  private func isContinuation(_ lines: ArraySlice<Range<Int>>) -> Bool {
    let first = lines.prefix { !isBlank($0) }
    if first.contains(where: { file.bytes[$0.lowerBound] == 0x3A }) { return true }
    guard let line = first.first else { return false }
    let words = file.bytes[line].split(separator: 0x20, omittingEmptySubsequences: true)
    return words.count > 1 && words[0] != Array("let".utf8)[...] && !words[0].contains(0x28)
      && lines.dropFirst(first.count).contains { !isBlank($0) }
  }

  /// The head of the first directive whose fence, of some length, starts in one of the lines of a fence.
  func directiveHead(
    in lines: [Range<Int>], where isMeant: (_ mark: UInt8, _ length: Int) -> Bool
  ) -> SourceRange? {
    for line in lines {
      let text = file.bytes[line].drop(while: isBlankByte)
      guard let mark = text.first, mark == 0x60 || mark == 0x7E else { continue }
      let run = text.prefix { $0 == mark }.count
      let head = text.dropFirst(run).drop(while: isBlankByte)
      if run >= 3, head.first == 0x7B, isMeant(mark, run) {
        return SourceRange(file: file, bytes: head.startIndex..<line.upperBound)
      }
    }
    return nil
  }

  /// The text of lines, each with its line feed; where there are none, an empty text at `place`.
  func fragment(_ lines: ArraySlice<Range<Int>>, emptyAt place: Int) -> SourceFragment {
    guard !lines.isEmpty else { return SourceFragment(file: file, pieces: [place..<place]) }
    var pieces: [Range<Int>] = []
    pieces.reserveCapacity(lines.count)
    for line in lines {
      let feed = lineFeed(after: line.upperBound)
      if feed.lowerBound == line.upperBound {
        pieces.append(line.lowerBound..<feed.upperBound)
      } else {
        pieces.append(line)
        pieces.append(feed)
      }
    }
    return SourceFragment(file: file, pieces: pieces)
  }

  /// The line feed behind a line, without a carriage return; empty at the end of the file.
  private func lineFeed(after end: Int) -> Range<Int> {
    let bytes = file.bytes
    guard end < bytes.count else { return end..<end }
    if bytes[end] == 0x0D, end + 1 < bytes.count, bytes[end + 1] == 0x0A {
      return end + 1..<end + 2
    }
    return end..<end + 1
  }

  private func isBlank(_ line: Range<Int>) -> Bool {
    line.allSatisfy { isSpace(file.bytes[$0]) }
  }

  /// Reads `:key: value` and the indented lines that continue it.
  private mutating func option(_ lines: ArraySlice<Range<Int>>) -> DirectiveOption? {
    guard let first = lines.first else { return nil }
    let bytes = file.bytes
    var end = first.lowerBound + 1
    while end < first.upperBound, isLabelByte(bytes[end]) { end += 1 }
    guard end > first.lowerBound + 1, end < first.upperBound, bytes[end] == 0x3A,
      end + 1 == first.upperBound || isSpace(bytes[end + 1])
    else {
      diagnostics.append(
        Diagnostic(
          .malformedOption, "an option is a line such as ':caption: text'",
          at: SourceRange(file: file, bytes: first)))
      return nil
    }
    let key = first.lowerBound + 1..<end
    var values: [Range<Int>] = []
    for (number, line) in lines.enumerated() {
      let value = trimmed(number == 0 ? end + 1..<line.upperBound : line)
      if !value.isEmpty { values.append(value) }
    }
    var pieces: [Range<Int>] = []
    for value in values {
      if let last = pieces.last {
        // The lines are told apart by the line feed that was between them.
        var feed = last.upperBound
        while feed < value.lowerBound, bytes[feed] != 0x0A, bytes[feed] != 0x0D { feed += 1 }
        pieces.append(lineFeed(after: feed))
      }
      pieces.append(value)
    }
    return DirectiveOption(
      key: file.text(key), keyRange: SourceRange(file: file, bytes: key),
      value: pieces.isEmpty
        ? SourceFragment(SourceRange(file: file, bytes: end + 1..<end + 1))
        : SourceFragment(file: file, pieces: pieces))
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, isSpace(file.bytes[lower]) { lower += 1 }
    while upper > lower, isSpace(file.bytes[upper - 1]) { upper -= 1 }
    return lower..<upper
  }
}

/// The parts of an info string.
private struct InfoReading {
  enum Head {
    case directive(Range<Int>)
    case formula
    case none
  }

  var head = Head.none
  var label: Range<Int>?
  private var badBrace: Range<Int>?
  private var badLabel: Range<Int>?
  private var rest: Range<Int>?

  init(_ text: Bytes, _ range: Range<Int>) {
    let limit = range.upperBound
    var index = text.skippingBlanks(range.lowerBound, to: limit)
    guard index < limit else { return }
    if text[index] == 0x7B {
      var end = index + 1
      while end < limit, isLabelByte(text[end]) { end += 1 }
      guard end > index + 1, end < limit, text[end] == 0x7D, isLetter(text[index + 1]) else {
        badBrace = index..<limit
        return
      }
      head = .directive(index + 1..<end)
      index = end + 1
    } else if text.hasExactPrefix("math", at: index),
      index + 4 >= limit || isBlankByte(text[index + 4])
    {
      head = .formula
      index = min(index + 4, limit)
    } else {
      return
    }
    index = text.skippingBlanks(index, to: limit)
    if index < limit, text[index] == 0x23 {
      var end = index
      while end < limit, !isBlankByte(text[end]) { end += 1 }
      if text.endOfLabel(at: index, limit: limit) == end {
        label = index..<end
      } else {
        badLabel = index..<end
      }
      index = text.skippingBlanks(end, to: limit)
    }
    var end = limit
    while end > index, isSpace(text[end - 1]) { end -= 1 }
    if index < end { rest = index..<end }
  }

  /// What is wrong with it.
  func diagnose(in file: SourceFile) -> [Diagnostic] {
    var result: [Diagnostic] = []
    if let badBrace {
      result.append(
        Diagnostic(
          "malformed-directive", "a directive starts with '{kind}' and may have a '#label'",
          at: SourceRange(file: file, bytes: badBrace)))
    }
    if let badLabel {
      result.append(Markdown.badLabel(at: SourceRange(file: file, bytes: badLabel)))
    }
    if let rest {
      let message =
        label == nil && badLabel == nil
        ? "only a label such as '#fig-scores' may stand here"
        : "nothing may follow the label"
      result.append(
        Diagnostic(.textAfterLabel, message, at: SourceRange(file: file, bytes: rest)))
    }
    return result
  }
}
