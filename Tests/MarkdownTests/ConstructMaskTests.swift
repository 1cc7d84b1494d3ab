import Diagnostics
import Testing

@testable import Markdown

@Suite struct ConstructMaskTests {
  private func mask(_ text: String) throws -> ConstructMask {
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
      let pieces =
        MarkdownGenerator.plain + MarkdownGenerator.constructs + MarkdownGenerator.constructs
      let text = generator.document(pieces)
      let mask = try mask(text)
      guard mask.unmasked() == Array(text.utf8) else {
        Issue.record("seed \(seed): \(text.debugDescription)")
        return
      }
    }
  }

  @Test func leavesTextWithoutConstructsAsItIs() throws {
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

  @Test(arguments: [MarkdownGenerator.constructs, MarkdownGenerator.heads])
  func losesNoPlaceInGeneratedTextsWithConstructs(_ pieces: [String]) {
    for seed in 0..<6000 {
      var generator = MarkdownGenerator(seed: UInt64(seed))
      let text = generator.document(
        MarkdownGenerator.plain + MarkdownGenerator.constructs + pieces)
      let document = parse(text).document
      let leaks = document.dump.unicodeScalars.contains("\u{E000}")
      guard document.lostPositions == 0, !leaks else {
        Issue.record("seed \(seed): \(text.debugDescription)")
        return
      }
    }
  }

  @Test func placesEveryConstructWhereItsTextStands() {
    for seed in 0..<3000 {
      var generator = MarkdownGenerator(seed: UInt64(seed))
      let text = generator.document(MarkdownGenerator.plain + MarkdownGenerator.constructs)
      for construct in parse(text).document.orderedConstructs {
        let start = construct.range.text.prefix(1)
        let expected: Set<Substring> =
          switch construct {
          case .mathematics: ["$", "`"]
          case .inlineValue, .directive: ["`"]
          case .crossReference: ["@"]
          case .citation, .footnoteReference, .statement: ["["]
          }
        guard expected.contains(start) else {
          Issue.record("seed \(seed): \(construct.range.text) in \(text.debugDescription)")
          return
        }
      }
    }
  }
}
