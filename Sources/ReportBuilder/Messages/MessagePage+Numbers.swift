import Diagnostics

extension MessagePage {
  /// Of what comes of computations.
  static let numbers: [MessagePage] = [
    MessagePage(
      "division-by-zero", "A quotient has the divisor zero.",
      mend: "Leave the case out, or choose with '? :'.",
      .program(
        "1 / 0",
        mended: "1 / 2")),
    MessagePage(
      "division-by-uncertain-zero", "A divisor may be zero within its error.",
      mend: "Compute it more exactly, or leave the case out.",
      .program(
        "1 / integral({ x in x }, over: -1...1)",
        mended: "1 / integral({ x in x }, over: 0...1)")),
    MessagePage(
      "undefined", "A function is not defined at its argument.",
      mend: "Keep the argument within its domain.",
      .program(
        "sqrt(-1)",
        mended: "sqrt(1)")),
    MessagePage(
      "outside-support", "A function is asked for where its density has no mass.",
      mend: "Compare densities with one support.",
      .program(
        "kl(unnormalized(over: 0...2) { x in 0 * x }, unnormalized(over: 0...1) { x in 0 * x })",
        mended:
          "kl(unnormalized(over: 0...1) { x in 0 * x }, unnormalized(over: 0...2) { x in 0 * x })")),
    MessagePage(
      "non-finite", "A result is too large to compute with.",
      mend: "Compute with logarithms.",
      .program(
        "exp(1000)",
        mended: "exp(10)")),
    MessagePage(
      "infinite", "A quantity is infinite, or does not exist.",
      mend: "The mathematics has no number here; look at the tails.",
      .program(
        "sup({ x in 1 / x }, over: 0...1)",
        mended: "sup({ x in 1 / x }, over: 0.5...1)")),
    MessagePage(
      "no-moment", "A density has no such moment: its tails are too heavy.",
      mend: "Use quantiles, or a density with lighter tails.",
      .program(
        "studentT(degrees: 1).mean",
        mended: "studentT(degrees: 2).mean")),
    MessagePage(
      "no-components", "A density that is no mixture has no components.",
      mend: "Ask a mixture.",
      .program(
        "laplace(mean: 0, scale: 1).weights",
        mended: "mixture(weights: [0.5, 0.5], means: [-1, 1], sd: 1).weights")),
    MessagePage(
      "not-available", "A word is not there for this density.",
      mend: "Take the density that the message names.",
      .program(
        "laplace(mean: 0, scale: 1).smoothed(sd: 1).mean",
        mended: "normal(mean: 0, sd: 1).smoothed(sd: 1).mean")),
    MessagePage(
      "not-normalizable", "A density has no finite integral.",
      mend: "Let it fall off at both ends, or give it a support.",
      .program(
        "unnormalized { x in x }.mean",
        mended: "unnormalized { x in -x * x }.mean")),
    MessagePage(
      "not-converged", "A computation did not come to an end.",
      mend: "Narrow the range, or name peaks and kinks in 'breaks:'.",
      .program(
        "integral({ x in 1 / (x - 0.3) }, over: 0...1)",
        mended: "integral({ x in 1 / (x + 0.3) }, over: 0...1)")),
    MessagePage(
      "no-sign-change", "A root is sought where the function does not certainly change its sign.",
      mend: "Choose ends at which it has different signs.",
      .program(
        "root({ x in x * x + 1 }, over: -1...1)",
        mended: "root({ x in x }, over: -1...2)")),
    MessagePage(
      "sign-jump", "A function changes its sign by a pole or a jump, which is no root.",
      mend: "Choose a range without it.",
      .program(
        "root({ x in 1 / (x - 0.3) }, over: -1...2)",
        mended: "root({ x in x }, over: -1...2)")),
    MessagePage(
      "undecided-condition", "The errors of numbers leave a condition open.",
      mend: "Compute them more exactly, or move the limit.",
      .program(
        "integral({ x in x }, over: -1...1) < 0 ? 1 : 2",
        mended: "integral({ x in x }, over: -1...1) < 0.1 ? 1 : 2")),
    MessagePage(
      "too-large", "A result would have no room, or take too long.",
      mend: "Ask for less.",
      .program(
        "linspace(0, 1, 1e9)",
        mended: "linspace(0, 1, 10)")),
    MessagePage(
      "too-many-steps", "A program takes more steps than one may.",
      mend: "Use a word in place of a function, or less data."),
    MessagePage(
      "failure", "A function that was called failed.",
      mend: "The notes say in which call, and why."),
    MessagePage(
      "not-checked", "A program was to be run that has errors.",
      mend: "Mend the errors that are told beside it."),
    MessagePage(
      "not-evaluated", "A definition has errors, and what needs it cannot be evaluated.",
      mend: "Mend the errors that are told beside it."),
    MessagePage(
      "missing-definition", "A definition that is needed has no value.",
      mend: "Mend the errors that are told beside it."),
  ]
}
