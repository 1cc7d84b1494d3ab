import Markup
import Testing

@testable import ReportBuilder

private func work(_ key: String, _ families: [String], _ year: Int?, _ title: String) -> Reference {
  Reference(
    key: key, authors: families.map { Reference.Name(family: $0) }, title: title,
    date: .year(year))
}

private func citation(
  _ references: [Reference], _ keys: [String], style: CitationStyle = .authorYear
) -> String {
  Bibliography(references, cited: Set(references.map(\.key)), style: style)
    .citation(keys.map { CitationItem(key: $0) }, identifier: "here").plainText
}

@Test(arguments: [
  (["Hyvärinen"], 2005, "(Hyvärinen\u{A0}2005)"),
  (["Liu", "Wang"], 2016, "(Liu and Wang\u{A0}2016)"),
  (["Liu", "Lee", "Jordan"], 2016, "(Liu et\u{A0}al.\u{A0}2016)"),
  (["Anon"], nil, "(Anon\u{A0}n.d.)"),
  ([], 1999, "(A title\u{A0}1999)"),
])
func citesByAuthorsAndYear(families: [String], year: Int?, expected: String) {
  #expect(citation([work("k", families, year, "A title")], ["k"]) == expected)
}

@Test func citesSeveralWorksWithLocators() {
  let references = [
    work("h", ["Hyvärinen"], 2005, "Estimation"), work("l", ["Liu", "Wang"], 2016, "Descent"),
  ]
  let bibliography = Bibliography(references, cited: ["h", "l"])
  let node = bibliography.citation(
    [CitationItem(key: "h"), CitationItem(key: "l", locator: "p. 3")], identifier: "cite-1")
  #expect(node.plainText == "(Hyvärinen\u{A0}2005; Liu and Wang\u{A0}2016, p. 3)")
  #expect(node.html.contains(##"<span class="citation" id="cite-1">"##))
  #expect(node.html.contains(##"<a href="#reference-h">"##))
}

@Test(arguments: [
  ("pp. 3--5", "pp. 3–5"), ("33-35, 38", "33–35, 38"), ("p. A-1", "p. A-1"), ("3-2-1", "3-2-1"),
])
func rangesInLocatorsHaveADash(written: String, shown: String) {
  let bibliography = Bibliography([work("h", ["Liu"], 2005, "T")], cited: ["h"])
  let node = bibliography.citation(
    [CitationItem(key: "h", locator: written)], identifier: "cite-1")
  #expect(node.plainText == "(Liu\u{A0}2005, \(shown))")
}

@Test func yearsBeforeChristAreCountedBackwards() {
  let old = work("k", ["Aristotle"], -350, "Categories")
  #expect(
    citation([old, work("l", ["Aristotle"], 1984, "Works")], ["k"])
      == "(Aristotle\u{A0}350\u{A0}BC)")
  #expect(old.entry(letter: "").plainText.hasPrefix("Aristotle (350\u{A0}BC). Categories"))
}

@Test func lettersTellApartWorksOfTheSameAuthorsAndYear() {
  let references = [
    work("second", ["Liu"], 2016, "Zeta"), work("first", ["Liu"], 2016, "Alpha"),
    work("other", ["Liu"], 2017, "Beta"),
  ]
  #expect(citation(references, ["first"]) == "(Liu\u{A0}2016a)")
  #expect(citation(references, ["second"]) == "(Liu\u{A0}2016b)")
  #expect(citation(references, ["other"]) == "(Liu\u{A0}2017)")
}

@Test func lettersCountCitedWorksOnly() {
  let references = [work("a", ["Liu"], 2016, "Alpha"), work("b", ["Liu"], 2016, "Beta")]
  let bibliography = Bibliography(references, cited: ["b"])
  #expect(bibliography.references.map(\.key) == ["b"])
  #expect(
    bibliography.citation([CitationItem(key: "b")], identifier: "c").plainText == "(Liu\u{A0}2016)")
}

@Test func lettersOfUndatedWorksStandBehindAHyphen() {
  let references = [work("a", ["Moss"], nil, "Alpha"), work("b", ["Moss"], nil, "Beta")]
  #expect(citation(references, ["a", "b"]) == "(Moss\u{A0}n.d.-a; Moss\u{A0}n.d.-b)")
}

