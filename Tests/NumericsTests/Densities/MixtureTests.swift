import Arithmetic
import Numerics
import Testing

@Suite struct MixtureTests {
  @Test func momentsMatchTheClosedForms() throws {
    for row in try ReferenceTable.paper("moments") {
      let mixture = try row.row("inputs").pair()
      let expected = try row.numbers("value")
      expectClose(mixture.mean, expected[0])
      expectClose(mixture.variance, expected[1])
      expectClose(mixture.thirdCentralMoment.value, expected[2])
    }
  }

  @Test func momentsMatchQuadrature() throws {
    let mixture = try Mixture(weights: [0.2, 0.3, 0.5], means: [-4, 0, 6], sds: [0.5, 2, 1])
    let mean = mixture.mean
    func moment(_ power: Int) throws -> Quadrature {
      try integrate(from: -.infinity, to: .infinity, landmarks: mixture.peaks) { x in
        (0..<power).reduce(mixture.pdf(x)) { product, _ in product * (x - mean) }
      }
    }
    #expect(try abs(moment(0).value - 1) <= moment(0).error)
    #expect(try abs(moment(1).value) <= moment(1).error)
    #expect(try abs(moment(2).value - mixture.variance) <= moment(2).error + 1e-13)
    #expect(
      try abs(moment(3).value - mixture.thirdCentralMoment.value) <= moment(3).error + 1e-12)
  }

  @Test func weightsMustSumToOne() throws {
    #expect(throws: NumericsError.self) { try twoModes(1, left: 1.5) }
    #expect(throws: NumericsError.self) {
      try Mixture(weights: [0.5, 0.4], means: [0, 1], sd: 1)
    }
    #expect(throws: NumericsError.self) { try Mixture(weights: [], means: [], sd: 1) }
    #expect(throws: NumericsError.self) { try Mixture(weights: [.nan], means: [0], sd: 1) }
    let thirds = try Mixture(weights: [1.0 / 3, 1.0 / 3, 1.0 / 3], means: [0, 1, 2], sd: 1)
    #expect(thirds.components.count == 3)
  }

  @Test func aZeroWeightLeavesItsComponentOut() throws {
    let with = try Mixture(weights: [0.5, 0, 0.5], means: [-1, 1e6, 1], sds: [1, 1e-9, 1])
    let without = try twoModes(1)
    for x in [-3.0, 0, 1e6] {
      #expect(with.logpdf(x) == without.logpdf(x))
      #expect(with.score(x) == without.score(x))
    }
    #expect(with.responsibilities(0) == [0.5, 0, 0.5])
    #expect(with.mean == 0)
    #expect(
      try with.sample(20, key: RandomKey(seed: 1)) == without.sample(20, key: RandomKey(seed: 1)))
  }

  @Test func smoothingWidensEveryComponentAndKeepsTheWeights() throws {
    let mixture = try Mixture(weights: [0.25, 0.75], means: [-1, 2], sds: [3, 0.75])
    let smoothed = try mixture.smoothed(sd: 4)
    expectClose(smoothed.components[0].sd, 5, within: 1e-15)
    #expect(smoothed.components.map(\.weight) == [0.25, 0.75])
    // The convolution by quadrature.
    let noise = try Normal(mean: 0, sd: 4)
    let direct = try integrate(
      from: -.infinity, to: .infinity, landmarks: mixture.peaks + noise.peaks
    ) { mixture.pdf($0) * noise.pdf(1 - $0) }
    expectClose(smoothed.pdf(1), direct.value)
  }

  @Test func weightsThatAddUpNearlyAreMadeToAddUp() throws {
    let p = try Mixture(weights: [0.25, 0.75 + 5e-13], means: [-1, 1], sd: 1)
    let sum = p.components.reduce(0) { $0 + $1.weight }
    #expect(abs(sum - 1) <= 2 * 0x1p-53)
    #expect(p.components[0].weight < 0.25)
  }
}
