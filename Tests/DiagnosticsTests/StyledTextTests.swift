import Testing

@testable import Diagnostics

@Suite struct StyledTextTests {
  @Test func joinsPieces() {
    var text = StyledText("error:", .error)
    text.append("")
    text.append(" no")
    text += StyledText("!", .strong)
    #expect(text.plain == "error: no!")
    #expect(text.pieces.map(\.style) == [.error, nil, .strong])
  }
}
