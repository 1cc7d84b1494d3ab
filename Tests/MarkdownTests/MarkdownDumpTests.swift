import Diagnostics
import Testing

@testable import Markdown

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
