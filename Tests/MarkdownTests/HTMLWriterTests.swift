import Diagnostics
import Testing

@testable import Markdown

@Suite struct HTMLWriterTests {
  @Test(arguments: MarkdownCorpus.texts)
  func writesHandMadeCommonMarkAsCmarkDoes(_ text: String) {
    for variant in [
      text, text + "\n", text.replacing("\n", with: "\r\n"), "> " + text, "- " + text,
    ] {
      let (ours, theirs, lost) = compare(variant)
      #expect(ours == theirs, "\(variant.debugDescription)")
      #expect(lost == 0, "places lost: \(variant.debugDescription)")
    }
  }

  @Test func writesGeneratedCommonMarkAsCmarkDoes() {
    for seed in 0..<8000 {
      var generator = MarkdownGenerator(seed: UInt64(seed))
      let text = generator.document(MarkdownGenerator.plain)
      let (ours, theirs, lost) = compare(text)
      guard ours == theirs, lost == 0 else {
        Issue.record(
          "seed \(seed), \(lost) places lost: \(text.debugDescription)\n\(ours)\n\(theirs)")
        return
      }
    }
  }

  @Test func writesConstructsOnlyThroughTheHook() {
    let (document, _) = parse("a $x$ @fig-a\n\n```{figure} #fig-a\nplot()\n```\n")
    var writer = HTMLWriter(document)
    writer.construct = { _, construct, _ in
      switch construct {
      case .mathematics(let formula): "<math>\(formula.tex.text)</math>"
      case .crossReference(let reference): "<a>\(reference.label)</a>"
      case .directive(let directive): "<figure>\(directive.program.text)</figure>"
      default: nil
      }
    }
    #expect(
      writer.html()
        == "<p>a <math>x</math> <a>fig-a</a></p>\n<figure>plot()\n</figure>\n")
  }

  @Test(arguments: [
    ("[a](https://[::1]:80/x[1])", "https://[::1]:80/x%5B1%5D"),
    ("[a](https://a.b/[::1])", "https://a.b/%5B::1%5D"),
  ])
  func keepsTheBracketsOfAHost(_ text: String, _ address: String) {
    #expect(HTMLWriter(parse(text).document).html() == "<p><a href=\"\(address)\">a</a></p>\n")
  }

  @Test func opensAndClosesStatementsAroundTheirBlocks() {
    let (document, _) = parse("> [!LEMMA] #lem-a On *x*\n> body\n")
    var writer = HTMLWriter(document)
    let plain = HTMLWriter(document)
    writer.construct = { _, construct, part in
      guard case .statement(let statement) = construct else { return nil }
      let title = statement.title.map { plain.content(of: $0) } ?? ""
      return part == .opening ? "<section>\n<h6>\(title)</h6>" : "</section>"
    }
    #expect(
      writer.html() == "<section>\n<h6>On <em>x</em></h6>\n<p>body</p>\n</section>\n")
  }

  @Test func takesTimeLinearInTheText() {
    let text = times("Some *text* with `code`, [links](x) and **more**.\n\n- item\n\n", 2000)
    let clock = ContinuousClock()
    func best(_ work: () -> Void) -> Duration {
      (0..<3).map { _ in clock.measure(work) }.min() ?? .zero
    }
    let file = SourceFile(path: "t.md", text: text)
    let theirs = best { _ = file.bytes.withUnsafeBufferPointer { CommonMark.html($0) } }
    let ours = best { _ = HTMLWriter(MarkdownDocument.parse(file).document).bytes() }
    // Twice is the aim; much slack for a busy machine.
    #expect(ours / theirs < 20)
  }
}
