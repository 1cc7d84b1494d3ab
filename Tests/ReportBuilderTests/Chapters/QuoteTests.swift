import Foundation
import Testing

@testable import ReportBuilder

/// Five words of the paper are quoted here and there, to test the tests.
@Suite struct QuoteTests {
  static let project = Project(
    folder: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../.."))

  @Test func everyClaimOnThePaperQuotesIt() throws {
    let runs = try PaperRuns()
    let claims = Self.project.understand().manuscript.cells(of: ClaimDirective.self)
    #expect(claims.contains { $0.content.quote != nil })
    for (cell, claim, _) in claims {
      guard let quote = claim.quote else { continue }
      #expect(runs.faults(quote.text) == [], "\(cell.name)")
    }
  }

  @Test(arguments: [
    "The Fisher divergence can be estimated from data up to a constant",
    "score-based methods … isolated components and mixing proportions",
  ]) func refusesWhatThePaperDoesNotSay(_ text: String) throws {
    #expect(try !PaperRuns().faults(text).isEmpty)
  }

  @Test(arguments: [
    "regardless of the mixing proportions", "Regardless of the *mixing* pro-portions.",
    "The \u{FB01}nal distribution still depends strongly on $\\mu_0$",
    "incorrect identification of mixing proportions … has isolated components. First, we show",
  ]) func acceptsWhatItSaysHoweverItIsSet(_ text: String) throws {
    #expect(try PaperRuns().faults(text) == [])
  }

  @Test func aChangedWordIsNoticed() throws {
    let runs = try PaperRuns()
    let sound = "the score function is correct locally at each component"
    #expect(runs.faults(sound) == [])
    let words = sound.split(separator: " ")
    for index in words.indices {
      var changed = words
      changed[index] = "never"
      #expect(!runs.faults(changed.joined(separator: " ")).isEmpty)
    }
  }

  @Test func formulasAndAcronymsAreNoWords() {
    #expect(PaperRuns.words("SVGD of qkp, log p and Hyvärinen") == ["of", "and", "hyvarinen"])
  }
}
