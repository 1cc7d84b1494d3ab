import Diagnostics
import Script
import Testing
import Vocabulary

/// Every example of the vocabulary of the language itself.
private let examples: [(word: String, example: Example)] =
  WordTable.basic.words.flatMap { word in word.examples.map { (word.name, $0) } }
  + WordTable.basic.types.flatMap { type in
    type.members.flatMap { word in word.examples.map { ("\(type.name).\(word.name)", $0) } }
  }

@Test(arguments: examples)
func printsWhatTheExampleSays(word: String, example: Example) {
  let outcome = run(example.program)
  #expect(outcome.messages == "", "\(word): \(example.program)")
  #expect(outcome.text == example.result, "\(word): \(example.program)")
}

@Test func everyBasicWordHasAnExample() {
  for word in WordTable.basic.words { #expect(!word.examples.isEmpty, "\(word.name)") }
}
