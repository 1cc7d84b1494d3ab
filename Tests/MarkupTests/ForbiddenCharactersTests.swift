import Testing

@testable import Markup

@Suite struct ForbiddenCharactersTests {
  @Test func replacesWhatHTMLForbids() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isControl = scalar.properties.generalCategory == .control
      let isSpace = ["\t", "\n", "\u{C}", "\r"].contains(scalar)
      let isForbidden = isControl && !isSpace || scalar.properties.isNoncharacterCodePoint
      let turns = (0x202A...0x202E).contains(value) || (0x2066...0x206F).contains(value)
      let expected =
        turns
        ? "a⟨U+\(String(value, radix: 16, uppercase: true))⟩b"
        : isForbidden ? "a\u{FFFD}b" : "a\(scalar)b"
      let found = withoutForbiddenCharacters("a\(scalar)b")
      if !found.utf8.elementsEqual(expected.utf8) { Issue.record("U+\(String(value, radix: 16))") }
    }
  }

  @Test func leavesTextThatRunsFromTheRightAsItIs() {
    let text = "\u{200F}שלום\u{200E} \u{061C}سلام"
    #expect(withoutForbiddenCharacters(text) == text)
    #expect(
      withoutForbiddenCharacters("\u{202E}שלום\u{202C}") == "⟨U+202E⟩שלום⟨U+202C⟩")
  }

  @Test func goesOnBehindTheFirst() {
    #expect(
      withoutForbiddenCharacters("\0ä\u{1B}\u{85}é\u{FFFE}") == "\u{FFFD}ä\u{FFFD}\u{FFFD}é\u{FFFD}"
    )
    #expect(withoutForbiddenCharacters("") == "")
  }
}
