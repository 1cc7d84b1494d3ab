import Testing

@testable import Markup

@Suite struct ForbiddenCharactersTests {
  @Test func replacesWhatHTMLForbids() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isControl = scalar.properties.generalCategory == .control
      let isSpace = ["\t", "\n", "\u{C}", "\r"].contains(scalar)
      let isForbidden = isControl && !isSpace || scalar.properties.isNoncharacterCodePoint
      let expected = isForbidden ? "a\u{FFFD}b" : "a\(scalar)b"
      let found = withoutForbiddenCharacters("a\(scalar)b")
      if !found.utf8.elementsEqual(expected.utf8) { Issue.record("U+\(String(value, radix: 16))") }
    }
  }

  @Test func goesOnBehindTheFirst() {
    #expect(
      withoutForbiddenCharacters("\0ä\u{1B}\u{85}é\u{FFFE}") == "\u{FFFD}ä\u{FFFD}\u{FFFD}é\u{FFFD}"
    )
    #expect(withoutForbiddenCharacters("") == "")
  }
}
