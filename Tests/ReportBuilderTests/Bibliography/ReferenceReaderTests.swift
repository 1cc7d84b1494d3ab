import Diagnostics
import Markdown
import Testing

@testable import ReportBuilder

private func part(_ text: String, _ place: Range<Int>) -> String {
  String(decoding: Array(text.utf8)[place], as: UTF8.self)
}

private func read(_ json: String) -> ReferenceFile { ReferenceFile(json: Array(json.utf8)) }

@Test(arguments: [
  #"{"date-parts": [[1e300]]}"#, #"{"date-parts": [["soon"]]}"#,
  #"{"date-parts": [[1990], ["x"]]}"#,
  #"{"raw": "soon"}"#,
])
func tellsADateWithoutAYear(issued: String) {
  let file = read(#"[{"id": "a", "issued": \#(issued)}]"#)
  #expect(
    file.problems.map(\.message) == [
      "'issued' of the item 'a' cannot be a date without a year; a year is written "
        + #"{"date-parts": [[2016]]}"#
    ])
}

@Test func tellsANumberThatIsTooLarge() {
  let text = #"[{"id": "a", "volume": 1e999999}]"#
  let problems = read(text).problems
  #expect(problems.map(\.message) == ["the bibliography is not JSON: a number is too large"])
  #expect(problems.map { part(text, $0.place) } == ["1e999999"])
}

@Test func readsAnItemAsReferenceManagersExportIt() {
  let file = read(
    """
    [{"id": "vaart1998", "type": "book", "author": [{"family": "Vaart", "given": "A. W.",
      "non-dropping-particle": "van der"}, {"literal": "The Others"}], "title": "Asymptotic\\n statistics",
      "issued": {"date-parts": [["1998", 3]]}, "volume": 3, "container-title": ["Series", "S."],
      "DOI": "https://doi.org/10.1/x", "custom": {"a": [1, null, true]}, "language": null}]
    """)
  #expect(file.problems.isEmpty)
  #expect(
    file.references == [
      Reference(
        key: "vaart1998", kind: "book",
        authors: [
          Reference.Name(family: "van der Vaart", given: "A. W."),
          Reference.Name(family: "The Others"),
        ], title: "Asymptotic statistics", date: .year(1998), container: "Series", volume: "3",
        doi: "10.1/x")
    ])
}

