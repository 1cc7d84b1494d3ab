import Markup
import Testing

@testable import ReportBuilder

@Test func anArticleHasItsJournalVolumeIssueAndPages() {
  let reference = Reference(
    key: "h", kind: "article-journal",
    authors: [Reference.Name(family: "Hyvärinen", given: "Aapo")],
    title: "Estimation by score matching", date: .year(2005), container: "Journal of Learning",
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
    ], title: "Does it fit?", date: .year(2016), container: "Proceedings", pages: "276-284",
    url: "https://example.org/a")
  #expect(
    reference.entry(letter: "").plainText
      == "Liu, Q., Lee, J. D. and Jordan, J.-M. (2016). Does it fit? In Proceedings, "
      + "pp. 276\u{2013}284. example.org/a.")
}

@Test func aBookSetsItsTitleInItalics() {
  let reference = Reference(
    key: "b", kind: "book", authors: [Reference.Name(family: "World Health Organization")],
    title: "Report", date: .year(nil), publisher: "WHO Press")
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
      == "On <i>E. coli</i> and &lt;b&gt;x&lt;script&gt;alert(1)&lt;/script&gt; (n.d.). "
      + "<cite>J</cite>. ")
}

@Test func namesHaveTheirInitialsParticlesAndSuffixes() {
  let names = [
    Reference.Name(family: "Humboldt", given: "Alexander", droppingParticle: "von"),
    Reference.Name(family: "King", given: "Martin Luther", suffix: "Jr."),
    Reference.Name(family: "Fisher", given: "R.A."),
    Reference.Name(family: "Stein", given: "E.-M."),
    Reference.Name(family: "Beethoven", given: "Ludwig van"),
    Reference.Name(family: "Cher"), Reference.Name(family: "Gates", suffix: "III"),
  ]
  #expect(
    names.map(\.inverted) == [
      "Humboldt, A. von", "King, M. L., Jr.", "Fisher, R. A.", "Stein, E.-M.", "Beethoven, L. van",
      "Cher", "Gates, III",
    ])
}

/// By which letters names are known, and which have none.
@Test func initialsAreThoseOfNames() {
  let given = [
    "Mary (Molly)", "William \"Bill\" Jefferson", "J.,", "泽东", "محمد", "'t Abe", "Jean-Paul", "—",
  ]
  #expect(
    given.map { Reference.Name(family: "F", given: $0).initials } == [
      "M.", "W. J.", "J.", "泽东", "محمد", "'t A.", "J.-P.", "",
    ])
}

@Test(arguments: [
  ("What is it?", "What is it? "), ("“Why?”", "“Why?” "), ("On <i>E. coli.</i>", "On E. coli. "),
  ("A (small.)", "A (small.). "), ("Plain", "Plain. "),
])
func noTitleHasTwoSignsAtItsEnd(title: String, shown: String) {
  let reference = Reference(
    key: "t", authors: [Reference.Name(family: "Liu")], title: title, date: .year(2016))
  #expect(reference.entry(letter: "").plainText == "Liu (2016). \(shown)")
}

@Test func aShortenedJournalHasOneFullStop() {
  let reference = Reference(
    key: "t", authors: [Reference.Name(family: "Liu")], title: "T", date: .year(2016),
    container: "J. Mach. Learn. Res.")
  #expect(reference.entry(letter: "").plainText == "Liu (2016). T. J. Mach. Learn. Res. ")
}

@Test func editorsAreMarked() {
  var reference = Reference(
    key: "e", authors: [Reference.Name(family: "Dy", given: "J.")], areEditors: true, title: "P",
    date: .year(2018))
  #expect(reference.entry(letter: "").plainText == "Dy, J. (ed.) (2018). P. ")
  reference.authors.append(Reference.Name(family: "Krause", given: "A."))
  #expect(reference.entry(letter: "").plainText == "Dy, J. and Krause, A. (eds.) (2018). P. ")
}

@Test func aWorkOfNobodyBeginsWithItsTitle() {
  let reference = Reference(key: "n", title: "Titled", date: .year(1951), publisher: "P")
  #expect(reference.entry(letter: "a").html == "<cite>Titled</cite> (1951a). P. ")
}
