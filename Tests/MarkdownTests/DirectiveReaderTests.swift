import Diagnostics
import Testing

@testable import Markdown

@Suite struct DirectiveReaderTests {
  private func directive(_ text: String) throws -> Directive {
    for construct in parse(text).document.orderedConstructs {
      if case .directive(let directive) = construct { return directive }
    }
    throw Diagnostic("none", "no directive", at: nil)
  }

  @Test func readsKindLabelOptionsAndProgram() throws {
    let marked = MarkedText(
      "```{⟦figure⟧} ⟦#fig-a⟧\n:⟦caption⟧: ⟦Some text\n  and more⟧  \n:⟦alt⟧:\n\n⟦let x = 1\n\nplot(x)\n⟧```\n"
    )
    let directive = try directive(marked.file.text(0..<marked.file.bytes.count))
    #expect(directive.kind == "figure")
    #expect(directive.label?.name == "fig-a")
    #expect(directive.options.map(\.key) == ["caption", "alt"])
    #expect(directive.options.map(\.value.text) == ["Some text\nand more", ""])
    #expect(directive.program.text == "let x = 1\n\nplot(x)\n")
    let places = [
      directive.kindRange.bytes, directive.label?.range.bytes ?? 0..<0,
      directive.options[0].keyRange.bytes,
      directive.options[0].value.range(0..<directive.options[0].value.bytes.count).bytes,
      directive.options[1].keyRange.bytes,
      directive.program.range(0..<directive.program.bytes.count).bytes,
    ]
    #expect(places == marked.marked)
  }

  @Test(arguments: [
    ("```{d}\nx\n⟦```⟧\n"), ("> - ```{d}\n>   x\n>   ⟦`````⟧\n"), ("````{d}\n```\n ⟦````  ⟧\r\n"),
    ("```{d}\nx\n"), ("````{d}\n```\n"), ("- ```{d}\n  x\n\nText\n```"),
    ("```{d}\n⟦```⟧"), ("```{d}\nx\n```⟨{e} #f⟩\n⟦```⟧"), ("```{d}\n  ````  ⟨{e}⟩\n"),
    ("````{d}\n```{e}\n⟦````⟧"),
  ])
  func knowsItsFence(_ text: String) throws {
    let marked = MarkedText(
      text.replacing("⟨", with: "").replacing("⟩", with: ""))
    let fence = try directive(marked.file.text(0..<marked.file.bytes.count)).fence
    #expect(fence.closing?.bytes == marked.marked.first)
    let swallowed = MarkedText(
      text.replacing("⟦", with: "").replacing("⟧", with: "").replacing("⟨", with: "⟦")
        .replacing("⟩", with: "⟧"))
    #expect(fence.swallowed?.bytes == swallowed.marked.first)
  }

  @Test(arguments: [
    ("```{d}\n\nx\n```", "\nx\n"), ("```{d}\nx\n\ny\n```", "x\n\ny\n"), ("```{d}\n```", ""),
    ("```{d}\n:a: b\n```", ""), ("```{d}", ""),
    ("```{d}\r\n:a: b\r\n\r\nx\r\ny\r\n```\r\n", "x\ny\n"),
    ("  ```{d}\n  x\n    y\n  ```", "x\n  y\n"), ("```{d}\nx", "x"),
  ])
  func findsTheProgram(_ text: String, _ program: String) throws {
    #expect(try directive(text).program.text == program)
  }

  @Test func takesOtherInfoForCode() {
    #expect(
      parse("~~~swift {figure}\nx\n~~~\n\n```swift\nx\n```\n\n```mathx\n```").document
        .orderedConstructs.isEmpty)
  }

  /// CommonMark's two kinds of fences differ in what may stand in them and in nothing else.
  @Test func takesTildesLikeBackticks() throws {
    let directive = try directive("~~~~{d} #fig-a\n:a: b\n\nx ```\n~~~\n~~~~")
    #expect(directive.label?.name == "fig-a" && directive.options.map(\.key) == ["a"])
    #expect(directive.program.text == "x ```\n~~~\n")
    #expect(directive.fence.closing?.text == "~~~~")
    let formula = parse("~~~math #eq-a\nx\n~~~").document.orderedConstructs.first
    guard case .mathematics(let formula) = formula else {
      Issue.record("there is no formula")
      return
    }
    #expect(formula.tex.text == "x\n" && formula.label?.name == "eq-a")
  }

  @Test(
    arguments: [
      ("```{d}\nx\n~~~{e}\ny\n~~~\n```", nil, "{e}"),
      ("~~~{d}\nx\n```{e}\ny\n```\n~~~", nil, "{e}"),
      ("````{d}\n```{e}\n```\n````", nil, "{e}"), ("```{d}\nx\n````{e}\ny\n```", "{e}", nil),
      ("~~~{d}\nx\n\n```{e}\ny\n```\n", "{e}", nil), ("```{d}\nx\n~~~\n{e}\n```", nil, nil),
    ] as [(String, String?, String?)])
  func findsDirectivesInside(_ text: String, swallowed: String?, nested: String?) throws {
    let fence = try directive(text).fence
    #expect(fence.swallowed?.text == swallowed && fence.nested?.text == nested)
  }
}
