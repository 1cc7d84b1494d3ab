import Foundation
import Markup
import Testing

@testable import ReportBuilder

private func identifiers(in html: String) -> [String] {
  html.matches(of: /<[^>]*? id="([^"]*)"/).map { String($0.output.1) }
}

@Test func hasOneFirstHeadingAndSkipsNoLevel() {
  let levels = SamplePage.page.render().matches(of: /<h([1-6])[ >]/)
    .compactMap { Int($0.output.1) }
  #expect(levels.filter { $0 == 1 }.count == 1)
  #expect(levels.first == 1)
  #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
}

@Test func everyIdentifierStandsOnceAndEveryLinkInThePageArrives() {
  let html = SamplePage.page.render()
  let identifiers = identifiers(in: html)
  #expect(Set(identifiers).count == identifiers.count)
  let targets = html.matches(of: /href="#([^"]*)"/).map { String($0.output.1) }
  #expect(targets.count > 40)
  #expect(Set(targets).subtracting(identifiers).isEmpty)
}

@Test func everyListedClaimAndSectionIsLinkedBothWays() {
  let html = SamplePage.page.render()
  for entry in SamplePage.ledger {
    #expect(html.contains("href=\"#\(entry.claimIdentifier)\""))
    #expect(html.contains("href=\"#ledger-\(entry.claimIdentifier)\""))
  }
  #expect(html.contains(##"<a class="previous" href="#index">"##))
  #expect(html.contains(##"<a class="next" href="#matching">"##))
}

@Test func loadsNothingFromElsewhere() {
  let html = SamplePage.page.render()
  #expect(html.contains(#"content="default-src 'none'; style-src 'unsafe-inline'; "#))
  #expect(html.contains(#"<link rel="icon" href="data:,">"#))
  #expect(html.matches(of: /<script/).count == 1)
  #expect(html.firstMatch(of: /(src|srcset)="/) == nil)
  #expect(html.firstMatch(of: /url\(\s*["']?http/) == nil)
  #expect(html.matches(of: /<style/).count == 1)
}

@Test func rendersTheSameBytesEachTime() {
  #expect(SamplePage.page.render() == SamplePage.page.render())
}

@Test func anEmptyPageHasNoEmptySections() {
  let html = Page(title: "T", plainTitle: "T").render()
  #expect(html.hasPrefix("<!doctype html>\n<html lang=\"en\">"))
  #expect(!html.contains("<h2"))
  #expect(!html.contains("<footer></footer>"))
}

@Test func aStyleOfAnotherRoomCannotEndTheStyleElement() {
  var page = Page(title: "T", plainTitle: "T")
  page.extraStyles = ["a{content:\"</style><script>alert(1)</script>\"}"]
  let html = page.render()
  #expect(html.matches(of: /<\/style>/).count == 1)
  #expect(html.matches(of: /<\/script>/).count == 1)
}

@Test func printRulesComeAfterTheStylesOfOtherRooms() throws {
  let text = Stylesheet.text(adding: [".plot{color:red}"])
  let extra = try #require(text.range(of: ".plot{color:red}"))
  let print = try #require(text.range(of: "@media print"))
  #expect(extra.upperBound < print.lowerBound)
}

@Test func bracesOfTheStyleSheetMatch() {
  var depth = 0
  for character in Stylesheet.text(adding: []) {
    if character == "{" { depth += 1 }
    if character == "}" { depth -= 1 }
    #expect(depth >= 0)
  }
  #expect(depth == 0)
}

@Test func onlyWebAddressesOfThePaperBecomeLinks() {
  var page = Page(title: "T", plainTitle: "T")
  page.paper = PaperReference(title: "P", identifier: "x", url: "javascript:alert(1)")
  #expect(!page.render().contains("javascript"))
}

@Test func labelsCarryNoLinksAndNoIdentifiers() {
  let title = MarkupNode.fragment([
    "A ", .element("a", ["href": "#x", "id": "y"], [.element("em", ["id": "z"], text: "b")]),
  ])
  #expect(title.asLabel.html == "A <em>b</em>")
}

@Test(arguments: [
  ("fig-a", "fig-a"), ("a b", "a%20b"), ("π", "%CF%80"), ("a\"><b", "a%22%3E%3Cb"),
  ("50%", "50%25"),
])
func fragmentsAreEscaped(identifier: String, expected: String) {
  #expect(fragment(identifier) == expected)
}

@Test(arguments: [
  ([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C"),
])
func enumeratesNames(names: [String], expected: String) {
  #expect(enumeration(names) == expected)
}

@Test func theResultComesBeforeTheLedgerAndTheRestBehind() throws {
  let html = SamplePage.page.render()
  func place(_ identifier: String) throws -> String.Index {
    try #require(html.range(of: "<h2 id=\"\(identifier)\"")).lowerBound
  }
  let ledger = try place(PageAnchor.ledger)
  #expect(try place("index") < ledger && ledger < place("one-score"))
  let contents = try #require(html.firstMatch(of: /<nav class="contents".*?<\/nav>/)).output
  let links = contents.matches(of: /href="#([^"]*)"/).map { String($0.output.1) }
  #expect(links.prefix(3) == ["index", PageAnchor.ledger, "one-score"])
}
