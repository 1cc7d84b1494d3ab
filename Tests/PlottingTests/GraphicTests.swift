import Markup
import Testing

@testable import Plotting

extension Graphic {
  /// The drawing under some name.
  var svg: MarkupNode { named("f", title: "t", alternativeText: "a") }
}

@Suite struct GraphicTests {
  @Test func takesItsNamesAsTheyStand() throws {
    let graphic = Graphic(
      size: .narrow, height: 100.004, description: "from 0 to 1",
      content: [.element("text", text: "b")])
    let html = graphic.named(
      "fig a", title: "Figure 1 & 2", alternativeText: "</svg><script>"
    ).html
    #expect(html.contains("viewBox=\"0 0 340 100\""))
    #expect(html.contains("<title id=\"fig-a-narrow-title\">Figure 1 &amp; 2</title>"))
    #expect(
      html.contains(
        "<desc id=\"fig-a-narrow-description\">&lt;/svg&gt;&lt;script&gt;\nfrom 0 to 1</desc><text>b"
      ))
    #expect(
      html.contains("aria-labelledby=\"fig-a-narrow-title fig-a-narrow-description\""))
  }

  @Test(arguments: Sample.allCases)
  private func holdsNoNameBeforeItHasOne(_ sample: Sample) throws {
    let drawing = try sample.figure.draw()
    for graphic in [drawing.wide, drawing.narrow] {
      let content = graphic.content.map(\.html).joined()
      #expect(!content.isEmpty && !content.contains(" id=\"") && !content.contains("aria-"))
    }
  }
}
