import Testing

@testable import Diagnostics

@Suite struct VisibleTextTests {
  /// Every scalar that a terminal obeys, or that turns the order of the characters beside it, by the
  /// properties that Unicode gives it.
  private static let steering: [Unicode.Scalar] = (0...0x10FFFF).compactMap { (value: UInt32) in
    guard let scalar = Unicode.Scalar(value), scalar != "\t", scalar != "\n" else { return nil }
    let isControl = scalar.properties.generalCategory == .control
    return isControl || scalar.properties.isBidiControl ? scalar : nil
  }

  @Test func knowsEveryControlCharacter() {
    #expect(Self.steering.count == 63 + 12)
    for scalar in Self.steering { #expect(scalar.steersTerminal, "\(scalar.value)") }
  }

  /// What nobody sees, by the property that Unicode gives it, but for what joins and chooses forms.
  @Test func knowsEveryUnseenCharacter() {
    let unseen = (0...0x10FFFF).compactMap { (value: UInt32) in Unicode.Scalar(value) }
      .filter { $0.properties.isDefaultIgnorableCodePoint }
    #expect(unseen.count > 4_000)
    for scalar in unseen {
      let joins = [0x200C, 0x200D].contains(scalar.value)
      let chooses =
        (0xFE00...0xFE0F).contains(scalar.value) || (0xE0100...0xE01EF).contains(scalar.value)
      #expect(scalar.steersTerminal != (joins || chooses), "\(String(scalar.value, radix: 16))")
    }
    #expect(visible("a\u{200B}b\u{FEFF}") == "a\u{FFFD}b\u{FFFD}")
  }

  @Test func leavesNoneOfThemStanding() {
    for scalar in Self.steering {
      let shown = visible("a\(scalar)b")
      #expect(shown.unicodeScalars.count == 3)
      let left = shown.unicodeScalars.filter { $0.steersTerminal }
      #expect(left.isEmpty)
    }
  }

  @Test func showsWhichOneItWas() {
    #expect(visible("\u{1B}[31m\u{7F}\0\r") == "\u{241B}[31m\u{2421}\u{2400}\u{240D}")
    #expect(visible("a\u{9B}31m\u{202E}") == "a\u{FFFD}31m\u{FFFD}")
  }

  @Test func leavesTextAlone() {
    let text = "π = 3\t\u{2212}1\nשלום 👩‍🔬 e\u{301}"
    #expect(visible(text) == text)
    #expect(visible(visible("\u{1B}")) == visible("\u{1B}"))
  }
}
