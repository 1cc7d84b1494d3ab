import Testing

@testable import ReportBuilder

@Suite struct SortingAlphabetTests {
  private func sorted(_ names: [String], _ language: String) -> [String] {
    let alphabet = SortingAlphabet(language: language)
    return names.sorted { alphabet.key($0).lexicographicallyPrecedes(alphabet.key($1)) }
  }

  @Test(arguments: [
    (
      "en",
      [
        "Aeb", "Ælfric", "Affleck", "Đurić", "Dz", "Łukasiewicz", "Lynn", "Öberg", "Ørsted", "Ott",
        "Zhu",
      ]
    ),
    ("da", ["Zhu", "Ælfric", "Ørsted", "Ålen"]), ("nb-NO", ["Zhu", "Ælfric", "Ørsted", "Ålen"]),
    ("sv", ["Ott", "Zhu", "Ålen", "Ärla", "Öberg"]),
    ("de", ["Ärla", "Bach", "Öberg", "Ott", "Zhu"]),
    ("pl", ["Lynn", "Łukasiewicz", "Mann", "Zz", "Źle", "Żak"]),
    ("hr", ["Dz", "Đurić", "Eco"]), ("es", ["Nunca", "Ñandú", "Oca"]),
    ("et", ["Szabo", "Šaar", "Zeno", "Tamm", "Õun"]),
  ])
  func hasLettersInTheirPlaces(_ language: String, _ names: [String]) {
    #expect(sorted(names.reversed(), language) == names)
  }

  @Test func readsComposedAndDecomposedLettersAlike() {
    let alphabet = SortingAlphabet(language: "sv")
    #expect(alphabet.key("A\u{30A}") == alphabet.key("å"))
    #expect(alphabet.key("O\u{2019}Brien") == alphabet.key("obrien"))
    #expect(alphabet.key("Ærla") == alphabet.key("Ärla"))
  }
}
