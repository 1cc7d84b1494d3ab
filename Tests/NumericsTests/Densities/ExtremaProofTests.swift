import Arithmetic
import Testing

@testable import Numerics

@Suite struct ExtremaProofTests {
  /// x²(1 - x²): maxima at ±1/sqrt(2), a minimum at 0.
  private let f: LogDensity = { x in
    let x = Jet(variable: Estimate(x))
    let square = x * x
    return square - square * square
  }

  private func proof(_ modes: [Double], _ antimodes: [Double]) -> ExtremaProof {
    ExtremaProof(
      of: f, { $0.squared - $0.squared.squared },
      known: Extrema(modes: modes, antimodes: antimodes),
      [])
  }

  private let place = 0.5.squareRoot()

  @Test func allExtremesAreEnough() {
    #expect(proof([-place, place], [0]).holds(between: [-50, -3, -0.3, 0.4, 2, 60]))
  }

  @Test func oneThatIsMissingIsNoticed() {
    #expect(!proof([place], [0]).holds(between: [-50, -3, -0.3, 0.4, 2, 60]))
    #expect(!proof([-place, place], []).holds(between: [-50, -3, -0.3, 0.4, 2, 60]))
    #expect(!proof([-place, place + 0.5], [0]).holds(between: [-50, -3, -0.3, 0.4, 1.1, 60]))
  }

  @Test func aSlopeWithoutACurvatureIsEnough() {
    // Of exp(x) the slope alone, which is positive everywhere.
    let proof = ExtremaProof(
      of: { Jet(variable: Estimate($0)).exponential },
      { Series([$0.range.exponential, $0.range.exponential]) },
      known: Extrema(modes: [], antimodes: []), [])
    #expect(proof.holds(between: [-3, 0, 4]))
  }
}
