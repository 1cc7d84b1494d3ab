import Arithmetic
import Testing

@testable import Numerics

@Suite struct MinimumTests {
  @Test func theValleyOfRosenbrockIsFollowedToItsEnd() {
    let found = minimum(from: [-1.2, 1]) { x in
      let a = 1 - x[0]
      let b = x[1] - x[0] * x[0]
      return GradientSample(
        value: a * a + 100 * b * b, gradient: [-2 * a - 400 * x[0] * b, 200 * b],
        gradientError: 1e-14)
    }
    #expect(found.converged)
    for (x, error) in zip(found.place, found.errors) {
      #expect(abs(x - 1) <= error && error < 1e-9, "\(x) ± \(error)")
    }
  }

  @Test func aMinimumAtInfinityIsNotReached() {
    let found = minimum(from: [0], limit: 30) { x in
      GradientSample(value: exp(-x[0]), gradient: [-exp(-x[0])], gradientError: 1e-30)
    }
    #expect(!found.converged)
  }

  @Test func aStepBeyondTheLimitEndsThere() {
    // The first Newton step from here leads to 1e5 and further.
    let found = minimum(from: [0.001], limit: 30) { x in
      GradientSample(
        value: -log(1 + x[0]), gradient: [-1 / (1 + x[0]) + 1e-9 * x[0]], gradientError: 1e-30)
    }
    #expect(!found.converged && found.place[0] > 30 && found.place[0] < 31, "\(found)")
  }

  @Test func placesOutsideTheDomainAreNotEntered() {
    // x - log x, defined for positive x, from a start whose first Newton step would leave it.
    let found = minimum(from: [3]) { x in
      GradientSample(value: x[0] - log(x[0]), gradient: [1 - 1 / x[0]], gradientError: 1e-16)
    }
    #expect(found.converged && abs(found.place[0] - 1) < 1e-9)
  }

  /// A parabola whose value is lowest at the start, by rounding: the gradient tells how far its minimum is, and
  /// whether that is known at all.
  @Test func whatNoStepLowersIsAMinimumWhereItsPlaceIsKnown() {
    for (start, slope, curvature, isKnown) in [(5.0, 1e-9, 1.0, true), (0, 1e-12, 1e-9, false)] {
      let found = minimum(from: [start]) { x in
        GradientSample(
          value: x[0] == start ? 0 : 1, gradient: [slope + curvature * (x[0] - start)],
          gradientError: 1e-30)
      }
      #expect(found.converged == isKnown && found.place == [start])
    }
  }
}
