import Diagnostics
import Testing

@testable import Markdown

/// Where nodes stand, told by marks in the text.
@Suite struct PlacesTests {
  private func check(_ text: String, _ name: String, _ isWanted: (NodeKind) -> Bool) {
    let marked = MarkedText(text)
    let document = MarkdownDocument.parse(marked.file).document
    #expect(
      document.places(isWanted) == marked.marked,
      "\(name) in \(text.debugDescription)\n\(document.dump)")
  }

  @Test(arguments: [
    "⟦`a`⟧ b ⟦``c ` d``⟧", "x\n   ⟦`on a continued line`⟧", "> q\n> ⟦`c`⟧\nlazy ⟦`d`⟧",
    "- a\n\n  ⟦`b`⟧\n  - ⟦`c`⟧", "1.\t⟦`a`⟧\n\t⟦`b`⟧", "é ⟦`a`⟧ 😀 ⟦`b`⟧", "&amp; \\* ⟦`a`⟧",
    "# h ⟦`a`⟧ #",
    "⟦`two\n  lines`⟧ ⟦`x`⟧", "[a]: /u\n[b]: /v\n⟦`after definitions`⟧", "<b\nc> ⟦`x`⟧",
    "[l](\n/u\n't'\n) ⟦`x`⟧",
    "a  \n  ⟦`b`⟧\\\n  ⟦`c`⟧", "a ⟦`b`⟧\n===", "> > 1. ⟦`a`⟧\n> >    ⟦`b`⟧\n> > ⟦`c`⟧",
    "\u{FEFF}⟦`a`⟧", "a\r\n  ⟦`b`⟧\r\n",
    "> [!NOTE] t ⟦`a`⟧\n> ⟦`b`⟧", "x[^n]\n\n[^n]: ⟦`a`⟧\n\n    ⟦`b`⟧", "$a\nb$ ⟦`c`⟧",
    "---\na: b\n---\n⟦`c`⟧",
  ])
  func ofCodeSpans(_ text: String) { check(text, "code") { $0 == .code } }

  @Test(arguments: [
    "⟦# a⟧", "   ⟦## b ##⟧\n", "> ⟦# c⟧", "- ⟦# d⟧\n\n  ⟦e\n  ===⟧", "x\n\n⟦a\nb\n---⟧",
    "\t\n1. > ⟦# a⟧", "[a]: /u\n⟦b\n===⟧",
  ])
  func ofHeadings(_ text: String) {
    check(text, "heading") { if case .heading = $0 { true } else { false } }
  }

  @Test(arguments: [
    "⟦[a](b)⟧ ⟦[*c*](d \"e\")⟧", "⟦<http://a.b>⟧ ⟦<a@b.cd>⟧",
    "[a]: /u\n\n⟦[a]⟧ ⟦[b][a]⟧ ⟦[a][]⟧ [c]", "x\n  ⟦[a\n  b](c)⟧",
    "> ⟦[a](<b c>)⟧\n⟦[d](e)⟧", "⟦[$x$](y)⟧ ⟦[`a`](b)⟧",
  ])
  func ofLinks(_ text: String) { check(text, "link") { $0 == .link } }

  @Test(arguments: [
    "⟦*a*⟧ ⟦_b_⟧", "**x ⟦*a*⟧**", "⟦*a\n  b*⟧", "⟦***a** b*⟧", "a\\* ⟦*b*⟧", "⟦*a $x*$ b*⟧",
  ])
  func ofEmphasis(_ text: String) { check(text, "emphasis") { $0 == .emphasis } }

  @Test(arguments: ["⟦![a](b)⟧", "x ⟦![*a*](b 'c')⟧ y"])
  func ofImages(_ text: String) { check(text, "image") { $0 == .image } }

  @Test(arguments: ["a ⟦<b>⟧c⟦</b>⟧", "> a\n> ⟦<b\n> c>⟧ ⟦<!-- d -->⟧"])
  func ofRawHTML(_ text: String) { check(text, "html") { $0 == .htmlInline } }

  @Test(arguments: [
    "⟦$a$⟧ and ⟦$`b`$⟧", "x\n   ⟦$a$⟧", "> x ⟦$a\n> b$⟧ ⟦$c$⟧\nlazy ⟦$d$⟧", "- a\n\n  ⟦$b$⟧",
    "# ⟦$h$⟧", "h ⟦$h$⟧\n---",
    "[^f]\n\n[^f]: ⟦$a$⟧\n    ⟦$b$⟧\n\n    ⟦$c$⟧", "> [!LEMMA] ⟦$a$⟧\n> ⟦$b$⟧\n⟦$c$⟧",
    "[^f]\n\n[^f]: > [!LEMMA] ⟦$a$⟧\n    > ⟦$b$⟧",
    "1.\t⟦$a$⟧\n\t⟦$b$⟧", "[x]: /u\n⟦$a$⟧", "*⟦$a$⟧* [⟦$b$⟧](c) ![⟦$d$⟧](e)", "é😀⟦$a$⟧",
    "\u{FEFF}⟦$a$⟧", "a\r\n⟦$b\r\nc$⟧ ⟦$d$⟧",
  ])
  func ofFormulas(_ text: String) { check(text, "formula") { $0 == .inlineMath } }

  @Test(arguments: [
    "⟦$$a$$⟧", "⟦$$\na\n$$⟧\n", "text\n⟦$$\na\n$$ #eq-a⟧\nmore", "> ⟦$$\n> a\n> $$⟧",
    "- ⟦$$ a $$ {#eq-b}⟧\n- x ⟦$$b$$⟧ y",
    "⟦```math #eq-c\na\n```⟧", "> ⟦```math\n> a\n> ```⟧",
  ])
  func ofDisplayedFormulas(_ text: String) { check(text, "display") { $0 == .displayMath } }

  @Test(arguments: [
    "⟦```{figure} #fig-a\nx\n```⟧\n", "- a\n\n  ⟦```{figure}\n  x\n  ```⟧",
    "> ⟦```{claim}\n> x\n> ```⟧", "⟦```{define}\nunclosed⟧",
    "x\n⟦````{table}\n```\n````⟧",
  ])
  func ofDirectives(_ text: String) { check(text, "directive") { $0 == .directive } }

  @Test(arguments: ["a⟦\n⟧b", "a⟦  \n⟧  b", "$x$⟦\n⟧b", "x[^n]\n\n[^n]: a⟦\n⟧    b"])
  func ofLineBreaks(_ text: String) {
    check(text, "break") { $0 == .softBreak || $0 == .lineBreak }
  }

  @Test func ofEveryByteOfAProgramInContainers() throws {
    let text =
      "> - x\n>\n>   ```{figure}\n>   :caption: c\n>     d\n>\n>   let é = 1\n>\n>     two\n>   ```\n"
    let (document, diagnostics) = parse(text)
    #expect(diagnostics.isEmpty)
    guard case .directive(let directive)? = document.orderedConstructs.first else {
      Issue.record("no directive")
      return
    }
    #expect(directive.program.text == "let é = 1\n\n  two\n")
    for (offset, byte) in directive.program.bytes.enumerated() {
      #expect(document.file.bytes[directive.program.fileOffset(offset)] == byte)
    }
    #expect(directive.options.map(\.value.text) == ["c\nd"])
  }
}
