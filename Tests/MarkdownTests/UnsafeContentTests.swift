import Diagnostics
import Foundation
import Testing

@testable import Markdown

@Suite struct UnsafeContentTests {
  @Test(arguments: [
    ("<b>x</b> <br> <!-- c -->", []), ("<!-- c -->\n", []), ("<br>\n", []),
    ("<b onclick=x>y</b>", ["1:1 raw-html"]),
    ("<span>y</SPAN> </i>", ["1:1 raw-html", "1:16 unpaired-html"]),
    ("a </span> b", ["1:3 raw-html"]),
    ("a <span> b\n\nc </span>", ["1:3 raw-html", "3:3 raw-html"]),
    ("<b>x", ["1:1 unpaired-html"]), ("x\n\n<div>\n", ["3:1 raw-html"]),
    ("[a](JavaScript:x)", ["1:1 link-address"]), ("<blob:x>", ["1:1 link-address"]),
    ("[a](java&#10;script:x)", ["1:1 link-address"]), ("[a](#data)", []),
    ("[a]\n\n[a]: //host", ["1:1 link-address"]), ("<a@b.c> <https://a.b>", []),
    ("[a](x \"y\")", []), ("<b>\n", ["1:1 raw-html"]),
    // A tag ends in the link or emphasis in which it starts.
    ("[<b>x](https://a.b)</b>", ["1:2 unpaired-html", "1:20 unpaired-html"]),
    ("<b>*x</b>* y", ["1:6 unpaired-html", "1:1 unpaired-html"]),
    ("**x <i>y** z</i>", ["1:5 unpaired-html", "1:13 unpaired-html"]),
    ("<i>[<b>x](https://a.b)</i>", ["1:5 unpaired-html"]),
    ("<b>*x*</b> [<i>y</i>](https://a.b) **<u>z</u>**", []),
    ("*<b>a*\n\n<i>b</i>", ["1:2 unpaired-html"]), ("- *<b>a*\n- b", ["1:4 unpaired-html"]),
  ])
  func tells(_ text: String, _ expected: [String]) {
    #expect(identifiers(parse(text).document.unsafeContent()) == expected)
  }
}

@Test func theManualListsTheHarmlessTags() throws {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let manual = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
  #expect(manual.contains("`" + HarmlessHTML.tags.joined(separator: " ") + "`"))
}
