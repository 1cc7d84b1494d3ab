import Arithmetic

extension Mistake {
  /// Names, labels of arguments, members, definitions.
  static let inNames: [Mistake] = [
    Mistake(
      define("let p = «nromal»(mean: 0, sd: 1)"),
      "unknown-name", "'nromal' is not defined; did you mean 'normal'?"),
    Mistake(
      define("let p = «foo»(1)"),
      "unknown-name", "'foo' is not defined"),
    Mistake(
      define(
        """
        let a = 1
        let b = «aa» + 1
        """),
      "unknown-name", "'aa' is not defined; did you mean 'a'?"),
    Mistake(
      define("let p = mixture(weights: [0.5, 0.5], means: [-5, 5], «sds»: 1)"),
      "unknown-label", "'mixture' has no parameter 'sds'; did you mean 'sd'?"),
    Mistake(
      define("let p = «normal»(mean: 0)"),
      "missing-argument", "'normal' needs 'sd:'"),
    Mistake(
      define("let p = «mixture»(sd: 1)"),
      "missing-argument", "'mixture' needs 'weights:' and 'means:'"),
    Mistake(
      define("let a = exp(1, «2»)"),
      "extra-argument", "'exp' takes 1 argument, this is one more"),
    Mistake(
      define("let p = normal(mean: 0, sd: 1, «sd»: 2)"),
      "duplicate-argument", "'sd' is given twice"),
    Mistake(
      define("let p = normal(«0», «1»)"),
      "missing-label", "this argument needs its label 'mean:'",
      ["missing-label", "this argument needs its label 'sd:'"]),
    Mistake(
      define("let a = exp(«x»: 1)"),
      "unknown-label", "'x' of 'exp' is written without its label"),
    Mistake(
      define(
        """
        let p = normal(mean: 0, sd: 1)
        let a = p.«maen»
        """),
      "unknown-member", "a density has no member 'maen'; did you mean 'mean'?"),
    Mistake(
      define(
        """
        let a = 1
        let b = a.«pdf»
        """),
      "unknown-member", "a number has no member 'pdf'"),
    Mistake(
      define(
        """
        let p = normal(mean: 0, sd: 1)
        let a = p.«mean»(1)
        """),
      "not-a-function", "'mean' is a number and takes no arguments; write it without brackets"),
    Mistake(
      figure("plot([line(normal(mean: 0, sd: 1).pdf, axis: «.rigth»)], x: -3...3)"),
      "unknown-symbol", "'axis' of 'line' takes .left or .right, not .rigth; did you mean .right?"),
    Mistake(
      figure("plot([line(normal(mean: 0, sd: 1).pdf, «color»: .blue)], x: -3...3)"),
      "unknown-label", "'line' has no parameter 'color'"),
    Mistake(
      define(
        """
        let a = 1
        let «a» = 2
        """),
      "duplicate-definition", "'a' is defined twice in this chapter"),
    Mistake(
      define("let «normal» = 2"),
      "duplicate-definition", "'normal' is a word of the language; choose another name"),
    Mistake(
      define(
        """
        let «a» = b
        let b = c
        let c = a
        """),
      "cycle", "these definitions need each other: a -> b -> c -> a"),
    Mistake(
      define("let «a» = a + 1"),
      "cycle", "'a' is defined by itself; there is no recursion"),
    Mistake(
      "`{value} «oneScor».p`",
      "unknown-name", "'oneScor' is not defined"),
    Mistake(
      "`{value} index.«pp»`",
      "unknown-name", "the chapter 'index' does not define 'pp'"),
    Mistake(
      table(#"table(columns: ["a": [1, 2], «"a"»: [1, 3]])"#),
      "duplicate-key", #"the key "a" is there already"#),
    Mistake(
      figure(#"«facet»(rows: ["a": [1, 2]])"#),
      "missing-argument",
      "'facet' needs 'panel', a function of one argument or a function of 2 arguments"),
    Mistake(
      define("let e = «metropolis»(target: 1)"),
      "unknown-name", "'metropolis' is not defined"),
    Mistake(
      figure("plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3, «xaxis»: 3)"),
      "unknown-label", "'plot' has no parameter 'xaxis'"),
    Mistake("`{value} «ln»(2)`", "unknown-name", "'ln' is not defined; write log(x)"),
    Mistake("`{value} «π»`", "unknown-name", "'π' is not defined; write pi"),
    Mistake(
      "`{value} [1, 2].«length»`", "unknown-member",
      "an array of numbers has no member 'length'; write .count"),
    Mistake(
      "`{value} (1...3).«map» { x in x }`", "unknown-member",
      "a range has no member 'map'; a range has no elements, an array of whole numbers is integers(1, 3)"
    ),
    Mistake(
      "`{value} «nan»`",
      "unknown-name", "'nan' is not defined; did you mean 'tan'?"),
    Mistake(
      figure(
        """
        let a = 1
        let «a» = 2
        plot([line(normal(mean: a, sd: 1).pdf)], x: -3...3)
        """),
      "duplicate-definition", "'a' is defined twice here"),
    Mistake(
      "`{value} «normаl»(mean: 0, sd: 1).mean`",
      "unknown-name", "'normаl' is not defined; did you mean 'normal'?"),
  ]
}
