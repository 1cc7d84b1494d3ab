import Foundation
import Testing

@testable import ReportBuilder

@Test func scriptKeepsToItsBudget() {
  #expect(PageScript.text.utf8.count < PageScript.byteLimit)
}

@Test func thePolicyAllowsTheScriptOfThePageByItsHashAlone() throws {
  let html = SamplePage.page.render()
  let script = try #require(html.firstMatch(of: /<script>([^\0]*?)<\/script>/)).output.1
  let policy = try #require(html.firstMatch(of: /Content-Security-Policy" content="([^"]*)"/))
    .output.1
  let sources = try #require(policy.firstMatch(of: /script-src ([^;]*);/)).output.1
  #expect(sources == PageScript.policySource(of: String(script)))
}

@Test func hashIsSHA256InBase64() {
  // printf 'alert(1)' | openssl dgst -sha256 -binary | base64
  #expect(
    PageScript.policySource(of: "alert(1)")
      == "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='")
}

@Test func partsComeInOrderWithoutIndentationAndComments() throws {
  let script = PageScript.assembled([
    PageScript.Part(name: "one", text: "  // says one\n  say(1)\n\n    say(\"// no comment\")"),
    PageScript.Part(name: "two", text: "say(2)"),
  ])
  #expect(
    script.contains("later(()=>{say(1)\nsay(\"// no comment\")})\nlater(()=>{say(2)})"))
  #expect(!script.contains("says one"))
}

@Test func earlyPartsDoNotWaitForThePage() throws {
  let script = PageScript.assembled([
    PageScript.Part(name: "late", text: "say(1)"),
    PageScript.Part(name: "early", text: "say(2)", isEarly: true),
  ])
  let late = try #require(script.range(of: "say(1)"))
  let early = try #require(script.range(of: "say(2)"))
  let event = try #require(script.range(of: "DOMContentLoaded"))
  #expect(early.upperBound < event.lowerBound && event.upperBound < late.lowerBound)
}

@Test func noPartCanEndTheScriptElement() {
  let script = PageScript.assembled([
    PageScript.Part(name: "hostile", text: "a = \"</script><!-- <script>\"")
  ])
  #expect(!script.contains("</"))
  #expect(!script.contains("<!--"))
}