@Test func numbersNeedNoLetters() {
  let references = [work("a", ["Liu"], 2016, "Alpha"), work("b", ["Liu"], 2016, "Beta")]
  let bibliography = Bibliography(references, cited: ["a", "b"], style: .numeric)
  #expect(
    bibliography.items(places: [:]).map(\.entry.plainText) == [
      "Liu (2016). Alpha. ", "Liu (2016). Beta. ",
    ])
}

@Test func ordersByTheAlphabetOfTheReport() {
  let references = [
    work("o", ["Ørsted"], 1820, "T"), work("z", ["Zhu"], 2001, "T"), work("p", ["Parr"], 2001, "T"),
  ]
  let keys: Set<String> = ["o", "z", "p"]
  #expect(Bibliography(references, cited: keys).references.map(\.key) == ["o", "p", "z"])
  #expect(
    Bibliography(references, cited: keys, language: "da-DK").references.map(\.key)
      == ["p", "z", "o"])
}

@Test func aWorkOfNobodyIsCitedByItsShortTitleWithoutMarkup() {
  let long = Reference(key: "k", title: "On <i>E. coli</i> and more", date: .year(1999))
  #expect(citation([long], ["k"]) == "(On E. coli and more\u{A0}1999)")
  var short = long
  short.shortTitle = "<i>E. coli</i>"
  #expect(citation([short], ["k"]) == "(E. coli\u{A0}1999)")
}

@Test func severalYearsAreOrderedByTheFirstThenTheLast() {
  var references = [work("c", ["Liu"], 1991, "T"), work("b", ["Liu"], 1990, "T")]
  references.append(work("a", ["Liu"], 1990, "T"))
  references[1].date.lastYear = 1995
  #expect(
    Bibliography(references, cited: ["a", "b", "c"]).references.map(\.key) == ["a", "b", "c"])
}

@Test func lettersGoOnBehindZ() {
  let references = (0..<28).map { work("k\($0)", ["Liu"], 2016, String(1000 + $0)) }
  #expect(citation(references, ["k25"]) == "(Liu\u{A0}2016z)")
  #expect(citation(references, ["k27"]) == "(Liu\u{A0}2016ab)")
}

@Test func listsWorksByAuthorsWithoutRegardToAccentsThenYear() {
  let references = [
    work("z", ["Zhu"], 2001, "T"), work("o", ["Öberg"], 2001, "T"), work("p", ["Parr"], 2001, "T"),
    work("n2", ["Neal"], 2010, "T"), work("n1", ["Neal"], 1993, "T"),
  ]
  let bibliography = Bibliography(references, cited: ["z", "o", "p", "n1", "n2"])
  #expect(bibliography.references.map(\.key) == ["n1", "n2", "o", "p", "z"])
}

@Test func numbersWorksInTheOrderOfTheList() {
  let references = [work("z", ["Zhu"], 2001, "T"), work("a", ["Arbel"], 2018, "T")]
  #expect(citation(references, ["z", "a"], style: .numeric) == "[2; 1]")
  let bibliography = Bibliography(references, cited: ["z", "a"], style: .numeric)
  #expect(bibliography.items(places: [:]).map(\.label) == ["[1]", "[2]"])
}

@Test func anUnknownKeyStaysVisible() {
  let node = Bibliography([], cited: []).citation([CitationItem(key: "x<y")], identifier: "c")
  #expect(node.html.contains(#"<span class="unknown">?x&lt;y</span>"#))
}

@Test func entriesLinkBackToEveryPlace() {
  let bibliography = Bibliography([work("h", ["Hyvärinen"], 2005, "E")], cited: ["h"])
  let places = [
    CitationPlace(identifier: "cite-1", name: "1.1"),
    CitationPlace(identifier: "cite-9", name: "2"),
  ]
  let html = bibliography.items(places: ["h": places]).map(\.node.html).joined()
  #expect(html.contains(##"<li id="reference-h">"##))
  #expect(html.contains(##"<a href="#cite-1">1.1</a>, <a href="#cite-9">2</a>"##))
}
