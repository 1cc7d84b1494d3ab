public import Diagnostics

/// A table in GitHub's pipe form: a line of heads, a line of dashes, then lines of cells.
///
/// ```
/// | method | price |
/// |:-------|------:|
/// | KSD    | $n^2$ |
/// ```
///
/// A cell ends at a `|` that no backslash stands before; `\|` stands for the character itself, also
/// within formulas and code. The bars at both ends of a line may be left out. Source: GitHub Flavored
/// Markdown Spec, section 4.10.
public struct PipeTable: Sendable, Hashable {
  /// How the cells of a column stand.
  public enum Alignment: Sendable, Hashable {
    case none, left, center, right
  }

  /// The heads of the columns, at least one.
  public let heads: [SourceFragment]
  /// How each column stands.
  public let alignments: [Alignment]
  /// The lines of cells, each as long as ``heads``.
  public let rows: [[SourceFragment]]

  /// Reads a table, or tells what keeps `text` from being one.
  ///
  /// Lines that are blank before and behind it do not count. A line with more or fewer cells than there
  /// are heads is an error, unlike on GitHub, where cells are added or dropped.
  ///
  /// - Complexity: O(n) in the length of the text.
  public static func read(
    _ text: SourceFragment
  ) -> (table: PipeTable?, diagnostics: [Diagnostic]) {
    var lines = lines(of: text)
    while let last = lines.last, last.isBlank { lines.removeLast() }
    lines = Array(lines.drop { $0.isBlank })
    guard let first = lines.first else {
      return (nil, [problem("missing-grid", "there is no table", at: text)])
    }
    let heads = cells(of: first)
    guard lines.count > 1, let alignments = alignments(of: lines[1]) else {
      let place = lines.count > 1 ? lines[1] : first
      return (
        nil,
        [
          problem(
            "grid-rule", "a line of dashes stands between the heads and the rows", at: place,
            annotation: rule(for: heads.count))
        ]
      )
    }
    var diagnostics: [Diagnostic] = []
    if alignments.count != heads.count {
      diagnostics.append(
        problem(
          "grid-rule",
          "there are \(counted(heads.count, "head")) and \(counted(alignments.count, "group")) of dashes",
          at: lines[1], annotation: rule(for: heads.count)))
    }
    var rows: [[SourceFragment]] = []
    for line in lines.dropFirst(2) {
      let row = cells(of: line)
      if row.count == heads.count, !line.isBlank {
        rows.append(row)
      } else {
        diagnostics.append(
          problem(
            "grid-row",
            line.isBlank
              ? "a table has no empty line within"
              : "there are \(counted(heads.count, "head")) and \(counted(row.count, "cell")) in this line",
            at: line,
            annotation: line.isBlank
              ? nil
              : row.count > heads.count
                ? #"a bar within a cell, also in a formula, is written \|"#
                : "an empty cell is a blank between two bars"))
      }
    }
    guard diagnostics.isEmpty else { return (nil, diagnostics) }
    return (PipeTable(heads: heads, alignments: alignments, rows: rows), [])
  }

  /// The line of heads of the first table that begins in `text`; nil where none does.
  ///
  /// - Complexity: O(n) in the length of the text.
  public static func firstHead(in text: SourceFragment) -> SourceRange? {
    guard text.bytes.contains(0x7C) else { return nil }
    let lines = lines(of: text)
    let head = zip(lines, lines.dropFirst()).first(where: begins)?.0
    return head.map { $0.range(0..<$0.bytes.count) }
  }

  /// Whether two lines are one of heads and one with as many groups of dashes.
  private static func begins(_ head: SourceFragment, _ rule: SourceFragment) -> Bool {
    guard head.bytes.contains(0x7C), let alignments = alignments(of: rule) else { return false }
    return alignments.count == cells(of: head).count
  }

