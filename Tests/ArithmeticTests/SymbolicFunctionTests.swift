import Arithmetic
import Testing

@Suite struct SymbolicFunctionTests {
  /// By the chain rule: sin of 3 x has the slope 3 cos 3 x and the curvature -9 sin 3 x.
  @Test func derivativesAtANumberMakeCompositions() throws {
    let sine = SymbolicFunction(derivatives: Jet.sine, series: { $0.sine }, image: -1...1)
    let compose = try #require(sine.jet)
    for x in [-2.0, 0, 0.3, 5] {
      let inner = Jet(Estimate(3 * x), Estimate(3), Estimate(0))
      let (sin, cos) = (Estimate(3 * x).sine, Estimate(3 * x).cosine)
      let jet = compose(inner)
      #expect(jet.value == sin)
      #expect(abs(jet.slope.value - 3 * cos.value) <= jet.slope.error + 3 * cos.error)
      #expect(abs(jet.curvature.value + 9 * sin.value) <= jet.curvature.error + 9 * sin.error)
    }
    let value = try #require(sine.value)
    #expect(value(Estimate(1)) == Estimate(1).sine)
  }

  @Test func aShorterWayToTheValueIsTaken() throws {
    let function = SymbolicFunction(
      derivatives: { _ in Jet(constant: Estimate(7)) }, value: { $0.absoluteValue })
    let (value, jet) = (try #require(function.value), try #require(function.jet))
    #expect(value(Estimate(-2)) == Estimate(2))
    #expect(jet(Jet(variable: Estimate(-2))).value == Estimate(7))
    #expect(SymbolicFunction(series: { $0.sine }).value == nil)
  }
}
