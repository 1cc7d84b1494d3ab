import PageFiles
import Testing

@testable import Typesetting

@Suite struct PageColourTests {
  @Test func everyRoleIsAColourOfThePage() {
    let style = PageFile.style.map(\.text).joined()
    for role in PageColour.inkNames + PageColour.surfaceNames {
      #expect(style.contains("--\(role):light-dark("), "\(role)")
    }
    #expect(PageColour.inkNames.count == 8)
    #expect(PageColour.ink("red") == PageColour(role: "contradicted"))
    #expect(PageColour.ink("mark") == nil && PageColour.surface("accent") == nil)
  }
}
