import Diagnostics
import Testing

@testable import Markdown

@Suite struct CarrierMaskTests {
  private func mask(_ text: String) throws -> CarrierMask {
    let file = SourceFile(path: "t.md", text: text)
    let mask = file.bytes.withUnsafeBufferPointer { bytes in
      var builder = MaskBuilder(file, bytes, from: 0)
      return builder.mask(from: 0)
    }
    return try #require(mask)
  }

  @Test func givesBackEveryGeneratedText() throws {
    for seed in 0..<6000 {
      var generator = MarkdownGenerator(seed: UInt64(seed))
      let pieces = MarkdownGenerator.plain + MarkdownGenerator.carriers + MarkdownGenerator.carriers
      let text = generator.document(pieces)
      let mask = try mask(text)
      guard mask.unmasked() == Array(text.utf8) else {
        Issue.record("seed \(seed): \(text.debugDescription)")
        return
      }
    }
  }

  @Test func leavesTextWithoutCarriersAsItIs() throws {
    for text in MarkdownCorpus.texts {
      #expect(try mask(text).bytes == Array(text.utf8), "\(text.debugDescription)")
    }
  }

  @Test func choosesACharacterThatTheTextDoesNotHold() throws {
    let text = "\u{E000}0\u{E000} \u{E001} $x$"
    let mask = try mask(text)
    #expect(
      String(decoding: mask.bytes, as: UTF8.self) == "\u{E000}0\u{E000} \u{E001} \u{E002}0\u{E002}")
  }

  @Test(arguments: [MarkdownGenerator.carriers, MarkdownGenerator.heads])
  func losesNoPlaceInGeneratedTextsWithCarriers(_ pieces: [String]) {
    for seed in 0..<6000 {
      var generator = MarkdownGenerator(seed: UInt64(seed))
      let text = generator.document(
        MarkdownGenerator.plain + MarkdownGenerator.carriers + pieces)
      let document = parse(text).document
      let leaks = document.dump.unicodeScalars.contains("\u{E000}")
      guard document.lostPositions == 0, !leaks else {
        Issue.record("seed \(seed): \(text.debugDescription)")
        return
      }
    }
  }

  @Test func placesEveryCarrierWhereItsTextStands() {
    for seed in 0..<3000 {
      var generator = MarkdownGenerator(seed: UInt64(seed))
      let text = generator.document(MarkdownGenerator.plain + MarkdownGenerator.carriers)
      for carrier in parse(text).document.orderedCarriers {
        let start = carrier.range.text.prefix(1)
        let expected: Set<Substring> =
          switch carrier {
          case .mathematics: ["$", "`"]
          case .inlineValue, .directive: ["`"]
          case .crossReference: ["@"]
          case .citation, .footnoteReference, .statement: ["["]
          }
        guard expected.contains(start) else {
          Issue.record("seed \(seed): \(carrier.range.text) in \(text.debugDescription)")
          return
        }
      }
    }
  }
}
