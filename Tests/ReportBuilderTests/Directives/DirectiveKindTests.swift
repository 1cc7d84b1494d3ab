import Testing

@testable import ReportBuilder

@Suite struct DirectiveKindTests {
  @Test func namesEachKindAndPrefixOnce() {
    let kinds = DirectiveKind.all
    #expect(Set(kinds.map(\.name)).count == kinds.count)
    let prefixes = kinds.compactMap(\.labelPrefix)
    #expect(Set(prefixes).count == prefixes.count)
    for kind in kinds {
      #expect(Set(kind.options.map(\.name)).count == kind.options.count)
      #expect(kind.options.allSatisfy { !$0.documentation.isEmpty })
    }
  }

  @Test func wantsTheFigureInWords() {
    #expect(DirectiveKind.figure.options.first { $0.name == "alt" }?.isRequired == true)
  }

  @Test func offersEveryVerdict() throws {
    let expect = try #require(DirectiveKind.claim.options.first { $0.name == "expect" })
    guard case .choice(let choices) = expect.form else {
      Issue.record("a verdict is a choice")
      return
    }
    #expect(choices == Verdict.allCases.map(\.rawValue))
  }
}
