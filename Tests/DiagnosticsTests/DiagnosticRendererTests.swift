import Diagnostics
import Testing

@Suite struct DiagnosticRendererTests {
  /// The diagnostic for what stands between « and » in the text.
  private func rendered(
    _ marked: String, annotation: String? = nil, severity: Diagnostic.Severity = .error
  ) throws -> String {
    let parts = marked.split(omittingEmptySubsequences: false) { $0 == "«" || $0 == "»" }
    try #require(parts.count == 3)
    let file = SourceFile(path: "chapters/01-a.md", text: parts.joined())
    let lower = parts[0].utf8.count
    let range = SourceRange(file: file, bytes: lower..<lower + parts[1].utf8.count)
    return DiagnosticRenderer().render(
      Diagnostic("kind", "wrong", at: range, annotation: annotation, severity: severity))
  }

  @Test func showsTheLineWithCarets() throws {
    #expect(
      try rendered("one\nlet p = mixture(«sds»: 1)\n", annotation: "mixture(sd:)") == """
        error: wrong [kind]
          --> chapters/01-a.md:2:17
        2 | let p = mixture(sds: 1)
          |                 ^^^ mixture(sd:)

        """)
  }

  @Test func putsACaretUnderAnEmptyRange() throws {
    #expect(try rendered("abc«»").hasSuffix("1 | abc\n  |    ^\n"))
  }

  @Test func alignsBehindTabsAndWideCharacters() throws {
    #expect(try rendered("\t«x»").hasSuffix("1 |     x\n  |     ^\n"))
    #expect(try rendered("数«x»").hasSuffix("1 | 数x\n  |   ^\n"))
  }

  @Test func marksOnlyTheFirstOfSeveralLines() throws {
    #expect(try rendered("a«bc\nd»e").hasSuffix("1 | abc\n  |  ^^\n"))
  }

  @Test func cutsALongLineAroundTheFault() throws {
    let long = String(repeating: "x", count: 100_000)
    let text = try rendered(long + "«y»" + long)
    #expect(text.utf8.count < 500)
    let lines = text.split(separator: "\n")
    let caret = try #require(lines.last?.firstIndex(of: "^"))
    let line = lines[lines.count - 2]
    #expect(
      line[
        line.index(
          line.startIndex,
          offsetBy: lines[lines.count - 1].distance(
            from: lines[lines.count - 1].startIndex, to: caret))] == "y")
  }

  @Test func cannotBeSteeredByControlCharacters() throws {
    let text = try rendered("\u{1B}[31m«x»\u{202E}")
    #expect(!text.contains("\u{1B}"))
    #expect(!text.contains("\u{202E}"))
  }

  /// All texts of up to four bytes that tear UTF-8 and lines apart, with all stretches of them.
  @Test func marksAnyStretchOfAnyBytes() {
    let alphabet: [UInt8] = [0x61, 0x82, 0xC2, 0xF0, 0x0A, 0x0D]
    var texts: [[UInt8]] = [[]]
    for _ in 0..<4 {
      for text in texts.filter({ $0.count == texts.last?.count }) {
        texts += alphabet.map { text + [$0] }
      }
    }
    #expect(texts.count == 1 + 6 + 36 + 216 + 1296)
    for bytes in texts {
      let file = SourceFile(path: "a.md", bytes: bytes)
      for lower in 0...bytes.count {
        for upper in lower...bytes.count {
          let range = SourceRange(file: file, bytes: lower..<upper)
          let text = DiagnosticRenderer().render(Diagnostic("a", "b", at: range))
          if !text.hasSuffix("^\n") { Issue.record("\(bytes) \(lower)..<\(upper): \(text)") }
        }
      }
    }
  }

  @Test func cutsALongLineOfStrayContinuationBytes() {
    let file = SourceFile(path: "a.md", bytes: Array(repeating: 0x82, count: 1 << 20))
    let range = SourceRange(file: file, bytes: 600_001..<600_002)
    let text = DiagnosticRenderer().render(Diagnostic("a", "b", at: range))
    #expect(text.utf8.count < 2000)
    #expect(text.hasSuffix(" ^\n"))
  }

  @Test func namesWarningsAsSuch() throws {
    #expect(try rendered("«a»", severity: .warning).hasPrefix("warning: wrong [kind]"))
  }

  @Test func showsNotes() {
    let file = SourceFile(path: "a.md", text: "first second")
    let diagnostic = Diagnostic(
      "twice", "it is there twice", at: SourceRange(file: file, bytes: 6..<12),
      notes: [Diagnostic.Note("first here", at: SourceRange(file: file, bytes: 0..<5))])
    let text = DiagnosticRenderer().render(diagnostic)
    #expect(text.contains("note: first here\n  --> a.md:1:1\n"))
  }

  @Test func saysWhatStandsOut() {
    let file = SourceFile(path: "a.md", text: "first")
    let diagnostic = Diagnostic(
      "a", "b", at: file.wholeRange, severity: .warning, notes: [Diagnostic.Note("c")])
    let styled = DiagnosticRenderer().styled([diagnostic])
    #expect(styled.plain == DiagnosticRenderer().render([diagnostic]))
    #expect(
      styled.pieces.filter { $0.style != nil }.map(\.text) == ["warning:", "b", "^^^^^", "note:"])
  }

  @Test func keepsEveryPartOnItsLine() {
    let file = SourceFile(path: "a\nerror: forged", text: "x")
    let diagnostic = Diagnostic(
      "a", "b\r\nerror: forged", at: file.wholeRange, annotation: "c\nd",
      notes: [Diagnostic.Note("e\nf")])
    let text = DiagnosticRenderer().render(diagnostic)
    #expect(text.split(separator: "\n").count == 5)
    #expect(!text.contains("\r"))
  }
}
