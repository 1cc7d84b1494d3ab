import Testing

@testable import ReportBuilder

@Suite struct ReferenceDateTests {
  @Test func lettersFollowDigitsAndOtherwiseAHyphen() {
    #expect(ReferenceDate.year(2016).label(letter: "a") == "2016a")
    #expect(ReferenceDate.year(nil).label(letter: "b") == "n.d.-b")
    #expect(ReferenceDate(words: "in press").label(letter: "a") == "in press-a")
    #expect(ReferenceDate.year(-350).label(letter: "a") == "350\u{A0}BC-a")
    #expect(ReferenceDate(year: 1990, lastYear: 1995).label(letter: "a") == "1990\u{2013}1995a")
  }
}
