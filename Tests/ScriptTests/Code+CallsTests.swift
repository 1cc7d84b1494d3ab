import Arithmetic
import Script
import Testing
import Vocabulary

@Test func readsFieldsOfRecords() {
  let record = Value.record(Record("outcome", fields: [("share", .number(0.25))]))
  let words =
    WordTable.basic + .sample
    + WordTable(words: [
      Word("result", category: "Tests", summary: "A record.", result: .record("outcome")) {
        (_, _) throws(WordError) in record
      }
    ])
  #expect(run("result.share * 2", words: words).text == "0.5")
  #expect(run("let f = { r in r.share }; f(result)", words: words).text == "0.25")
  #expect(
    run("result.shares", words: words).messages
      == "an outcome has no member 'shares'; did you mean 'share'? [unknown-member]")
}
