import Diagnostics

/// Signs of other dialects of Markdown that would stand on the page as they are written, each with our way to
/// write it.
extension MarkdownDocument {
  /// The warnings about a tree.
  ///
  /// - Complexity: O(n) in the length of the file.
  func foreignMarkup() -> [Diagnostic] {
    var result: [Diagnostic] = []
    for index in nodes.indices {
      switch nodes[index].kind {
      case .paragraph, .heading: result += foreignMarkup(inLeaf: index)
      case .codeBlock: result += indentedFence(index)
      default: break
      }
    }
    return result
  }

  private func foreign(
    _ message: String, _ range: Range<Int>, _ annotation: String
  ) -> Diagnostic {
    Diagnostic(
      "other-dialect", message, at: SourceRange(file: file, bytes: range), annotation: annotation,
      severity: .warning)
  }

  // MARK: Blocks

  /// A fence that stands so far to the right that it is code.
  private func indentedFence(_ index: Int) -> [Diagnostic] {
    let node = nodes[index]
    let (start, end) = (Int(node.lower), min(Int(node.upper), file.bytes.count))
    guard start < end, !file.bytes[start..<end].isEmpty else { return [] }
    let first = file.bytes[start..<end].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? end
    // A fence of code begins with its own mark; what is indented begins with one that shows.
    let text = literals[Int(node.literalLower)..<Int(node.literalUpper)]
    guard text.starts(with: "```{".utf8) || text.starts(with: "~~~{".utf8), first + 4 <= end,
      file.bytes[first..<first + 4].elementsEqual(text.prefix(4))
    else { return [] }
    let line = file.bytes[first..<end].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? end
    return [
      foreign(
        "a fence that is indented by four spaces is code", first..<line,
        "a directive begins at most three spaces to the right")
    ]
  }

  // MARK: Text

  /// What a paragraph or heading holds besides constructs, code, addresses and HTML.
  private func foreignMarkup(inLeaf index: Int) -> [Diagnostic] {
    let runs = plainRuns(below: index)
    guard let first = runs.first, let last = runs.last else { return [] }
    var result: [Diagnostic] = []
    if nodes[index].kind == .paragraph {
      result += blockSigns(first, in: index)
    } else if let attributes = attributes(atEndOf: last) {
      result.append(
        foreign(
          "braces behind a heading are shown as they are", attributes,
          "a heading has the name that its words make: [text](#its-words)"))
    }
    for run in runs { result += inlineSigns(run) }
    return result
  }

  /// The stretches of plain text of a leaf, in the file; a backslash before a sign belongs to its stretch.
  private func plainRuns(below index: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    let leaf = nodes[index]
    for node in descendants(NodeID(index: Int32(index))) where kind(node) == .text {
      let record = nodes[Int(node.index)]
      if record.parent >= 0, nodes[Int(record.parent)].kind == .link { continue }
      var range = Int(record.lower)..<max(Int(record.lower), Int(record.upper))
      // A place that was lost is that of the whole leaf.
      guard
        range.lowerBound > Int(leaf.lower) || range.upperBound < Int(leaf.upper) || runs.isEmpty,
        range.upperBound <= file.bytes.count, !range.isEmpty
      else { continue }
      if let last = runs.last {
        if range.lowerBound < last.upperBound { continue }
        let gap = last.upperBound..<range.lowerBound
        // A backslash before a sign, or the end of a line.
        if gap.count < 100, file.bytes[gap].allSatisfy({ $0 == 0x5C || isSpace($0) }) {
          range = last.lowerBound..<range.upperBound
          runs.removeLast()
        }
      }
      if range.lowerBound > Int(leaf.lower), file.bytes[range.lowerBound - 1] == 0x5C,
        runs.last.map({ $0.upperBound < range.lowerBound }) ?? true
      {
        range = range.lowerBound - 1..<range.upperBound
      }
      runs.append(range)
    }
    return runs
  }

  /// Signs with which other dialects begin a block.
  private func blockSigns(_ run: Range<Int>, in leaf: Int) -> [Diagnostic] {
    guard run.lowerBound == Int(nodes[leaf].lower) else { return [] }
    let bytes = file.bytes[run]
    let line = bytes.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? run.upperBound
    let place = run.lowerBound..<line
    if bytes.starts(with: ":::".utf8) {
      return [
        foreign(
          "colons open nothing here", place,
          "a note is written > [!NOTE], a directive between lines of ```")
      ]
    }
    if bytes.starts(with: "!!! ".utf8) || bytes.starts(with: "??? ".utf8) {
      return [foreign("this opens no note", place, "a note is written > [!NOTE]")]
    }
    let parent = nodes[leaf].parent
    let isItem = parent >= 0 && nodes[Int(parent)].kind == .item
    if isItem, ["[ ] ", "[x] ", "[X] "].contains(where: { bytes.starts(with: $0.utf8) }) {
      return [
        foreign(
          "a box in brackets is shown as brackets", run.lowerBound..<run.lowerBound + 3,
          "write \u{2610} or \u{2611}")
      ]
    }
    return []
  }

  /// `{#name}` or `{.class}` at the end of a run.
  private func attributes(atEndOf run: Range<Int>) -> Range<Int>? {
    let bytes = file.bytes[run]
    guard bytes.last == 0x7D, let open = bytes.lastIndex(of: 0x7B), open + 1 < run.upperBound,
      [0x23, 0x2E].contains(bytes[open + 1])
    else { return nil }
    return open..<run.upperBound
  }

