import Arithmetic
import Script
import Testing
import Vocabulary

private let densities = """
  let spread = mixture(weights: [0.2, 0.8], means: [-3.5, 1], sd: [0.5, 2])
  let faint = mixture(weights: [0.999, 0.001], means: [-6, 6], sd: 1)
  let three = mixture(weights: [0.1, 0.3, 0.6], means: [-1, 0, 1.5], sd: [1, 0.25, 0.75])

  """

/// Values by the definitions of the functions in arithmetic of 60 digits.
private let references: [(program: String, value: Double)] = [
  ("spread.pdf(-41.25)", 1.984361794502044234135e-98),
  ("spread.logpdf(-41.25)", -224.968041765078827807),
  ("spread.score(-41.25)", 10.5625),
  ("spread.scoreDerivative(-41.25)", -0.25),
  ("spread.cdf(-41.25)", 1.874503917946758442002e-99),
  ("spread.pdf(-2.875)", 0.0974837961720352981825),
  ("spread.logpdf(-2.875)", -2.328069107897270580054),
  ("spread.score(-2.875)", -1.630919031456602861183),
  ("spread.scoreDerivative(-2.875)", -0.8011301272295316231269),
  ("spread.cdf(-2.875)", 0.19994374661794211596),
  ("spread.ccdf(-2.875)", 0.80005625338205788404),
  ("spread.pdf(0.625)", 0.1567963593010290248387),
  ("spread.logpdf(0.625)", -1.852807390078826116328),
  ("spread.score(0.625)", 0.09374999999997194601644),
  ("spread.scoreDerivative(0.625)", -0.2499999999995408190936),
  ("spread.cdf(0.625)", 0.5405074494752822296653),
  ("spread.ccdf(0.625)", 0.4594925505247177703347),
  ("spread.pdf(33.5)", 7.286630433730858534758e-59),
  ("spread.logpdf(33.5)", -133.866479265078827807),
  ("spread.score(33.5)", -8.125),
  ("spread.scoreDerivative(33.5)", -0.25),
  ("spread.cdf(33.5)", 1.0),
  ("faint.pdf(-41.25)", 6.045844447434802539712e-271),
  ("faint.logpdf(-41.25)", -622.2011890335382562753),
  ("faint.score(-41.25)", 35.25),
  ("faint.scoreDerivative(-41.25)", -1.0),
  ("faint.cdf(-41.25)", 1.713756176395743229891e-272),
  ("faint.pdf(-2.875)", 0.003019235777163557343687),
  ("faint.logpdf(-2.875)", -5.802751533538256274262),
  ("faint.score(-2.875)", -3.124999999999999987513),
  ("faint.scoreDerivative(-2.875)", -0.9999999999999998501567),
  ("faint.cdf(-2.875)", 0.9981118637261906763514),
  ("faint.ccdf(-2.875)", 0.001888136273809323648589),
  ("faint.pdf(0.625)", 3.299369218345412761339e-10),
  ("faint.logpdf(0.625)", -21.832119625694674337),
  ("faint.score(0.625)", 1.104312838928732855963),
  ("faint.scoreDerivative(0.625)", 32.00947710511624645336),
  ("faint.cdf(0.625)", 0.999000000020946294495),
  ("faint.ccdf(0.625)", 0.0009999999790537055050068),
  ("faint.pdf(33.5)", 2.41718057861955018223e-168),
  ("faint.logpdf(33.5)", -385.9516938121868097722),
  ("faint.score(33.5)", -27.5),
  ("faint.scoreDerivative(33.5)", -1.0),
  ("three.logpdf(-41.25)", -813.2527736261987183425),
  ("three.score(-41.25)", 40.25),
  ("three.scoreDerivative(-41.25)", -1.0),
  ("three.pdf(-2.875)", 0.006878640613196556445691),
  ("three.logpdf(-2.875)", -4.979334231850628219793),
  ("three.score(-2.875)", 1.875011181905218538535),
  ("three.scoreDerivative(-2.875)", -0.9999354692038501227646),
  ("three.cdf(-2.875)", 0.003039637806452380011031),
  ("three.ccdf(-2.875)", 0.996960362193547619989),
  ("three.pdf(0.625)", 0.1932867358485878537052),
  ("three.logpdf(0.625)", -1.643580514632946281114),
  ("three.score(0.625)", 0.1227402771567867614459),
  ("three.scoreDerivative(0.625)", 9.753190006907337669659),
  ("three.cdf(0.625)", 0.4659324752053739632282),
  ("three.ccdf(0.625)", 0.5340675247946260367718),
  ("three.pdf(33.5)", 1.384862078337935783318e-260),
  ("three.logpdf(33.5)", -598.3465236261987183425),
  ("three.score(33.5)", -34.5),
  ("three.scoreDerivative(33.5)", -1.0),
]

@Suite struct DensityRoundingTests {
  @Test(arguments: references.indices)
  func boundsTheRoundingWithoutExaggeration(_ index: Int) {
    let (program, value) = references[index]
    let outcome = run(densities + program)
    #expect(outcome.messages == [])
    #expect(
      holds(outcome.number, value, relative: 1e-11),
      "\(program): \(String(describing: outcome.number))")
  }

  /// 1² + 0.75² = 1.25²: a mixture that was smoothed holds the errors of its weights as one that was made
  /// with the greater width does, and no more than that.
  @Test func smoothingCountsTheErrorsOfWeightsOnce() throws {
    func error(_ widths: String, _ use: String) throws -> Double {
      let program = """
        let e = (pi - pi) * 1e5
        let N = normal(mean: 0.5, sd: 1.2)
        let D = mixture(weights: [0.3 + e, 0.7 - e], means: [-1, 1], \(widths)
        \(use)
        """
      return try #require(run(program).number, "\(run(program).messages)").error
    }
    for use in ["kl(D, N)", "kl(N, D)", "fisher(D, N)", "hyvarinen(D, N)"] {
      let smoothed = try error("sd: 1).smoothed(sd: 0.75)", use)
      let made = try error("sd: 1.25)", use)
      #expect(smoothed < 1.1 * made && made < 1.1 * smoothed, "\(use): \(smoothed), \(made)")
    }
  }
}
