import Arithmetic
import Testing

@testable import Numerics

@Suite struct DecayTests {
  private let line = (-Double.infinity)...(Double.infinity)

  @Test func slowFallsAreKeptAndFastOnesAreOne() throws {
    let decay = try Decay((0.25, 7), over: line, of: "the integral")
    #expect(decay.lower == 0.25 && decay.upper == 1)
    let unknown = try Decay((.nan, .infinity), over: line, of: "the integral")
    #expect(unknown.lower == 1 && unknown.upper == 1)
    // At a finite end nothing falls.
    #expect(try Decay((-1, 3), over: 0...(.infinity), of: "the integral").lower == 1)
    #expect(throws: NumericsError.infinite(quantity: "the integral")) {
      try Decay((1, 0), over: line, of: "the integral")
    }
  }

  @Test func powersBeyondTheFloatingPointNumbersAreIntegrated() throws {
    // The integral of (1 + x)^-(1 + d) over x > 0 is 1/d; half of it lies beyond 2^(1/d).
    for d in [0.01, 0.1, 0.5, 0.9] {
      let found = try integrate(
        from: 0, to: .infinity, fallingLike: Falls(lower: .nan, upper: d)
      ) { x in exp(-(1 + d) * logOnePlus(x)) }
      #expect(found.converged)
      #expect(abs(found.value - 1 / d) <= found.error + 1e-13 / d, "\(d): \(found.value)")
      #expect(found.error < 1e-9 / d)
    }
  }
}