  /// The farthest that the end of something is looked for, so that hostile text takes no longer than other text.
  private static let reach = 1_000

  /// Signs within a run.
  private func inlineSigns(_ run: Range<Int>) -> [Diagnostic] {
    var result: [Diagnostic] = []
    var index = run.lowerBound
    while index < run.upperBound {
      let near = run.clamped(to: run.lowerBound..<min(run.upperBound, index + Self.reach))
      guard let (found, end) = sign(at: index, in: near) else {
        index += 1
        continue
      }
      result.append(found)
      index = max(end, index + 1)
    }
    return result
  }

  private func sign(at index: Int, in run: Range<Int>) -> (Diagnostic, Int)? {
    let bytes = file.bytes
    switch bytes[index] {
    case 0x5C: return backslash(at: index, in: run)
    case 0x7E:
      return pair("~~", index, run).map {
        (foreign("tildes strike nothing out", $0, "write <del>words</del>"), $0.upperBound)
      }
    case 0x3D:
      return pair("==", index, run).map {
        (foreign("these signs mark nothing", $0, "write <mark>words</mark>"), $0.upperBound)
      }
    case 0x5E:
      guard index + 1 < run.upperBound, bytes[index + 1] == 0x5B,
        let end = bytes[index..<run.upperBound].firstIndex(of: 0x5D)
      else { return nil }
      return (
        foreign(
          "a note within a line is shown as it is", index..<end + 1,
          "write [^name], and [^name]: with the note below"), end + 1
      )
    case 0x7B:
      guard bytes[index..<run.upperBound].starts(with: "{{< ".utf8),
        let end = bytes[index..<run.upperBound].firstIndex(of: 0x7D)
      else { return nil }
      return (
        foreign("a short code does nothing here", index..<end, "a value is written `{value} x`"),
        end
      )
    case 0x68:
      let rest = bytes[index..<run.upperBound]
      guard rest.starts(with: "http://".utf8) || rest.starts(with: "https://".utf8),
        index == run.lowerBound || !isAlphanumeric(bytes[index - 1])
      else { return nil }
      let end = rest.firstIndex { isSpace($0) || $0 == 0x29 || $0 == 0x3E } ?? run.upperBound
      return (foreign("an address alone is no link", index..<end, "write <address>"), end)
    default: return nil
    }
  }

  /// A stretch between two equal signs on one line, without blanks inside them.
  private func pair(_ mark: String, _ start: Int, _ run: Range<Int>) -> Range<Int>? {
    let bytes = file.bytes[start..<run.upperBound]
    guard bytes.starts(with: mark.utf8), start + 3 < run.upperBound, !isSpace(bytes[start + 2]),
      bytes[start + 2] != bytes[start],
      start == run.lowerBound || bytes[start] != file.bytes[start - 1]
    else { return nil }
    var index = start + 3
    while index + 1 < run.upperBound, bytes[index] != 0x0A {
      if bytes[index] == bytes[start], bytes[index + 1] == bytes[start] {
        return isSpace(bytes[index - 1]) ? nil : start..<index + 2
      }
      index += 1
    }
    return nil
  }

  /// A formula or a command of LaTeX.
  private func backslash(at index: Int, in run: Range<Int>) -> (Diagnostic, Int)? {
    let bytes = file.bytes
    guard index + 1 < run.upperBound else { return nil }
    let next = bytes[index + 1]
    if next == 0x28 || next == 0x5B {
      let close: UInt8 = next == 0x28 ? 0x29 : 0x5D
      var end = index + 2
      while end + 1 < run.upperBound {
        if bytes[end] == 0x5C, bytes[end + 1] == close {
          return (
            foreign(
              "brackets with backslashes are shown as brackets", index..<end + 2,
              next == 0x28 ? "a formula is written $x$" : "a formula is written $$x$$"), end + 2
          )
        }
        end += 1
      }
      return nil
    }
    var end = index + 1
    while end < run.upperBound, isLetter(bytes[end]) { end += 1 }
    guard end > index + 1, end < run.upperBound, bytes[end] == 0x7B,
      let close = bytes[end..<run.upperBound].firstIndex(of: 0x7D),
      let form = Self.commands[String(decoding: bytes[index + 1..<end], as: UTF8.self)]
    else { return nil }
    return (
      foreign("commands of LaTeX are for formulas", index..<close + 1, form), close + 1
    )
  }

  /// What is written instead of commands of LaTeX.
  private static let commands = [
    "ref": "a reference is written @label", "cref": "a reference is written @label",
    "Cref": "a reference is written @label", "autoref": "a reference is written @label",
    "eqref": "a reference is written @label", "cite": "a citation is written [@key, p. 3]",
    "citep": "a citation is written [@key, p. 3]", "citet": "a citation is written @key",
    "textcite": "a citation is written @key", "parencite": "a citation is written [@key, p. 3]",
    "label": "a directive or a formula has its label behind its head: #fig-name",
    "emph": "write *words*", "textit": "write *words*", "textbf": "write **words**",
    "texttt": "write `words`", "footnote": "write [^name], and [^name]: with the note below",
    "url": "write <address>", "href": "write [words](address)", "section": "write # words",
    "subsection": "write ## words", "begin": "write Markdown, or a formula $$x$$",
  ]
}
