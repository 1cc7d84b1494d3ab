import Testing

@testable import Markup

@Test func countsTextAndElementsOutsideWhatIsSkipped() {
  let census = MarkupCensus(
    "<p title=\"a > b\">é<b>c</b></p><svg><p>no</p><svg>x</svg>y</svg><p>d</p>",
    counting: ["p", "b", "svg", "i"], skipping: ["svg"])
  #expect(census.characters == 3)
  #expect(census.elements == ["p": 2, "b": 1, "svg": 1, "i": 0])
}

@Test(arguments: ["", "<", "<p", "</p>", "<p title=\"", "<svg>", "a < b"])
func countsBrokenMarkupToo(markup: String) {
  let census = MarkupCensus(markup, counting: ["p"], skipping: ["svg"])
  #expect(census.characters <= markup.count)
  #expect(byteCounts(in: markup, ofElements: ["<p"])[0] <= markup.utf8.count)
}

@Test func countsTheBytesOfElements() {
  let math = "<math><mi>x</mi></math>"
  let source = "<details class=\"source\"><details>\(math)</details></details>"
  let markup = "<p>\(math)</p>\(source)<details class=\"data\">1</details>\(math)"
  #expect(
    byteCounts(in: markup, ofElements: ["<math", "<details class=\"source\"", "<table"])
      == [2 * math.utf8.count, source.utf8.count, 0])
}
