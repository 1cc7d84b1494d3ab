import Foundation
import PageFiles
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

@Test func filesStandInOrderInOneScopeWithoutComments() {
  let script = PageScript.joined([
    "// says one\nconst one = 1\n", "  // twice\nsay(one)\nsay(\"// no comment\")\n",
  ])
  #expect(
    script
      == "(() => {\n\"use strict\"\nconst one = 1\nsay(one)\nsay(\"// no comment\")\n})()")
}

@Test func onlyTheChosenColoursDoNotWaitForThePage() {
  // Every file behind the helpers is one call: of 'part', which runs at once, or of 'whenRead'.
  let calls = PageFile.script.dropFirst().map { file in
    file.text.split(separator: "\n").first { !$0.hasPrefix("//") } ?? ""
  }
  #expect(calls.filter { $0 == "part(() => {" }.count == 1)
  #expect(calls.filter { $0 == "whenRead(() => {" }.count == calls.count - 1)
  #expect(PageFile.script.dropFirst().allSatisfy { $0.text.hasSuffix("\n})\n") })
}

@Test func noFileCanEndTheScriptElement() {
  let script = PageScript.joined(["a = \"</script><!-- <script>\""])
  #expect(!script.contains("</"))
  #expect(!script.contains("<!--"))
}
