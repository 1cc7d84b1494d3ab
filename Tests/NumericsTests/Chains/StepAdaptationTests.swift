import Arithmetic
import Testing

@testable import Numerics

@Suite struct StepAdaptationTests {
  // Where acceptance is exp(-step), 0.8 is at the step -log 0.8.
  @Test(arguments: [0.01, 1, 50]) func findsTheStepThatIsWanted(_ first: Double) {
    var adaptation = StepAdaptation(first: first, wanted: 0.8)
    for _ in 0..<2000 { adaptation.note(acceptance: exp(-adaptation.current)) }
    expectClose(adaptation.final, -log(0.8), within: 0.03)
  }

  @Test func keepsAStepWithoutAWarmUp() {
    #expect(StepAdaptation(first: 0.3, wanted: 0.8).final == 0.3)
  }

  // The first steps by hand: x = log(10 first) - sqrt(t)/0.05 · mean shortfall.
  @Test func firstStepIsThatOfTheRule() {
    var adaptation = StepAdaptation(first: 1, wanted: 0.8)
    adaptation.note(acceptance: 0.3)
    expectClose(log(adaptation.current), log(10) - 0.5 / 11 / 0.05, within: 1e-12)
    expectClose(log(adaptation.final), log(10) - 0.5 / 11 / 0.05, within: 1e-12)
  }
}
