import Numerics
import Testing

@Suite struct RootTests {
  struct Refusal: Error, Equatable {}

  @Test func findsSimpleRootsToTheLastBits() throws {
    let root = try findRoot(from: 0, to: 2) { $0 * $0 - 2 }
    #expect(abs(root - 2.0.squareRoot()) <= 2 * root.ulp)
    let reversed = try findRoot(from: 2, to: 0) { $0 * $0 - 2 }
    #expect(abs(reversed - 2.0.squareRoot()) <= 2 * root.ulp)
  }

  @Test func findsRootsOfHighMultiplicityAndJumps() throws {
    let flat = try findRoot(from: -1, to: 3) { x in
      let d = x - 1
      return d * d * d * d * d
    }
    #expect(abs(flat - 1) < 1e-3)
    let jump = try findRoot(from: 0, to: 1) { $0 < 0.3 ? -1 : 1 }
    #expect(abs(jump - 0.3) < 1e-15)
  }

  @Test func needsFewEvaluationsForASmoothFunction() throws {
    var count = 0
    _ = try findRoot(from: -6.0, to: 5) { (x: Double) -> Double in
      count += 1
      return x * x * x - 2 * x + 2
    }
    #expect(count < 40)
  }

  @Test func stopsAtTheWantedAccuracy() throws {
    var coarse = 0
    let root = try findRoot(from: 0, to: 1, accuracy: 1e-3) { (x: Double) -> Double in
      coarse += 1
      return x * x * x - 0.1
    }
    expectClose(root, 0.46415888336127786, within: 3e-3)
    #expect(coarse < 15)
  }

  @Test func reportsABracketWithoutSignChange() {
    #expect(
      throws: EvaluationError<Never>.numerics(.noSignChange(lower: 1, upper: 2))
    ) { try findRoot(from: 1, to: 2) { $0 } }
  }

  @Test func reportsNotANumberWithItsPlace() {
    #expect {
      try findRoot(from: -1, to: 1) { _ in .nan }
    } throws: { error in
      guard case EvaluationError<Never>.numerics(.nonFiniteIntegrand(at: -1, _)) = error else {
        return false
      }
      return true
    }
  }

  @Test func passesTheErrorOfTheFunctionOn() {
    #expect(throws: EvaluationError<Refusal>.function(Refusal())) {
      try findRoot(from: 0, to: 1) { (_: Double) throws(Refusal) -> Double in throw Refusal() }
    }
  }
}
