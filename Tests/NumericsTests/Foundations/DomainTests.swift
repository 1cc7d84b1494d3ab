import Numerics
import Testing

@Suite struct DomainTests {
  @Test(arguments: [0.0, -1, .infinity, .nan, 1e-200, 1e200])
  func rejectsStandardDeviationsOutOfRange(_ sd: Double) {
    #expect(throws: NumericsError.self) { try Normal(mean: 0, sd: sd) }
    #expect(throws: NumericsError.self) { try Mixture(weights: [1], means: [0], sds: [sd]) }
    #expect(throws: NumericsError.self) { try Landmark(location: 0, scale: sd) }
  }

  @Test(arguments: [.infinity, -.infinity, .nan, 1e200])
  func rejectsMeansOutOfRange(_ mean: Double) {
    #expect(throws: NumericsError.self) { try Normal(mean: mean, sd: 1) }
    #expect(throws: NumericsError.self) { try Mixture(weights: [1], means: [mean], sds: [1]) }
    #expect(throws: NumericsError.self) { try Landmark(location: mean, scale: 1) }
  }

  @Test(arguments: [0.0, 1, -0.1, 1.1, .nan]) func rejectsProbabilitiesOutOfRange(_ p: Double)
    throws
  {
    let normal = try Normal(mean: 0, sd: 1)
    #expect(throws: NumericsError.self) { try normal.quantile(p) }
    #expect(throws: NumericsError.self) { try normal.asMixture.quantile(p) }
  }

  @Test func errorsCarryTheFacts() {
    #expect(
      throws: NumericsError.invalidParameter(
        name: "sd", value: -2, requirement: "a positive number")
    ) { try Normal(mean: 0, sd: -2) }
    #expect(throws: NumericsError.countMismatch(name: "means", count: 1, expected: 2)) {
      try Mixture(weights: [0.5, 0.5], means: [0], sds: [1, 1])
    }
    #expect(
      throws: NumericsError.invalidParameter(
        name: "beta", value: 0, requirement: "a positive number")
    ) { try Normal(mean: 0, sd: 1).tempered(beta: 0) }
  }
}
