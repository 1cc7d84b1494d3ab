import Script
import Testing
import Vocabulary

@Test(arguments: [
  ("[1, 2] + 1", "[2, 3]"), ("1 - [1, 2]", "[0, -1]"), ("[1, 2] * [3, 4]", "[3, 8]"),
  ("[[1, 2], [3, 4]] + [[1, 1], [1, 1]]", "[[2, 3], [4, 5]]"), ("-[[1], [2]]", "[[-1], [-2]]"),
  ("abs([[-1, 2], [-3]])", "[[1, 2], [3]]"), ("pow([1, 2, 3], 2)", "[1, 4, 9]"),
  ("pow(2, [1, 2])", "[2, 4]"), ("pow([2, 3], [1, 2])", "[2, 9]"),
  ("normal(mean: 1, sd: 1).pdf([1, 2])", "[2, 3]"), ("[] + []", "[]"), ("[1, 2][0...1]", "[1, 2]"),
  ("[\"a\": [1, 2]][\"a\"][1]", "2"), ("min(3, [1, 2])", "1"),
  ("zip([1], [2]).map { pair in pair[0] + pair[1] }", "[3]"),
])
func broadcastsOverArrays(program: String, result: String) {
  let outcome = run(program, words: .basic + .sample)
  #expect(outcome.messages == "")
  #expect(outcome.text == result)
}
