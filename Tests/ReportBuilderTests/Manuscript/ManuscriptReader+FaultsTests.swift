import Diagnostics
import Testing

@testable import ReportBuilder

@Suite struct FaultsTests {
  private let opened = "# X\n\n```{define}\nlet a = 1\n"

  private func found(_ text: String) -> [Diagnostic] {
    manuscript(of: [("chapters/01-x.md", text)]).diagnostics
  }

  @Test func tellsAnOpenFenceAndNotWhatItSwallowed() {
    let text = opened + "\nProse, not a program: $x$.\n\n## Section\n\nMore (prose.\n"
    #expect(found(text).map(\.identifier.description) == ["unclosed-fence"])
    #expect(found(text).first?.range?.text == "```{define}")
  }

  @Test func namesTheDirectiveThatAnOpenFenceSwallowed() {
    let plot = figure("plot([line(normal(mean: 0, sd: 1).pdf)], x: 0...1)")
    let told = found(opened + "\nText.\n\n" + plot + "\nSee @fig-a, `{value} a`.\n")
    #expect(told.map(\.identifier.description) == ["unclosed-fence"])
    #expect(told.first?.notes.first?.range?.text == "{figure} #fig-a")
  }

  @Test func keepsTellingWhatIsOutsideOfTheFence() {
    let told = found("# X\n\nSee @fig-b.\n\n```{define}\nlet a = foo\n")
    #expect(told.map(\.identifier.description) == ["unknown-reference", "unclosed-fence"])
  }

  @Test(arguments: [
    "> ```{define}\n> let a = 1\n> ```\n", "- ```{define}\n  let a = 1\n  ```\n",
    "1. a\n\n   > ```{define}\n   > let a = 1\n   > ```\n", "````{define}\nlet a = 1\n````\n",
    "```{define}\nlet a = 1\n`````\n", "```{define}\nlet a = 1\n   ```   \n",
    "```{define}\n```\n", "```{define}\r\nlet a = 1\r\n```\r\n", "```{define}\nlet a = 1\n```",
    "```math\na\n```\n", "$$a$$\n", "````{define}\n// ```{figure}\nlet a = 1\n````\n",
  ]) func knowsAClosedFence(_ text: String) {
    #expect(found("# X\n\n" + text).isEmpty)
  }

  @Test(arguments: [
    "> ```{define}\n> let a = 1\n", "- ```{define}\n  let a = 1\n\nText.\n",
    "````{define}\nlet a = 1\n```\n", "```{define}", "```math #eq-a\na\n\n## Section\n",
  ]) func knowsAnOpenFence(_ text: String) {
    #expect(found("# X\n\n" + text).map(\.identifier.description) == ["unclosed-fence"])
  }

  @Test func takesAMisspeltOptionForTheOneThatLacks() {
    let text = """
      # X

      ```{figure} #fig-a
      :captoin: A.
      :alt A text.

      plot([line(normal(mean: 0, sd: 1).pdf)], x: 0...1)
      ```

      """
    #expect(found(text).map(\.identifier.description) == ["unknown-option", "malformed-option"])
  }

  @Test func showsWhatADirectiveNeeds() {
    #expect(found("# X\n\n" + figure("1")).first?.annotation?.hasPrefix("plot(") == true)
    #expect(found("# X\n\n" + claim("1")).first?.annotation?.hasPrefix("holds(") == true)
    let empty = found("# X\n\n" + table("// nothing"))
    #expect(empty.map(\.identifier.description) == ["missing-result"])
    #expect(empty.first?.range?.text == "table")
  }
}
