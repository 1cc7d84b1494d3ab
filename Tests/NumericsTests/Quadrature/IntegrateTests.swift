import Foundation
import Numerics
import Testing

@Suite struct IntegrateTests {
  struct Refusal: Error, Equatable {}

  /// A function with its integral.
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let lower: Double
    let upper: Double
    var landmarks: [(Double, Double)] = []
    let expected: Double
    let function: @Sendable (Double) -> Double
  }

  static let cases: [Case] = [
    Case(testDescription: "polynomial", lower: -1, upper: 2, expected: 3.75) { $0 * $0 * $0 },
    Case(testDescription: "odd function", lower: -1, upper: 1, expected: 0) { $0 * $0 * $0 },
    Case(testDescription: "sine", lower: 0, upper: .pi, expected: 2) { sin($0) },
    Case(testDescription: "1/(1+x²)", lower: -.infinity, upper: .infinity, expected: .pi) {
      1 / (1 + $0 * $0)
    },
    Case(
      testDescription: "Gaussian", lower: -.infinity, upper: .infinity, expected: 1.772453850905516
    ) { exp(-$0 * $0) },
    Case(testDescription: "exponential tail", lower: 3, upper: .infinity, expected: exp(-3)) {
      exp(-$0)
    },
    Case(testDescription: "left tail", lower: -.infinity, upper: -2, expected: exp(-2)) { exp($0) },
    Case(testDescription: "root singularity", lower: 0, upper: 1, expected: 2) {
      1 / $0.squareRoot()
    },
    Case(testDescription: "logarithm", lower: 0, upper: 1, expected: -1) { log($0) },
    Case(testDescription: "kink", lower: -1, upper: 2, expected: 2.5) { abs($0) },
    Case(testDescription: "jump", lower: 0, upper: 1, expected: 0.7) { $0 < 0.3 ? 0 : 1 },
    Case(
      testDescription: "narrow peak at a landmark", lower: -1e3, upper: 1e3,
      landmarks: [(0.7, 1e-8)], expected: 1.772453850905516e-8
    ) { x in
      let z = (x - 0.7) / 1e-8
      return exp(-z * z)
    },
    Case(
      testDescription: "peak far from 0", lower: -.infinity, upper: .infinity,
      landmarks: [(1e6, 1)], expected: 1.772453850905516
    ) { exp(-($0 - 1e6) * ($0 - 1e6)) },
    Case(testDescription: "oscillation", lower: 0, upper: 20 * .pi, expected: 0) {
      sin(10 * $0)
    },
  ]

  @Test(arguments: cases) func trueErrorIsInsideTheBound(_ test: Case) throws {
    let result = try integrate(
      from: test.lower, to: test.upper,
      landmarks: try test.landmarks.map { try Landmark(location: $0.0, scale: $0.1) },
      test.function)
    // The expected value is itself rounded.
    let error = abs(result.value - test.expected)
    #expect(error <= result.error + test.expected.ulp, "\(result)")
    #expect(error <= 1e-9 * max(abs(test.expected), 1e-3), "\(result)")
  }

  @Test func reproducesTheBasicIntegralsOfThePaper() throws {
    @Sendable func logistic(_ w: Double) -> Double { 1 / (1 + exp(-w)) }
    @Sendable func softplus(_ w: Double) -> Double {
      w > 0 ? w + log1p(exp(-w)) : log1p(exp(w))
    }
    let integrands: [@Sendable (Double) -> Double] = [
      { w in
        // exp(-w/2) L(w)² without overflow on the left.
        w < 0 ? exp(1.5 * w) / pow(1 + exp(w), 2) : exp(-w / 2) * pow(logistic(w), 2)
      },
      { w in w < -30 ? exp(w / 2) : exp(-w / 2) * softplus(w) },
      { w in
        // L(w) - L(w - a) = sinh(a/2)/(cosh(w - a/2) + cosh(a/2)).
        if abs(w) > 300 { return 0 }
        let gap = sinh(0.65) / (cosh(w - 0.65) + cosh(0.65))
        return 2 * cosh(w / 2) * gap * gap
      },
    ]
    for (row, integrand) in zip(try ReferenceTable.paper("constants"), integrands) {
      let result = try integrate(from: -.infinity, to: .infinity, integrand)
      #expect(result.converged)
      expectBounded(
        try result.estimate(), try row.number("value"), rest: try row.rest("value"), row.name)
    }
  }

  @Test func limitsInDescendingOrderChangeTheSign() throws {
    let forward = try integrate(from: 0, to: 2) { exp($0) }
    let backward = try integrate(from: 2, to: 0) { exp($0) }
    #expect(forward.value == -backward.value)
    #expect(try integrate(from: 2, to: 2) { exp($0) }.value == 0)
    let line = try integrate(from: .infinity, to: -.infinity) { exp(-$0 * $0) }
    expectClose(line.value, -1.772453850905516)
  }

  @Test func nodesAreTheSameEveryTime() throws {
    func nodes() throws -> [Double] {
      var seen: [Double] = []
      _ = try integrate(from: 0, to: .infinity) { (x: Double) -> Double in
        seen.append(x)
        return exp(-x)
      }
      return seen
    }
    #expect(try nodes() == nodes())
  }

  @Test func saysWhenTheEvaluationsRunOut() throws {
    let tolerance = Tolerance(maximumEvaluations: 200)
    let result = try integrate(from: 0, to: 1, tolerance: tolerance) { sin(1 / $0) }
    #expect(!result.converged)
    #expect(result.evaluations <= 200)
    // The bound still holds: the integral is sin 1 - Ci 1.
    #expect(abs(result.value - 0.5040670619069283) <= result.error)
    #expect(throws: NumericsError.self) { try result.estimate() }
  }

  @Test func divergentIntegralsDoNotConverge() throws {
    #expect(try !integrate(from: 1, to: .infinity) { 1 / $0 }.converged)
    #expect(try !integrate(from: -.infinity, to: .infinity) { _ in 1 }.converged)
    // Here the halving ends where 1/x overflows.
    #expect(throws: EvaluationError<Never>.self) { try integrate(from: 0, to: 1) { 1 / $0 } }
  }

  @Test func reportsANonFiniteIntegrandWithItsPlace() {
    #expect(
      throws: EvaluationError<Never>.numerics(.nonFiniteIntegrand(at: 0, value: .infinity))
    ) { try integrate(from: -1, to: 1) { 1 / ($0 * $0) } }
  }

  @Test func rejectsLimitsAndTolerancesThatAreNoNumbers() {
    #expect(throws: EvaluationError<Never>.self) { try integrate(from: .nan, to: 1) { $0 } }
    #expect(throws: EvaluationError<Never>.self) {
      try integrate(from: 0, to: 1, tolerance: Tolerance(relative: -1)) { $0 }
    }
  }

  @Test func passesTheErrorOfTheFunctionOn() {
    #expect(throws: EvaluationError<Refusal>.function(Refusal())) {
      try integrate(from: 0, to: 1) { (_: Double) throws(Refusal) -> Double in throw Refusal() }
    }
  }

  @Test func asManyEvaluationsAsAreNeededAreEnough() throws {
    func f(_ x: Double) -> Double { exp(-50 * (x - 0.3) * (x - 0.3)) * sin(40 * x) }
    let free = try integrate(from: 0, to: 1, f)
    #expect(free.converged)
    let exact = try integrate(
      from: 0, to: 1, tolerance: Tolerance(maximumEvaluations: free.evaluations), f)
    #expect(exact.converged && exact.value == free.value)
    let fewer = try integrate(
      from: 0, to: 1, tolerance: Tolerance(maximumEvaluations: free.evaluations / 2), f)
    #expect(!fewer.converged && fewer.evaluations <= free.evaluations / 2)
  }
}
