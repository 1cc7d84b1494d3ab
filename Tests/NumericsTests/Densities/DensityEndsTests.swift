import Arithmetic
import Testing

@testable import Numerics

/// What densities hold beyond a place, by what they do towards infinity, against their distribution functions.
@Suite struct DensityEndsTests {
  private func mass(of p: any Density, beyond place: Double) -> Ball? {
    let x = EndExpansion(infinityOf: place < 0 ? -1 : 1, reach: 1 / abs(place))
    guard let density = p.logpdf(atEnd: x)?.exponential, let square = x * x else { return nil }
    return (density * square)?.integral
  }

  @Test func massesBeyondAPlaceAreBounded() throws {
    let densities: [(p: any Density, factor: Double)] = [
      (try Normal(mean: 3, sd: 20), 200), (try Laplace(mean: -2, scale: 9), 20),
      (try StudentT(degrees: 3, location: 1, scale: 2), 1.1),
      (try Mixture(weights: [0.3, 0.7], means: [-5, 5], sds: [10, 12]), 400),
      (try Laplace(mean: 0, scale: 3).tempered(beta: 0.5), 20),
    ]
    for (p, factor) in densities {
      for place in [-300.0, 300, 1e4] {
        let known = try #require(mass(of: p, beyond: place), "\(p) beyond \(place)")
        let truth = place < 0 ? p.cdf(place) : p.ccdf(place)
        #expect(known.lower <= truth && truth <= known.upper, "\(p) beyond \(place): \(known)")
        if truth > 1e-60 { #expect(known.upper <= factor * truth, "\(p) beyond \(place)") }
      }
    }
  }

  private func known(_ result: EndExpansion?) throws -> EndExpansion { try #require(result) }

  /// P(X > z) over f(z)/z, Mills' ratio times z, rises to 1 and is below it everywhere.
  @Test func tailsOfNormalsAreBelowTheirLeadingTerm() throws {
    let place = 4.0
    let p = try Normal(mean: 0, sd: 1)
    let z = EndExpansion(infinityOf: 1, reach: 1 / place)
    let tail = try #require(p.tail(atEnd: z, isLower: false))
    let square = try known(z * z)
    let inverse = try #require((z.constant(Ball(0.5)) * square)?.exponential)
    let share = try #require((tail * z).flatMap { $0 * inverse }?.range)
    let factor = (2 * Double.pi).squareRoot()
    let truth = place * p.ccdf(place) / p.pdf(place)
    #expect(truth < 0.95 && share.lower * factor <= truth && share.upper * factor >= 1)
    #expect(share.lower * factor > 0.9 && share.upper * factor < 1.001)
  }

  @Test func tailsOfNormalsAreEnclosed() throws {
    let p = try Normal(mean: 1, sd: 2)
    for (place, isLower) in [(-60.0, true), (-60, false), (60, true), (60, false)] {
      let x = EndExpansion(infinityOf: place < 0 ? -1 : 1, reach: 1 / abs(place))
      let known = try #require(p.tail(atEnd: x, isLower: isLower)?.range)
      let truth = isLower ? p.cdf(place) : p.ccdf(place)
      #expect(known.lower <= truth && truth <= known.upper)
      // Its logarithm falls as that of the density does.
      let small = try #require(p.tail(atEnd: x, isLower: place < 0)?.logarithm?.fallOfExponential)
      guard case .fast = small else {
        Issue.record("\(small)")
        continue
      }
    }
  }
}