  private static func problem(
    _ identifier: Diagnostic.Identifier, _ message: String, at place: SourceFragment,
    annotation: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      identifier, message, at: place.range(0..<place.bytes.count), annotation: annotation)
  }

  private static func rule(for count: Int) -> String {
    "|" + String(repeating: "---|", count: max(1, count))
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// The lines without what ends them.
  private static func lines(of text: SourceFragment) -> [SourceFragment] {
    var lines: [SourceFragment] = []
    var start = 0
    for (index, byte) in text.bytes.enumerated() where byte == 0x0A || byte == 0x0D {
      // A carriage return and a line feed end one line.
      if byte == 0x0A, index > 0, text.bytes[index - 1] == 0x0D {
        start = index + 1
        continue
      }
      lines.append(text[start..<index])
      start = index + 1
    }
    if start < text.bytes.count { lines.append(text[start..<text.bytes.count]) }
    return lines
  }

  /// The cells of a line, without blanks around and with `\|` as `|`.
  private static func cells(of line: SourceFragment) -> [SourceFragment] {
    let bytes = line.bytes
    var cells: [SourceFragment] = []
    var pieces: [Range<Int>] = []
    var start = 0
    func close(at end: Int) {
      pieces.append(start..<end)
      cells.append(trimmed(line, pieces))
      pieces = []
    }
    for (index, byte) in bytes.enumerated() where byte == 0x7C {
      if index > start || !pieces.isEmpty, index > 0, bytes[index - 1] == 0x5C {
        pieces.append(start..<index - 1)
        start = index
      } else {
        close(at: index)
        start = index + 1
      }
    }
    close(at: bytes.count)
    // The bars at the ends enclose the line; they do not divide it.
    if let first = bytes.firstIndex(where: { !isBlankByte($0) }), bytes[first] == 0x7C {
      cells.removeFirst()
    }
    if cells.count > 1, let last = bytes.lastIndex(where: { !isBlankByte($0) }),
      bytes[last] == 0x7C,
      last == 0 || bytes[last - 1] != 0x5C
    {
      cells.removeLast()
    }
    return cells
  }

  /// What the pieces of a line hold, without blanks around.
  private static func trimmed(_ line: SourceFragment, _ pieces: [Range<Int>]) -> SourceFragment {
    var pieces = pieces
    while let first = pieces.first {
      guard let start = first.first(where: { !isBlankByte(line.bytes[$0]) }) else {
        if pieces.count == 1 { break }
        pieces.removeFirst()
        continue
      }
      pieces[0] = start..<first.upperBound
      break
    }
    while let last = pieces.last {
      guard let end = last.last(where: { !isBlankByte(line.bytes[$0]) }) else {
        if pieces.count == 1 { break }
        pieces.removeLast()
        continue
      }
      pieces[pieces.count - 1] = last.lowerBound..<end + 1
      break
    }
    if pieces.count == 1, line.bytes[pieces[0]].allSatisfy({ isBlankByte($0) }) {
      pieces = [pieces[0].lowerBound..<pieces[0].lowerBound]
    }
    return line.joined(pieces)
  }

  /// How the columns stand, where the line consists of groups of dashes; nil where it does not.
  private static func alignments(of line: SourceFragment) -> [Alignment]? {
    var alignments: [Alignment] = []
    for cell in cells(of: line) {
      var dashes = cell.bytes[...]
      let isLeft = dashes.first == 0x3A
      if isLeft { dashes.removeFirst() }
      let isRight = dashes.last == 0x3A
      if isRight { dashes.removeLast() }
      guard !dashes.isEmpty, dashes.allSatisfy({ $0 == 0x2D }) else { return nil }
      alignments.append(
        isLeft ? (isRight ? .center : .left) : (isRight ? .right : .none))
    }
    return alignments.isEmpty ? nil : alignments
  }
}

extension SourceFragment {
  /// Whether it holds nothing but blanks.
  fileprivate var isBlank: Bool { bytes.allSatisfy { isBlankByte($0) } }

  /// The parts `ranges` of the fragment, one behind the other.
  fileprivate func joined(_ ranges: [Range<Int>]) -> SourceFragment {
    SourceFragment(
      file: file, pieces: ranges.map { range($0).bytes })
  }
}
