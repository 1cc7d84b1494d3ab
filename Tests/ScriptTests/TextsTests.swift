import Diagnostics
import Script
import Testing
import Vocabulary

@Test(arguments: [
  (#"let n = 25; "n = \(n)""#, "n = 25"), (#""\(1)\(2)""#, "12"), (#""\(0.1 + 0.2)""#, "0.3"),
  (#""x = \(-0.5), y""#, "x = \u{2212}0.5, y"), (#""\(7.5e-8)""#, "7.5\u{2009}×\u{2009}10⁻⁸"),
  (#""\("a") and \(.left), \(1 < 2)""#, "a and left, true"), (#""\((1 + 2) * (3))!""#, "9!"),
  (#""\(["k": "v"]["k"])""#, "v"), (#""a\("b\("c\(1)")")d""#, "abc1d"),
  (#"let f = { x in "f(\(x))" }; f(2)"#, "f(2)"), (#""\({ x in x + 1 }(1))""#, "2"),
  (#"let 温 = 3; "\\(\(温)) \u{3C3}\n""#, "\\(3) σ\n"), (#""\(0.1 + 0.2 == 0.3)""#, "undecided"),
])
func putsValuesIntoTexts(program: String, result: String) {
  let outcome = run(program)
  #expect(outcome.messages == "")
  #expect(text(outcome.results.last?.value) == result)
}

private func text(_ value: Value?) -> String? {
  if case .text(let text)? = value { text } else { nil }
}

@Test func labelsTheElementsOfAMap() {
  let outcome = run(#"[1, 10].map { n in "n = \(n)" }"#)
  #expect(outcome.text == #"["n = 1", "n = 10"]"#)
}

@Test(arguments: [
  (#"let n = 2; ["a\(n)": 1, "b": n]"#, #"["a2": 1, "b": 2]"#),
  (#"let names = ["x", "y"]; [names[0]: 1, names[1]: 2]["y"]"#, "2"),
  (#"["a", "b"].map { k in [k: 1][k] }"#, "[1, 1]"),
])
func computesTheKeysOfDictionaries(program: String, result: String) {
  let outcome = run(program)
  #expect(outcome.messages == "")
  #expect(outcome.text == result)
}

@Test func refusesTextsThatGrowWithoutBound() {
  let doubled = (1...40).map { #"let t\#($0) = "\(t\#($0 - 1))\(t\#($0 - 1))""# }
  let outcome = run((["let t0 = \"ab\""] + doubled + ["t40"]).joined(separator: "\n"))
  #expect(outcome.diagnostics.map(\.identifier) == ["too-large"])
}

/// What a text shows of draws comes from draws, whatever it is used for.
@Test(arguments: [
  #""\(draw(key: "a").mean)""#, #"[ "\(draw(key: "a").mean)": 1 ]"#,
  #""b\("\(draw(key: "a").mean)")""#,
])
func textsOfDrawsComeFromDraws(program: String) {
  let outcome = run(program, words: .sample)
  #expect(outcome.messages == "")
  #expect(outcome.results.last?.value.isDrawn == true)
}

/// Names in texts are read like any others: definitions in any order, and circles are found.
@Test func readsDefinitionsInTexts() {
  #expect(run("a", definitions: #"let a = "a \(b)"; let b = 2"#).text == #""a 2""#)
  #expect(
    run("a", definitions: #"let a = "\(b)"; let b = ["\(a)": 1]"#).messages.contains("[cycle]"))
}

@Test(
  arguments: [
    (#""a «\(»1""#, ["this value in a text has no ')' at its end [unterminated-text]"]),
    (#""a «\(»(1"#, ["this value in a text has no ')' at its end [unterminated-text]"]),
    (
      "let a = 1\n\"a «\\(»a\nlet b = [1",
      [
        "this value in a text has no ')' at its end [unterminated-text]",
        "expected ',' or ']' to close the array, but found the end of the program [syntax]",
      ]
    ),
    (
      #""a \(«)» b""#,
      ["expected a value, but found the end of the value in the text [syntax]"]
    ),
    (
      #""a \(1«,» 2)""#,
      ["expected ')' behind the value in the text, but found ',' [syntax]"]
    ),
    (
      #""a \([1, 2«)» b""#,
      [
        "expected ',' or ']' to close the array, but found the end of the value in the text [syntax]"
      ]
    ),
    (
      #""a \(«[1, 2]»)""#,
      [
        "a text shows a number, a text, a symbol or a truth value, not an array of numbers [type-mismatch]"
      ]
    ),
    (
      "[«1»: 2]",
      [#"the key of a dictionary is text, not a number; write "\(...)" around it [type-mismatch]"#]
    ),
    (
      #"["a": 1, 2«]»"#,
      ["expected ':' and a value behind the key, but found ']' [syntax]"]
    ),
    (
      "[«rows»: 1]",
      ["'rows' is not defined; the key of a dictionary is text [unknown-name]"]
    ),
    (
      #"let n = 1; ["n = \(n)": 1, «"n = 1"»: 2]"#,
      [#"the key "n = 1" is there already [duplicate-key]"#]
    ),
  ]
)
func saysWhatIsWrongWithTextsAndKeys(program: String, messages: [String]) throws {
  try check(program, messages)
}
