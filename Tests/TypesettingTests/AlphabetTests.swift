import Testing

@testable import Typesetting

@Suite struct AlphabetTests {
  @Test(arguments: [
    (Alphabet.script, "ABEFHILMRSZaego", "𝒜ℬℰℱℋℐℒℳℛ𝒮𝒵𝒶ℯℊℴ"),
    (.doubleStruck, "ACEHNPQRZ01ak29", "𝔸ℂ𝔼ℍℕℙℚℝℤ𝟘𝟙𝕒𝕜𝟚𝟡"),
    (.fraktur, "ACHIRZg", "𝔄ℭℌℑℜℨ𝔤"),
    (.italic, "Ahz", "𝐴ℎ𝑧"),
    (.bold, "Az09ΓΣμ∇", "𝐀𝐳𝟎𝟗𝚪𝚺𝝁𝛁"),
    (.boldItalic, "Axμϕ∂Σ𝛴", "𝑨𝒙𝝁𝝓𝝏𝚺𝜮"),
    (.upright, "Ax1", "Ax1"),
    (.sansSerif, "Ax1", "Ax1"),
  ])
  func letters(_ alphabet: Alphabet, _ plain: String, _ styled: String) {
    #expect(alphabet.text(plain) == styled)
  }

  @Test func leavesNoLetterOnAnEmptyPlace() {
    for alphabet in Alphabet.allCases {
      for value in UInt32(0x41)...0x7A {
        guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else { continue }
        let letter = alphabet.letter(scalar)
        #expect(letter.properties.generalCategory != .unassigned, "\(alphabet) \(scalar)")
        #expect(letter.properties.isAlphabetic)
      }
    }
  }
}