@Test(arguments: [
  (#"{"date-parts": [[2005, 4, 1]]}"#, 2005), (#"{"raw": "4 Apr 2005"}"#, 2005),
  (#"{"literal": "circa 2005"}"#, 2005), ("2005", 2005), (#""2005-04""#, 2005),
])
func readsTheYearInEveryFormOfADate(issued: String, year: Int) {
  let file = read(#"[{"id": 7, "issued": \#(issued)}]"#)
  #expect(file.references.first?.date.year == year)
  #expect(file.references.first?.key == "7")
  #expect(file.problems.isEmpty)
}

@Test(arguments: [
  (#"{"date-parts": [[1990], [1995]]}"#, "1990\u{2013}1995"),
  (#"{"date-parts": [[1990, 1], [1990, 12]]}"#, "1990"),
  (#"{"raw": "1990/1995"}"#, "1990\u{2013}1995"),
  (#"{"raw": "1990-1995", "circa": true}"#, "c.\u{A0}1990"),
  (#"{"date-parts": [[-350]]}"#, "350\u{A0}BC"),
  (#"{"date-parts": [["-320"], ["-280"]]}"#, "320\u{A0}BC\u{2013}280\u{A0}BC"),
  (#"{"date-parts": [[1490]], "circa": true}"#, "c.\u{A0}1490"),
  (#"{"date-parts": [[1490]], "circa": 1}"#, "c.\u{A0}1490"),
  (#"{"date-parts": [[1490]], "circa": false}"#, "1490"),
  (#"{"date-parts": [[1490]], "circa": "0"}"#, "1490"),
  (#"{"literal": "in press"}"#, "in press"), (#"{"literal": " "}"#, "n.d."), ("{}", "n.d."),
  (#"{"date-parts": []}"#, "n.d."), (#"{"date-parts": [[]]}"#, "n.d."),
  (#"{"date-parts": [[""]]}"#, "n.d."), (#"{"date-parts": [[null]]}"#, "n.d."),
  (#"{"date-parts": [[1990], [""]]}"#, "1990"), (#"{"raw": ""}"#, "n.d."), (#""""#, "n.d."),
])
func readsDatesAsTheyAreShown(issued: String, label: String) {
  let file = read(#"[{"id": "a", "issued": \#(issued)}]"#)
  #expect(file.problems.isEmpty)
  #expect(file.references.first?.date.label() == label)
}

@Test func refusesALastYearThatNeverWas() {
  let file = read(#"[{"id": "a", "issued": {"date-parts": [[1990], [0]]}}]"#)
  #expect(file.problems.map(\.message) == ["'issued' of the item 'a' cannot be the year 0"])
}

@Test func readsAllPartsOfAName() {
  let file = read(
    """
    [{"id": "a", "author": [{"family": "Humboldt", "given": "Alexander", "dropping-particle": "von"},
      {"family": "King", "given": "Martin", "suffix": "Jr."}], "title-short": "Short"}]
    """)
  #expect(
    file.references.first?.authors == [
      Reference.Name(family: "Humboldt", given: "Alexander", droppingParticle: "von"),
      Reference.Name(family: "King", given: "Martin", suffix: "Jr."),
    ])
  #expect(file.references.first?.shortTitle == "Short")
}

@Test func editorsStandInForAuthors() {
  let file = read(#"[{"id": "e", "editor": [{"family": "Dy", "given": "J."}]}]"#)
  #expect(file.references.first?.areEditors == true)
  #expect(file.references.first?.authors == [Reference.Name(family: "Dy", given: "J.")])
}

@Test func aSyntaxErrorHasItsPlace() {
  let file = SourceFile(
    path: "references.json", text: "[\n  {\"id\": \"a\",\n   \"title\": oops}\n]")
  let read = ReferenceFile(json: file.bytes)
  #expect(read.references.isEmpty)
  #expect(read.problems.count == 1)
  #expect(read.problems.first?.message.hasPrefix("the bibliography is not JSON: ") == true)
  #expect(
    read.problems.first?.diagnostic(in: file).range?.start
      == SourceLocation(line: 3, column: 13))
}

@Test func aDuplicateIsReportedAtTheSecondItem() {
  let file = SourceFile(path: "references.json", text: "[{\"id\": \"a\"},\n {\"id\": \"a\"}]")
  let problem = ReferenceFile(json: file.bytes).problems.first
  #expect(problem?.message == "two items of the bibliography have the id 'a'")
  let diagnostic = problem?.diagnostic(in: file)
  #expect(diagnostic?.range?.start == SourceLocation(line: 2, column: 9))
  #expect(diagnostic?.notes.first?.range?.start == SourceLocation(line: 1, column: 9))
}

@Test(arguments: [
  (#"[{"id": "a", "title": "A", "title": "B"}]"#, "title"),
  (#"[{"id": "a", "issued": {"raw": "2001", "raw": "2002"}}]"#, "raw"),
  (#"[{"id": "a", "author": [{"family": "A"}, {"family": "B", "family": "C"}]}]"#, "family"),
  (#"[{"id": "a", "id": "b"}]"#, "id"),
])
func tellsAFieldThatStandsTwice(text: String, key: String) throws {
  let file = read(text)
  #expect(file.references.map(\.key) == ["a"])
  let problem = try #require(file.problems.first)
  #expect(file.problems.count == 1)
  #expect(problem.message == "the key '\(key)' stands twice")
  let source = SourceFile(path: "references.json", text: text)
  let diagnostic = problem.diagnostic(in: source)
  let places = text.ranges(of: "\"\(key)\"").map { $0.lowerBound.utf16Offset(in: text) }
  #expect(diagnostic.range?.bytes.lowerBound == places.last)
  #expect(diagnostic.notes.first?.range?.bytes.lowerBound == places.dropLast().last)
}

@Test(arguments: ["5", "true", "[\"book\"]", "{}"])
func tellsAKindOfWorkThatIsNoText(kind: String) {
  let text = "[{\"id\": \"a\", \"type\": \(kind)}]"
  let file = read(text)
  #expect(file.problems.map { part(text, $0.place) } == [kind])
  #expect(file.problems.first?.message.hasPrefix("'type' of the item 'a' cannot be ") == true)
  #expect(file.references.map(\.kind) == [""])
}

@Test(arguments: ["", "[", "{\"id\": \"a\"", "\u{0}", "[1,", "nul"])
func brokenFilesAreASyntaxProblem(json: String) {
  let file = read(json)
  #expect(file.references.isEmpty)
  #expect(file.problems.count == 1)
}

@Test func invalidUnicodeAndDeepNestingAreProblemsAndNoCrash() {
  #expect(ReferenceFile(json: [0x5B, 0x22, 0xFF, 0xFE, 0x22, 0x5D]).problems.count == 1)
  let deep = String(repeating: "[", count: 100_000)
  #expect(read(deep).problems.count == 1)
}

@Test func everyFaultyFieldIsNamedAndTheRestIsKept() {
  let file = read(
    """
    [{"id": "a", "title": {"x": 1}, "author": "Liu", "issued": "soon", "volume": 2},
     {"title": "no key"}, {"id": "a"}, 5, {"id": "b", "author": [{"given": "Cher"}, 3]}]
    """)
  #expect(file.references.map(\.key) == ["a", "b"])
  #expect(file.references.first?.volume == "2")
  #expect(file.references.last?.authors == [Reference.Name(family: "Cher")])
  #expect(
    file.problems.map(\.kind) == [
      .field(key: "a", field: "author", found: "the text \u{201C}Liu\u{201D}"),
      .field(key: "a", field: "title", found: "an object"),
      .field(key: "a", field: "issued", found: "the text \u{201C}soon\u{201D}"),
      .missingKey(index: 1), .duplicateKey("a", first: 8..<11),
      .notAnObject(index: 3, found: "the number 5"),
      .field(
        key: "b", field: "author",
        found: #"the number 3; a name is written {"family": "Liu", "given": "Qiang"}"#),
    ])
}

@Test(arguments: [0, 12_016, -20_000])
func refusesYearsThatNeverWere(year: Int) {
  let file = read(#"[{"id": "a", "issued": {"date-parts": [[\#(year)]]}}]"#)
  #expect(file.references.first?.date.year == nil)
  #expect(
    file.problems.map(\.message) == ["'issued' of the item 'a' cannot be the year \(year)"])
}

@Test func tellsANameOfNobody() {
  let file = read(#"[{"id": "a", "author": [{"family": ""}]}]"#)
  #expect(
    file.problems.map(\.message) == [
      "'author' of the item 'a' cannot be a name without a family name; a name is written "
        + #"{"family": "Liu", "given": "Qiang"}"#
    ])
}

@Test func anObjectAtTheTopIsNoList() {
  #expect(read(#"{"id": "a"}"#).problems.map(\.kind) == [.notAList])
}

@Test(arguments: [
  "javascript:x", "//a.b", "a.b/c", "https://a.b/\u{202E}", "mailto:a@b.c", "https:a",
])
func anAddressLeadsToTheWebOrIsAProblem(address: String) throws {
  let text = "[{\"id\": \"a\", \"title\": \"T\", \"URL\": \"\(address)\"}]"
  let file = read(text)
  #expect(file.references.first?.url == "")
  let source = SourceFile(path: "references.json", text: text)
  let problem = try #require(file.problems.first)
  let diagnostic = problem.diagnostic(in: source)
  #expect(diagnostic.identifier == "link-address")
  #expect(diagnostic.range?.text == "\"\(address)\"")
}

/// A particle that ends in an apostrophe or a hyphen stands at its name.
@Test(arguments: [
  ("d'", "Alembert", "d'Alembert"), ("de’", "Medici", "de’Medici"), ("al-", "Saud", "al-Saud"),
  ("van der", "Vaart", "van der Vaart"),
])
func particlesStandAtTheirNames(particle: String, family: String, name: String) {
  let file = read(
    """
    [{"id": "a", "type": "book", "title": "T",
      "author": [{"family": "\(family)", "non-dropping-particle": "\(particle)"}]}]
    """)
  #expect(file.problems.isEmpty && file.references.first?.authors.first?.family == name)
}

/// What a name or a date says under a name that nobody knows would be lost.
@Test(arguments: [
  (#""author": [{"familly": "Liu", "given": "Q"}]"#, "'familly' of a name", "'family'"),
  (#""author": [{"family": "Liu", "sufix": "Jr."}]"#, "'sufix' of a name", "'suffix'"),
  (#""issued": {"date_parts": [[2015]]}"#, "'date_parts' of a date", "'date-parts'"),
  (#""issued": {"year": 2015}"#, "'year' of a date", ""),
  (#""titel": "T""#, "'titel', as", "'title'"),
])
func fieldsThatNobodyKnowsAreTold(field: String, told: String, nearest: String) throws {
  let file = read("[{\"id\": \"a\", \"type\": \"book\", \"title\": \"T\", \(field)}]")
  let message = try #require(file.problems.map(\.message).first { $0.contains("has no field") })
  #expect(message.contains("has no field \(told)"))
  #expect(nearest.isEmpty || message.hasSuffix("did you mean \(nearest)?"))
}
