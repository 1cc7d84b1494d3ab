import Arithmetic
import Diagnostics
import Script
import Testing
import Vocabulary

/// A mistake of an author: what they write, what is said, and the text under the caret.
struct Mistake: CustomTestStringConvertible, Sendable {
  let program: String
  let message: String
  let place: String

  var testDescription: String { program }

  init(_ program: String, _ message: String, at place: String) {
    self.program = program
    self.message = message
    self.place = place
  }
}

private let p = "normal(mean: 0, sd: 1)"

private let mistakes: [Mistake] = [
  // Densities
  Mistake("normal(mean: 0, sd: -1)", "'sd' of 'normal' takes a positive number, not -1", at: "-1"),
  Mistake(
    "normal(mean: 0, sd: 1e200)", "'sd' must be between 1e-100 and 1e100, not 1e200", at: "1e200"),
  Mistake(
    "mixture(weights: [0.5, 0.4], means: [-1, 1], sd: 1)",
    "the weights sum to 0.9; they must sum to 1", at: "[0.5, 0.4]"),
  Mistake(
    "mixture(weights: [1.5, -0.5], means: [-1, 1], sd: 1)",
    "the weights must not be negative, not -0.5 (element 1)", at: "[1.5, -0.5]"),
  Mistake(
    "mixture(weights: [0.5, 0.5], means: [-1, 0, 1], sd: 1)",
    "there are 2 weights but 3 means", at: "[-1, 0, 1]"),
  Mistake(
    "mixture(weights: [0.5, 0.5], means: [-1, 1], sd: [1])",
    "there are 2 weights but 1 standard deviation", at: "[1]"),
  Mistake(
    "mixture(weights: [0.5, 0.5], means: [-1, 1], sds: 1)",
    "'mixture' has no parameter 'sds'; did you mean 'sd'?", at: "sds"),
  Mistake("\(p).quantile(1)", "'p' of 'quantile' takes a number between 0 and 1, not 1", at: "1"),
  Mistake(
    "\(p).sample(1e8, key: \"a\")",
    "'n' must be a whole number from 0 to 10000000, not 100000000", at: "1e8"),
  Mistake("\(p).sample(10)", "'sample' needs 'key:'", at: "sample"),
  Mistake("\(p).pfd(0)", "a density has no member 'pfd'; did you mean 'pdf'?", at: "pfd"),
  Mistake(
    "mixture(weights: [0.5, 0.5], means: [-1, 1], sd: 1).tempered(beta: 2).weights",
    "only mixtures have components; this density has no weights",
    at: "mixture(weights: [0.5, 0.5], means: [-1, 1], sd: 1).tempered(beta: 2).weights"),
  Mistake("\(p).tempered(beta: 0)", "'beta' of 'tempered' takes a positive number, not 0", at: "0"),
  // Divergences and integrals
  Mistake("fisher(\(p), 1)", "'p' of 'fisher' takes a density, not a number", at: "1"),
  Mistake(
    "integral({ x in x }, over: 0...1, breaks: [2])", "the break 2 lies outside the range",
    at: "[2]"),
  Mistake("integral({ x in log(x) }, over: -1...1)", "", at: "x"),
  // Claims
  Mistake("holds(1)", "'statement' of 'holds' takes a truth value, not a number", at: "1"),
  Mistake(
    "holds(1 < 2, when: \"\")", "'when' of 'holds' takes nonempty text, not empty text", at: "\"\""),
  // Tables
  Mistake(
    "table(columns: [\"a\": [1, 2], \"b\": [1]])",
    "the columns differ in length: 'a' has 2 and 'b' has 1", at: "[\"a\": [1, 2], \"b\": [1]]"),
  Mistake(
    "table(columns: [\"gap\": [1]], formats: [\"gaps\": \".2e\"])",
    "there is no column 'gaps'; did you mean 'gap'?", at: "[\"gaps\": \".2e\"]"),
  Mistake(
    "table(columns: [\"a\": [1]], formats: [\"a\": \"2e\"])",
    "the format of 'a' must be of the form .4g, .3f or .2e, not '2e'", at: "[\"a\": \"2e\"]"),
  // Marks
  Mistake(
    "line([1, 2], [1])", "'curve' has 2 numbers and 'heights' has 1; they must have equally many",
    at: "[1]"),
  Mistake(
    "line({ x in x }, [1])", "a function is drawn alone, without heights beside it", at: "[1]"),
  Mistake(
    "line([1, 2], role: .targt)",
    "", at: ".targt"),
  Mistake("histogram([1, 2], bins: 0)", "a histogram has 1 to 2000 bins, not 0", at: "0"),
  Mistake(
    "histogram([1, 2], bins: [2, 1])",
    "the edges of bins must be at least two numbers, each greater than the one before", at: "[2, 1]"
  ),
  Mistake("rule(x: 1, y: 2)", "a rule stands at x: or at y:, not at both", at: "2"),
  Mistake(
    "band(lower: { x in x })", "a band between two edges needs both lower: and upper:",
    at: "{ x in x }"),
  Mistake(
    "interval([1], lower: [2], upper: [1])",
    "at place 1 the lower end 2 is above the upper end 1", at: "[2]"),
  Mistake(
    "bars([\"a\", \"b\"], [1])", "there are 2 categories and 1 height; each category needs one",
    at: "[1]"),
  Mistake(
    "bars([\"a\", \"a\"], [1, 2], name: \"n\")",
    "'n' has the category 'a' twice; each has one bar, so join the two, or give the second one to "
      + "bars of another name", at: "[\"a\", \"a\"]"),
  Mistake(
    "bars([\"a\", \" \"], [1, 2])", "category 2 of 'bars' is blank; give it a name",
    at: "[\"a\", \" \"]"),
  Mistake(
    "bars([1, 2], [1, 2])",
    "'categories' of 'bars' takes a nonempty array of texts, not an array of numbers",
    at: "[1, 2]"),
  Mistake(
    "plot([bars([\"a\"], [1], name: \"n\"), line([1, 2])])",
    "'n' stands over categories and 'line' over numbers of x; give each a plot of its own",
    at: "[bars([\"a\"], [1], name: \"n\"), line([1, 2])]"),
  Mistake(
    "plot([bars([\"a\"], [1])], x: 0...1)",
    "the x axis has the categories of 'bars'; it takes no range and no scale", at: "0...1"),
  Mistake(
    "plot([bars([\"a\"], [1])], xScale: .log)",
    "the x axis has the categories of 'bars'; it takes no range and no scale", at: ".log"),
  // Plots
  Mistake(
    "plot([line(\(p).pdf, name: \"p\")])",
    "nothing says over which x to draw 'p'; add a range, for example x: -10...10",
    at: "plot([line(\(p).pdf, name: \"p\")])"),
  Mistake(
    "plot([line([1, 2])], x: 0...10, xScale: .log)",
    "on a logarithmic axis a range starts above 0; this one is 0...10", at: "0...10"),
  Mistake(
    "plot([line([1, 2])], y: 2...2)", "the range 2...2 has no extent: its ends must differ",
    at: "2...2"),
  Mistake(
    "plot([line([1, 2])], rightLabel: \"score\")",
    "no mark is on the right axis; add axis: .right to a mark", at: "\"score\""),
  Mistake("plot([1, 2])", "", at: "[1, 2]"),
  Mistake(
    "facet(rows: [\"a\": [1], \"b\": [2]]) { a in plot([line([1, 2])]) }",
    "'rows' takes one name with its values, not 2", at: "[\"a\": [1], \"b\": [2]]"),
  Mistake(
    "facet(rows: [\"a\": [1, 2]]) { a, b in plot([line([1, 2])]) }",
    "the function of this facet must take 1 argument, not 2", at: "{ a, b in plot([line([1, 2])]) }"
  ),
  Mistake(
    "facet(rows: [\"a\": [1, 2]]) { a in facet(rows: [\"b\": [1, 2]]) { b in plot([line([1])]) } }",
    "a panel of a facet cannot be a facet itself",
    at: "{ a in facet(rows: [\"b\": [1, 2]]) { b in plot([line([1])]) } }"),
]

@Suite struct ErrorMessagesTests {
  @Test(arguments: mistakes)
  func saysWhatIsWrongAndWhere(_ mistake: Mistake) throws {
    let outcome = run(mistake.program)
    let diagnostic = try #require(outcome.diagnostics.first, "\(outcome.text)")
    #expect(outcome.diagnostics.count == 1)
    if !mistake.message.isEmpty { #expect(diagnostic.message == mistake.message) }
    #expect(diagnostic.range?.text == mistake.place)
  }
}
