import Markup
import Testing

@testable import ReportBuilder

@Test func anArticleHasItsJournalVolumeIssueAndPages() {
  let reference = Reference(
    key: "h", kind: "article-journal",
    authors: [Reference.Name(family: "Hyvärinen", given: "Aapo")],
    title: "Estimation by score matching", year: 2005, container: "Journal of Learning",
    volume: "6", issue: "24", pages: "695-709", doi: "10.1162/a<b")
  #expect(
    reference.entry(letter: "b").plainText
      == "Hyvärinen, A. (2005b). Estimation by score matching. Journal of Learning 6(24), "
      + "695\u{2013}709. doi:10.1162/a<b.")
  #expect(reference.entry(letter: "").html.contains(#"href="https://doi.org/10.1162/a%3Cb""#))
}

@Test func aConferencePaperStandsInItsProceedings() {
  let reference = Reference(
    key: "l", kind: "paper-conference",
    authors: [
      Reference.Name(family: "Liu", given: "Qiang"),
      Reference.Name(family: "Lee", given: "Jason D."),
      Reference.Name(family: "Jordan", given: "Jean-Michel"),
    ], title: "Does it fit?", year: 2016, container: "Proceedings", pages: "276-284",
    url: "https://example.org/a")
  #expect(
    reference.entry(letter: "").plainText
      == "Liu, Q., Lee, J. D. and Jordan, J.-M. (2016). Does it fit? In Proceedings, "
      + "pp. 276\u{2013}284. example.org/a.")
}

@Test func aBookSetsItsTitleInItalics() {
  let reference = Reference(
    key: "b", kind: "book", authors: [Reference.Name(family: "World Health Organization")],
    title: "Report", year: nil, publisher: "WHO Press")
  #expect(
    reference.entry(letter: "").html
      == "World Health Organization (n.d.). <cite>Report</cite>. WHO Press. ")
}

@Test func onlyWebAddressesBecomeLinks() {
  let reference = Reference(key: "x", title: "T", url: "javascript:alert(1)")
  #expect(!reference.entry(letter: "").html.contains("<a"))
}

@Test func titlesKeepTheirItalicsAndNothingElse() {
  let reference = Reference(
    key: "t", title: "On <i>E. coli</i> and <b>x<script>alert(1)</script>", container: "J")
  #expect(
    reference.entry(letter: "").html
      == "(n.d.). On <i>E. coli</i> and &lt;b&gt;x&lt;script&gt;alert(1)&lt;/script&gt;. "
      + "<cite>J</cite>. ")
}
