import Bisection
import Diagnostics
import Markdown
import Script

/// One mistake is told once: what follows from it is kept back.
extension ManuscriptReader {
  /// Takes up what the Markdown of a text was found to have, and notes what would be told again.
  mutating func take(_ diagnostics: [Diagnostic]) {
    manuscript.diagnostics += diagnostics
    for diagnostic in diagnostics {
      guard let range = diagnostic.range else { continue }
      switch diagnostic.identifier {
      case .badLabel, .textAfterLabel: brokenLabels.insert(range.start.line)
      case .malformedOption: brokenOptions[range.start.line] = range.text
      default: break
      }
    }
  }

  /// The names of options whose lines are not formed like options: `:alt A text.`
  func brokenOptions(in directive: Directive, _ text: MarkedText) -> Set<String> {
    guard !brokenOptions.isEmpty else { return [] }
    let first = text.placed(directive.range).start.line
    var names: Set<String> = []
    for (line, written) in brokenOptions where line > first {
      guard line <= text.placed(directive.range).end.line else { continue }
      names.insert(String(written.drop { $0 == ":" || $0 == " " }.prefix { $0.isLetter }))
    }
    return names
  }

  /// A fence that nobody closed has swallowed what follows it.
  ///
  /// It is told at its first line when no line closes it, or when another directive starts in it;
  /// what its program is found to be wrong with is then kept back.
  mutating func checkFence(_ fence: Fence, _ range: SourceRange, _ text: MarkedText) {
    if let swallowed = fence.swallowed {
      tellUnclosed(
        range,
        [Diagnostic.Note("another directive starts inside it", at: text.placed(swallowed))])
    } else if fence.closing == nil {
      tellUnclosed(range, [])
    } else if let nested = fence.nested {
      heldBack.append(range)
      diagnose(
        .nestedDirective, "a directive cannot stand inside another one", at: text.placed(nested),
        annotation: "end the fence above before it")
    }
  }

  /// A table in pipe form is no program, which would be told of every bar in it.
  mutating func checkNoTable(in program: SourceFragment, _ range: SourceRange) {
    guard let head = PipeTable.firstHead(in: program) else { return }
    heldBack.append(range)
    diagnose(
      .tableInProgram, "a table in pipe form is no program", at: head,
      annotation: "put it into a directive of its own: ```{grid} #tab-name")
  }

  private mutating func tellUnclosed(_ range: SourceRange, _ notes: [Diagnostic.Note]) {
    heldBack.append(range)
    let line = range.file.lineBytes(range.file.lineIndex(at: range.bytes.lowerBound))
    let marks = range.file.bytes[range.bytes].first == 0x7E ? "tildes" : "backticks"
    diagnose(
      .unclosedFence, "no line of \(marks) closes the fence that starts here",
      at: SourceRange(
        file: range.file,
        bytes: range.bytes.lowerBound..<max(range.bytes.lowerBound, line.upperBound)),
      notes: notes)
  }

  /// A table in pipe form outside a directive is a paragraph of bars.
  mutating func tellBareTable(_ range: SourceRange, of text: Int) {
    let file = range.file
    let lines =
      file.lineIndex(
        at: range.bytes.lowerBound)...file.lineIndex(
        at: max(range.bytes.lowerBound, range.bytes.upperBound - 1))
    let pieces = lines.map { line in
      // Within a quotation each line has its mark, and a line ends with its feed.
      let bytes =
        max(
          file.lineBytes(line).lowerBound, range.bytes.lowerBound)..<max(
          file.lineBytes(line).upperBound, range.bytes.lowerBound)
      let start = bytes.first { ![0x20, 0x09, 0x3E].contains(file.bytes[$0]) } ?? bytes.upperBound
      return start..<min(file.bytes.count, bytes.upperBound + 1)
    }
    guard let head = PipeTable.firstHead(in: SourceFragment(file: file, pieces: pieces)) else {
      return
    }
    manuscript.diagnostics.append(
      Diagnostic(
        "bare-table", "a table that stands by itself is shown as a line of bars",
        at: manuscript.texts[text].placed(head),
        annotation: "put it into a directive: ```{grid} #tab-name", severity: .warning,
        notes: [
          Diagnostic.Note(
            "its body: a line ':caption: ...', an empty line, the table; then a line ```")
        ]))
  }

  /// Leaves out what follows from fences that hold something else than their program.
  mutating func keepBackConsequences() {
    guard !heldBack.isEmpty else { return }
    let causes: Set<Diagnostic.Identifier> = [.unclosedFence, .nestedDirective, .tableInProgram]
    manuscript.diagnostics.removeAll { diagnostic in
      guard !causes.contains(diagnostic.identifier) else { return false }
      return diagnostic.range.map { place in heldBack.contains { $0.contains(place) } } ?? false
    }
  }

  /// The diagnostics of the programs, with what a directive needs where its program gives something
  /// else; nothing at all is told at the directive's kind, since there is no place in the program.
  func explained(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let concerned: Set<Diagnostic.Identifier> = [.missingResult, .wrongResult]
    guard diagnostics.contains(where: { concerned.contains($0.identifier) }) else {
      return diagnostics
    }
    let directives = manuscript.cells.compactMap { cell -> (Directive, any DirectiveKind.Type)? in
      guard let directive = cell.directive, let content = cell.content as? any DirectiveKind
      else { return nil }
      return (directive, type(of: content))
    }
    let byFile = Dictionary(grouping: directives) { $0.0.range.file.path }
      .mapValues { $0.sorted { $0.0.range.bytes.lowerBound < $1.0.range.bytes.lowerBound } }
    return diagnostics.map { diagnostic in
      guard concerned.contains(diagnostic.identifier), let range = diagnostic.range,
        let all = byFile[range.file.path],
        let (directive, kind) = all[
          ..<all.partitioningIndex { $0.0.range.bytes.lowerBound > range.bytes.lowerBound }
        ].last,
        directive.range.contains(range), directive.program.wholeRange.contains(range)
      else { return diagnostic }
      var diagnostic = diagnostic
      if diagnostic.identifier == .missingResult { diagnostic.range = directive.kindRange }
      diagnostic.annotation = diagnostic.annotation ?? kind.resultHint
      return diagnostic
    }
  }

  /// Whether a fence has swallowed what has the label.
  func isSwallowed(_ label: String) -> Bool {
    heldBack.contains { $0.text.contains("#" + label) }
  }
}

extension SourceFragment {
  /// The stretch of the file from the fragment's first byte to its last.
  fileprivate var wholeRange: SourceRange { range(0..<bytes.count) }
}
