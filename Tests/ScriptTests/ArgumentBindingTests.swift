import Diagnostics
import Script
import TestSupport
import Testing
import Vocabulary

/// What is told of a program.
private func messages(_ program: String) -> [String] {
  run(program, words: .basic + .sample).diagnostics.map { "\($0.identifier): \($0.message)" }
}

@Suite struct ArgumentBindingTests {
  @Test(arguments: [
    "normal(sd: 1, mean: 0).sample(3, key: \"a\")", "normal(mean: 0, sd: 1).sample(key: \"a\", 3)",
    "draw(key: 1, sd: 2)", "draw(sd: 2, key: 1)",
  ]) func takesLabelledArgumentsInAnyOrder(_ program: String) {
    #expect(messages(program) == [])
  }

  @Test(arguments: [
    ("normal(sd: 1, 0)", "missing-label: this argument needs its label 'mean:'"),
    ("normal(mean: 0, 1)", "missing-label: this argument needs its label 'sd:'"),
    ("normal(sd: 1)", "missing-argument: 'normal' needs 'mean:'"),
    ("normal(sd: 1, mean: 0, sd: 2)", "duplicate-argument: 'sd' is given twice"),
    ("normal(sd: 1, mean: 0, 2)", "extra-argument: 'normal' takes 2 arguments, this is one more"),
  ]) func tellsWhatIsMissingOrTooMuch(_ program: String, _ message: String) {
    #expect(messages(program) == [message])
  }
}
