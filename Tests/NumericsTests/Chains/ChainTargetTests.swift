import Arithmetic
import Testing

@testable import Numerics

@Suite struct ChainTargetTests {
  private let points = (0..<64).map { -16 + 0.5 * Double($0) }

  @Test func mixturesAgreeWithTheirFunctions() throws {
    let mixtures = [
      try Mixture(weights: [1], means: [2], sd: 3), try twoModes(5, left: 0.1),
      try Mixture(weights: [0.3, 0.7], means: [-2, 4], sds: [0.4, 2]),
      try Mixture(weights: [0.2, 0.3, 0, 0.5], means: [-5, 0, 1, 9], sds: [1, 0.3, 1, 2]),
    ]
    for p in mixtures {
      let (scores, logs) = looked(MixtureTarget(p), at: points)
      for (i, x) in points.enumerated() {
        #expect(abs(scores[i] - p.score(x)) <= 1e-12 * (1 + abs(p.score(x))))
        #expect(abs(logs[i] - halfLogTwoPi - p.logpdf(x)) <= 1e-12 * (1 + abs(p.logpdf(x))))
      }
    }
  }

  @Test func powersAndFormulasAgreeWithTheirFunctions() throws {
    let p = try twoModes(5, left: 0.1)
    let tempered = try p.tempered(beta: 0.3)
    let (scores, _) = looked(chainTarget(tempered), at: points)
    for (i, x) in points.enumerated() { expectClose(scores[i], 0.3 * p.score(x), within: 1e-11) }
    let student = try StudentT(degrees: 4)
    let (slopes, logs) = looked(chainTarget(student), at: points)
    for (i, x) in points.enumerated() {
      #expect(slopes[i] == student.score(x) && logs[i] == student.logpdf(x))
    }
  }

  @Test func mixturesInSpaceAgreeWithTheirFunctions() throws {
    let p = try SpatialMixture(
      weights: [0.2, 0.5, 0.3], means: [[-3, 0, 1], [2, 2, 2], [0, -4, 0]], sds: [1, 0.5, 2])
    let target = SpatialTarget(p)
    let particles = (0..<16).map { i in (0..<3).map { sine(Double(7 * i + 3 * $0)) * 5 } }
    let (scores, logs) = looked(
      target, at: (0..<3).flatMap { axis in particles.map { $0[axis] } })
    for (i, x) in particles.enumerated() {
      let expected = p.score(x)
      for axis in 0..<3 {
        #expect(abs(scores[16 * axis + i] - expected[axis]) <= 1e-12 * (1 + abs(expected[axis])))
      }
      expectClose(logs[i] - 3 * halfLogTwoPi, p.logpdf(x), within: 1e-12)
    }
  }
}
