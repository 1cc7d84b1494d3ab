import Arithmetic

extension Mistake {
  /// Values that a word refuses or that come out of computing.
  static let inValues: [Mistake] = [
    Mistake(
      define("let p = normal(mean: 0, sd: «-1»)"),
      "invalid-argument", "'sd' of 'normal' takes a positive number, not -1"),
    Mistake(
      """
      ```{define}
      let s = 1 - 2
      let p = normal(mean: 0, sd: «s»)
      ```

      `{value} p.mean`
      """,
      "invalid-argument", "'sd' of 'normal' takes a positive number, not -1"),
    Mistake(
      define("let p = normal(mean: 0, sd: «0»)"),
      "invalid-argument", "'sd' of 'normal' takes a positive number, not 0"),
    Mistake(
      """
      ```{define}
      let p = mixture(weights: «[0.5, 0.6]», means: [-1, 1], sd: 1)
      ```

      `{value} p.mean`
      """,
      "invalid-argument", "the weights sum to 1.1; they must sum to 1"),
    Mistake(
      """
      ```{define}
      let p = mixture(weights: «[-0.5, 1.5]», means: [-1, 1], sd: 1)
      ```

      `{value} p.mean`
      """,
      "invalid-argument", "the weights must not be negative, not -0.5 (element 0)"),
    Mistake(
      """
      ```{define}
      let p = mixture(weights: [0.5, 0.5], means: «[-1, 1, 2]», sd: 1)
      ```

      `{value} p.mean`
      """,
      "unequal-counts", "there are 2 weights but 3 means"),
    Mistake(
      define(#"let p = normal(mean: 0, sd: 1).sample(«1.5», key: "a")"#),
      "invalid-argument", "'n' of 'sample' takes a nonnegative whole number, not 1.5"),
    Mistake(
      define(#"let p = normal(mean: 0, sd: 1).sample(«-1», key: "a")"#),
      "invalid-argument", "'n' of 'sample' takes a nonnegative whole number, not -1"),
    Mistake(
      define("let p = normal(mean: 0, sd: 1).«sample»(5)"),
      "missing-argument", "'sample' needs 'key:'"),
    Mistake(
      define(#"let p = normal(mean: 0, sd: 1).sample(5, key: «""»)"#),
      "invalid-argument",
      "'key' of 'sample' takes nonempty text, a number or a nonempty array of texts, numbers or arrays, not empty text"
    ),
    Mistake(
      "`{value} log(«-1»)`",
      "undefined", "'log' is not defined at -1"),
    Mistake(
      "`{value} log(«0»)`",
      "undefined", "'log' is not defined at 0"),
    Mistake(
      "`{value} sqrt(«-1»)`",
      "undefined", "'sqrt' is not defined at -1"),
    Mistake(
      "`{value} 1 / «0»`",
      "division-by-zero", "division by zero"),
    Mistake(
      """
      ```{define}
      let a = 1 - 1
      ```

      `{value} «1 / a»`
      """,
      "division-by-zero", "division by zero"),
    Mistake(
      "`{value} exp(«1000»)`",
      "non-finite", "'exp' of 1000 is too large to compute with"),
    Mistake(
      "`{value} «1e999»`",
      "number-out-of-range", "this number is too large to compute with"),
    Mistake(
      "`{value} «1e300 * 1e300»`",
      "non-finite", "the result is too large to compute with"),
    Mistake(
      "`{value} «pow(-1, 0.5)»`",
      "undefined", "'pow' is not defined at -1 and 0.5"),
    Mistake(
      """
      ```{define}
      let a = [1, 2]
      ```

      `{value} a[«2»]`
      """,
      "index-out-of-bounds", "the array has 2 elements, numbered from 0 to 1; there is no element 2"
    ),
    Mistake(
      """
      ```{define}
      let a = [1, 2]
      ```

      `{value} a[«-1»]`
      """,
      "index-out-of-bounds", "elements are numbered from 0; there is no element -1"),
    Mistake(
      """
      ```{define}
      let a = [1, 2]
      ```

      `{value} a[«0.5»]`
      """,
      "index-out-of-bounds", "elements are numbered from 0; there is no element 0.5"),
    Mistake(
      """
      ```{define}
      let a = [1, 2].filter { x in x > 3 }
      ```

      `{value} «a.last»`
      """,
      "invalid-argument", "'last' needs an array that is not empty"),
    Mistake(
      "`{value} «[1, 2] + [1, 2, 3]»`",
      "shape-mismatch", "'+' needs arrays of one count, but these have 2 and 3 elements"),
    Mistake(
      figure("plot([line(normal(mean: 0, sd: 1).pdf)], x: «3...-3»)"),
      "empty-range", "a range goes from its lower end to its upper end"),
    Mistake(
      "`{value} linspace(0, 1, «0»)`",
      "invalid-argument", "'n' of 'linspace' takes a positive whole number, not 0"),
    Mistake(
      "`{value} logspace(«0», 1, 3)`",
      "invalid-argument", "'a' of 'logspace' takes a positive number, not 0"),
    Mistake(
      "`{value} «linspace(0, 1, 1000000000000)».count`",
      "too-large", "an array of more than 10000000 elements"),
    Mistake(
      figure("plot(«[]»)"),
      "invalid-argument",
      "'marks' of 'plot' takes a nonempty array of marks or arrays of marks, not an empty array"),
    Mistake(
      figure("«plot([line(normal(mean: 0, sd: 1).pdf)])»"),
      "missing-range",
      "nothing says over which x to draw the line; add a range, for example x: -10...10"),
    Mistake(
      figure("plot([points([1, 2], «[1]»)])"),
      "unequal-counts", "'xs' has 2 numbers and 'ys' has 1; they must have equally many"),
    Mistake(
      figure("plot([line(normal(mean: 0, sd: 1).pdf)], x: «-3...3», xScale: .log)"),
      "invalid-argument", "on a logarithmic axis a range starts above 0; this one is -3...3"),
    Mistake(
      figure(
        #"facet(rows: «["a": []]») { a in plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3) }"#),
      "invalid-argument", "'a' needs an array of at least one value"),
    Mistake(
      figure(
        #"facet(rows: ["a": [1, 2]]) «{ a, b in plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3) }»"#
      ),
      "wrong-argument-count", "the function of this facet must take 1 argument, not 2"),
    Mistake(
      table(#"table(columns: «["a": [1, 2], "b": [1]]»)"#),
      "unequal-counts", "the columns differ in length: 'a' has 2 and 'b' has 1"),
    Mistake(
      table("table(columns: «[:]»)"),
      "invalid-argument",
      "'columns' of 'table' takes a nonempty dictionary of arrays of numbers, texts or truth values, not an empty dictionary"
    ),
    Mistake(
      table(#"table(columns: ["a": [1, 2]], formats: «["b": ".2f"]»)"#),
      "unknown-column", "there is no column 'b'; did you mean 'a'?"),
    Mistake(
      table(#"table(columns: ["a": [1, 2]], formats: «["a": ".2q"]»)"#),
      "invalid-format", "the format of 'a' must be of the form .4g, .3f or .2e, not '.2q'"),
    Mistake(
      "`{value} «1e308 + 1e308»`",
      "non-finite", "the result is too large to compute with"),
    Mistake(
      "`{value} normal(mean: 0, sd: 1).quantile(«1»)`",
      "invalid-argument", "'p' of 'quantile' takes a number between 0 and 1, not 1"),
    Mistake(
      "`{value} mixture(weights: [0.5, 0.5], means: [0, 1], sd: 1).tempered(beta: «-1»).mean`",
      "invalid-argument", "'beta' of 'tempered' takes a positive number, not -1"),
  ]
}
