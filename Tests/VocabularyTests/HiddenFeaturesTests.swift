import Arithmetic
import Testing
import Vocabulary

/// Features of formulas that no search names and no node of a quadrature meets, or that are far from all others.
/// The values are from closed forms.
@Suite struct HiddenFeaturesTests {
  private func expect(_ program: String, _ truth: Double, _ narrow: Double) throws {
    let number = try #require(run(program).number, "\(program): \(run(program).messages)")
    #expect(!number.isEstimated, "\(program)")
    #expect(
      abs(number.value - truth) <= number.error + 1e-13 * abs(truth), "\(program): \(number)")
    #expect(number.error <= narrow * abs(truth), "\(program): \(number)")
  }

  @Test(arguments: [
    // Of the dent exp(-5 exp(-((x - 0.37)/1e-4)²)): the mean of 100 u² exp(-2 u²)/1e-8, and the change of log Z
    // with the mean of 5 exp(-u²).
    ("fisher(N, P)", 116_730.018_490_162_4), ("kl(N, P)", 2.249_213_965_619_624e-4),
    ("pow(steinDiscrepancy(N, P, ball: .l2q), 2)", 116_730.018_490_162_4),
    ("hyvarinen(N, P)", 116_729.018_490_162_4),
  ]) func comparisonsSeeADent(_ form: String, _ truth: Double) throws {
    let program = form.replacing("N", with: "normal(mean: 0, sd: 1)").replacing(
      "P", with: "unnormalized { x in -x * x / 2 - 5 * exp(-pow((x - 0.37) / 1e-4, 2)) }")
    let number = try #require(run(program).number, "\(run(program).messages)")
    #expect(!number.isEstimated)
    #expect(abs(number.value - truth) <= number.error + 1e-10 * truth, "\(program): \(number)")
  }

  @Test(arguments: [
    // sqrt(pi) + e^5 sqrt(pi/1e8), with the second peak as far as its place says.
    (
      "unnormalized { x in max(-x * x, 5 - 1e8 * pow(x - 500, 2)) }.normalizer", 1.798_759_398_443_2
    ),
    (
      "unnormalized { x in max(-x * x, 5 - 1e8 * pow(x - 1100, 2)) }.normalizer",
      1.798_759_398_443_2
    ),
    (
      "unnormalized { x in max(-x * x, 5 - 1e8 * pow(x + 1100, 2)) }.normalizer",
      1.798_759_398_443_2
    ),
    (
      "unnormalized { x in mixture(weights: [0.5, 0.5], means: [0, 123456], sd: [1, 1e-3]).logpdf(x) }.normalizer",
      1
    ),
    (
      "unnormalized { x in mixture(weights: [0.5, 0.5], means: [0, 123456], sd: [1, 1e-3]).logpdf(x) }.mean",
      61_728
    ),
    // Formulas whose terms leave the numbers, or lose their difference in the rounding, where no mass is.
    ("unnormalized { x in log1p(exp(-abs(abs(x + 2) - abs(x - 2)))) - abs(x) }.mean", 0),
    ("unnormalized { x in -pow(x, 4) }.normalizer", 1.812_804_954_110_954_2),
  ]) func farPeaksCount(_ program: String, _ truth: Double) throws {
    let number = try #require(run(program).number, "\(run(program).messages)")
    #expect(!number.isEstimated, "\(program)")
    #expect(abs(number.value - truth) <= number.error + 1e-10, "\(program): \(number)")
    #expect(number.error <= 1e-6 * max(1, abs(truth)))
  }

  @Test func aPeakBeyondReachIsMarked() throws {
    let program = "unnormalized { x in max(-x * x, 5 - 1e8 * pow(x + 1.1e9, 2)) }.normalizer"
    let number = try #require(run(program).number)
    // Found or marked.
    #expect(number.isEstimated || abs(number.value - 1.798_759_398_443_2) <= number.error + 1e-9)
  }

  @Test func whatIsZeroButForItsErrorHasPowers() throws {
    for (form, root) in [
      ("pow(0.3 - 0.1 * 3, 0.5)", "sqrt(0.3 - 0.1 * 3)"),
      ("pow(0.3 - 0.1 * 3, 0.25)", "sqrt(sqrt(0.3 - 0.1 * 3))"),
    ] {
      let (power, other) = (try #require(run(form).number), try #require(run(root).number))
      // Both hold 0, and what the decimals' errors allow.
      #expect(power.value - power.error <= 0 && power.value + power.error >= 0)
      #expect(power.error <= 2 * other.error + other.value && power.error > 0)
    }
    #expect(run("pow(-0.1, 0.5)").number == nil)
  }
}
