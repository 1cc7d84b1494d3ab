import Foundation
import Markup
import PageFiles
import Testing

@testable import Typesetting

@Suite struct MathematicsFontTests {
  /// Whether the font has the character.
  private func covers(_ scalar: Unicode.Scalar) -> Bool {
    (mathematicsFontCoverage + rareMathematicsFontCoverage).contains { $0.contains(scalar.value) }
  }

  @Test func coversEveryCharacterOfTheTables() {
    var texts = Array(TeXCommand.delimiters.values) + Array(TeXCommand.negations.values)
    for command in TeXCommand.all.values {
      switch command {
      case .letter(let text), .upright(let text), .symbol(let text, _), .large(let text, _),
        .function(let text, _), .arrow(let text):
        texts.append(text)
      case .accent(let accent), .brace(let accent): texts.append(accent.mark)
      default: continue
      }
    }
    texts += TeXParser.textCommands.filter { $0.key != "textvisiblespace" }.values
    // The root, the prime, and what characters of the keyboard become.
    texts.append("√′−∗…⋯")
    for text in texts {
      for scalar in text.unicodeScalars {
        #expect(covers(scalar), "\(scalar) U+\(String(scalar.value, radix: 16, uppercase: true))")
      }
    }
    #expect(texts.count > 600)
  }

  @Test func coversEveryLetterOfTheAlphabets() {
    let greek = Array(0x391...0x3A1) + Array(0x3A3...0x3A9) + Array(0x3B1...0x3C9)
    let letters = Array(0x41...0x5A) + Array(0x61...0x7A) + Array(0x30...0x39) + greek
    for alphabet in Alphabet.allCases {
      for value in letters {
        guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
        #expect(covers(alphabet.letter(scalar)), "\(alphabet) \(scalar)")
        // Variables are set in italics by the browser.
        #expect(covers(Alphabet.italic.letter(scalar)), "\(scalar)")
      }
    }
  }

  @Test func coversGreekCapitalsInItalics() {
    for entry in SymbolTable.entries(SymbolTable.italicCapitals) {
      for scalar in (entry.text + Alphabet.boldItalic.text(entry.text)).unicodeScalars {
        #expect(covers(scalar), "\(scalar)")
        #expect(scalar.value > 0x1D6E0)
      }
    }
  }

  /// Browsers look for the sizes and parts of growing signs in the first font alone.
  @Test func everythingThatGrowsIsInTheFirstFont() {
    var texts = TeXCommand.delimiters.filter { !$0.key.contains("corner") }.map(\.value)
    for command in TeXCommand.all.values {
      switch command {
      case .large(let text, _), .arrow(let text): texts.append(text)
      case .accent(let accent), .brace(let accent): texts.append(accent.mark)
      default: continue
      }
    }
    texts.append("√")
    for scalar in texts.joined().unicodeScalars {
      #expect(mathematicsFontCoverage.contains { $0.contains(scalar.value) }, "\(scalar)")
    }
    #expect(texts.count > 50)
  }

  @Test(arguments: [
    (#"\mathcal{S} \le \mathbf{x}"#, false), (#"\mathfrak{g}"#, true), (#"\boldsymbol{x}"#, true),
    (#"\varGamma"#, true),
    (#"\boldsymbol{\mu}"#, true), (#"\nabla \int \hat\pi_1 \to \infty"#, false), ("x", false),
  ])
  func theSecondFontComesWithWhatNeedsIt(tex: String, expected: Bool) {
    let markup = TeXFormula(fragment(tex), display: false).markup.html
    #expect(needsRareMathematicsFont(markup) == expected)
  }

  @Test func areFilesInTheFormatThatTheyAreDeclaredAs() {
    let faces = mathematicsFontFaces(rare: true)
    #expect(faces.count == 2 && mathematicsFontFaces(rare: false) == [faces[0]])
    for (face, font) in zip(faces, [PageFile.mathematicsFont, .rareMathematicsFont]) {
      // Outlines in the form of PostScript.
      #expect(font.bytes.starts(with: Array("wOF2OTTO".utf8)))
      #expect(face.contains("\(Data(font.bytes).base64EncodedString())) format('woff2')"))
    }
    #expect(PageFile.mathematicsFont.bytes.count < 56_000)
    #expect(!faces[0].contains("unicode-range"))
    #expect(faces[1].contains(";unicode-range:U+"))
  }
}
