import Diagnostics
import Testing

@testable import Markdown

@Suite struct UTF8ValidationTests {
  @Test(arguments: [
    ([0x61, 0x80], 1), ([0xC3], 0), ([0xC0, 0x80], 0), ([0xE0, 0x9F, 0x80], 0), ([0xED, 0xA0, 0x80], 0),
    ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF8], 0), ([0x0A, 0x62, 0xFF], 2),
  ] as [([UInt8], Int)])
  func findsTheFirstBadByte(_ bytes: [UInt8], _ offset: Int) {
    let file = SourceFile(path: "t.md", bytes: bytes)
    let diagnostic = invalidUTF8(in: file)
    #expect(diagnostic?.identifier == "invalid-utf8")
    #expect(diagnostic?.range?.bytes == offset..<offset + 1)
    let (document, diagnostics) = MarkdownDocument.parse(file)
    #expect(diagnostics == [diagnostic])
    #expect(HTMLWriter(document).html().isEmpty)
  }

  @Test func acceptsEveryLengthOfScalar() {
    #expect(invalidUTF8(in: SourceFile(path: "t.md", text: "aé€😀\u{10FFFF}\u{7FF}\u{FFFF}")) == nil)
  }
}

@Suite struct SluggerTests {
  @Test(arguments: [
    ("A Title", "a-title"), ("1. What's new?", "1-whats-new"), ("a_b-c", "a_b-c"), ("Über É", "über-é"), ("a  b", "a--b"), ("😀", ""), ("$x$", "x"),
  ])
  func followsGitHub(_ title: String, _ expected: String) { #expect(slug(title) == expected) }

  @Test func numbersWhatComesAgain() {
    var slugger = Slugger()
    #expect(["A", "a", "A 1", "a-1", "!", "?"].map { slugger.anchor(for: $0) } == ["a", "a-1", "a-1-1", "a-1-2", "section", "section-1"])
  }
}

@Suite struct PlainTextTests {
  @Test func dropsMarkup() {
    let document = parse("# A *b* `c` [d](e) ![f](g)<b>\\* $x$ @fig-a [^n]\n\n[^n]: x").document
    let heading = document.children(document.root).first { _ in true }
    #expect(heading.map { document.plainText(of: $0) } == "A b c d f* x fig-a ")
  }
}

@Suite struct UnsafeContentTests {
  @Test(arguments: [
    ("<b>x</b> <br> <!-- c -->", []), ("<!-- c -->\n", []), ("<br>\n", []), ("<b onclick=x>y</b>", ["1:1 raw-html", "1:15 unpaired-html"]),
    ("<b>x", ["1:1 unpaired-html"]), ("x\n\n<div>\n", ["3:1 raw-html"]), ("[a](JavaScript:x)", ["1:1 dangerous-address"]),
    ("![a]( data:x)", ["1:1 dangerous-address"]), ("[a](java&#10;script:x)", ["1:1 dangerous-address"]), ("[a](#data)", []), ("<file:///x>", ["1:1 dangerous-address"]),
    ("[a](x \"y\")", []), ("<b>\n", ["1:1 raw-html"]),
  ])
  func tells(_ text: String, _ expected: [String]) {
    #expect(identifiers(parse(text).document.unsafeContent()) == expected)
  }
}

@Suite struct MarkdownDumpTests {
  @Test func writesOneNodeALine() {
    let document = parse("# A $x$\n\n> [!NOTE] T\n> `c`\n\n[l](u)[^n]\n\n[^n]: f\n").document
    #expect(
      document.dump == """
        document 1:1-9:1
          heading 1:1-1:8 level=1
            text 1:3-1:5 "A "
            inlineMath 1:5-1:8 "x"
          statement 3:1-4:6 note
            | statementTitle 3:11-3:12
            | text 3:11-3:12 "T"
            paragraph 4:3-4:6
              code 4:3-4:6 "c"
          paragraph 6:1-6:11
            link 6:1-6:7 "u"
              text 6:2-6:3 "l"
            footnoteReference 6:7-6:11 "n"
        footnote "n" number=1
        footnoteDefinition 8:1-8:8
          paragraph 8:7-8:8
            text 8:7-8:8 "f"

        """)
  }
}
