import Testing

@testable import Plotting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct CurveSamplerTests {
  private func sample(
    _ start: Double, _ end: Double, y: AxisSettings = AxisSettings(), scale: ScaleKind = .linear,
    including extra: [Double] = [], _ function: @escaping (Double) -> Double
  ) throws -> CurveSampler.Result {
    try CurveSampler(
      x: Axis(domain: Domain(from: start, to: end), scale: scale), y: y,
      function: { $0.map(function) }, name: "f"
    ).run(including: extra)
  }

  /// The greatest distance, in pixels, of the graph from the polygon, with 20,001 points of the
  /// graph.
  private func worstDistance(
    _ result: CurveSampler.Result, _ start: Double, _ end: Double, _ f: (Double) -> Double
  ) -> Double {
    let all = result.segments.flatMap { $0 }
    let low = all.map(\.y).min() ?? 0
    let high = all.map(\.y).max() ?? 1
    func pixel(_ p: Point) -> Point {
      Point(
        (p.x - start) / (end - start) * CurveSampler.width,
        (p.y - low) / (high - low) * CurveSampler.height)
    }
    var worst = 0.0
    for segment in result.segments {
      let polygon = segment.map(pixel)
      var i = 0
      for k in 0...20_000 {
        let x = start + (end - start) * Double(k) / 20_000
        guard x >= segment[0].x, x <= segment[segment.count - 1].x else { continue }
        let p = pixel(Point(x, f(x)))
        while i + 2 < polygon.count, polygon[i + 1].x < p.x { i += 1 }
        let range = max(0, i - 2)...min(polygon.count - 2, i + 2)
        let nearest = range.map { distance(p, polygon[$0], polygon[$0 + 1]) }.min() ?? 0
        worst = max(worst, nearest)
      }
    }
    return worst
  }

  private func distance(_ p: Point, _ a: Point, _ b: Point) -> Double {
    let length = a.distance(to: b)
    guard length > 0 else { return p.distance(to: a) }
    let t = ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / (length * length)
    let s = max(0, min(1, t))
    return p.distance(to: Point(a.x + (b.x - a.x) * s, a.y + (b.y - a.y) * s))
  }

  @Test(arguments: ["two humps", "steep step", "oscillation", "corner", "line", "root"])
  func polygonStaysWithinAQuarterPixelOfTheGraph(name: String) throws {
    let functions: [String: (Double) -> Double] = [
      "two humps": { exp(-0.5 * ($0 + 6) * ($0 + 6)) + exp(-8 * ($0 - 6) * ($0 - 6)) },
      "steep step": { tanh(200 * ($0 - 0.3)) - 0.1 * $0 },
      "oscillation": { sin(3 * $0) * $0 },
      "corner": { abs($0 - 1.234) },
      "line": { 2 * $0 + 1 },
      "root": { $0 < -10 ? 0 : sqrt($0 + 10) },
    ]
    let f = try #require(functions[name])
    let result = try sample(-10, 10, f)
    #expect(!result.isCoarse)
    #expect(result.samples < 900)
    #expect(worstDistance(result, -10, 10, f) < 0.25)
  }

  @Test func straightLineNeedsNoRefinement() throws {
    #expect(try sample(0, 1) { 3 * $0 }.samples == 129)
  }

  @Test func transitionCenteredInAnIntervalIsNotMissed() throws {
    // The step stands at the midpoint of an interval of the first grid.
    let result = try sample(0, 64) { tanh(400 * ($0 - 10.5)) }
    let near = result.segments.flatMap { $0 }.filter { abs($0.x - 10.5) < 0.05 }
    #expect(near.count > 10)
    #expect(result.segments.count == 1)
  }

  @Test func jumpSplitsTheCurveAtItsPlace() throws {
    let result = try sample(0, 1) { $0 < 0.3 ? -1 : 1 }
    try #require(result.segments.count == 2)
    #expect(abs((result.segments[0].last?.x ?? 0) - 0.3) < 1e-6)
    #expect(result.segments[0].allSatisfy { $0.y == -1 })
    #expect(result.segments[1].allSatisfy { $0.y == 1 })
  }

  @Test func steepTransitionStaysConnected() throws {
    let result = try sample(-10, 10) { tanh(1e5 * ($0 - 1.7)) }
    #expect(result.segments.count == 1)
  }

  @Test func poleSplitsTheCurve() throws {
    let result = try sample(-1, 1, y: AxisSettings(domain: Domain(from: -10, to: 10))) {
      1 / ($0 - 0.21)
    }
    #expect(result.segments.count == 2)
  }

  @Test func edgeOfTheDomainOfDefinitionIsFound() throws {
    let result = try sample(-1, 1) { $0 < 0.123 ? .nan : sqrt($0 - 0.123) }
    try #require(result.segments.count == 1)
    #expect(abs(result.segments[0][0].x - 0.123) < 2 * 2.0 / 640)
    #expect(result.missing > 0)
  }

  @Test func hopelessOscillationStopsAtTheLimit() throws {
    let result = try sample(0, 1) { sin(1e5 * $0) }
    #expect(result.isCoarse)
    #expect(result.samples <= CurveSampler.mostSamples + 2 * CurveSampler.mostJumps)
  }

  @Test func narrowPeakIsFoundWhereItIsNamed() throws {
    let f: (Double) -> Double = { exp(-0.5e8 * ($0 - 0.123_45) * ($0 - 0.123_45)) }
    let result = try sample(-10, 10, including: [0.123_45], f)
    #expect(result.segments.flatMap { $0 }.map(\.y).max() == 1)
  }

  @Test func logarithmicAxisIsSampledEvenlyInItsLogarithm() throws {
    let result = try sample(1e-6, 1, scale: .log) { _ in 0 }
    let xs = result.segments.flatMap { $0 }.map(\.x)
    #expect(xs.first == 1e-6 && xs.last == 1)
    #expect(xs.filter { $0 < 1e-3 }.count * 2 - xs.count < 3)
  }

  @Test func peaksBetweenSamplesAreFoundByTheRange() throws {
    // Peaks of width 1e-4 and 0.01 of equal height, and a function that is 0 at all first samples.
    func bump(_ x: Double, _ m: Double, _ s: Double) -> Double {
      exp(-0.5 * (x - m) * (x - m) / (s * s))
    }
    let f = { (x: Double) in bump(x, 0.333, 1e-4) + bump(x, -0.444, 0.01) }
    func range(_ lower: Double, _ upper: Double) -> ClosedRange<Double> {
      func ends(_ m: Double, _ s: Double) -> (Double, Double) {
        let nearest = min(max(m, lower), upper)
        return (
          min(bump(lower, m, s), bump(upper, m, s)), bump(nearest, m, s)
        )
      }
      let (a, b) = (ends(0.333, 1e-4), ends(-0.444, 0.01))
      return (a.0 + b.0)...(a.1 + b.1)
    }
    let result = try CurveSampler(
      x: Axis(domain: Domain(from: -1, to: 1), scale: .linear), y: AxisSettings(),
      function: { $0.map(f) }, range: { range($0, $1) }, name: "f"
    ).run(including: [])
    let points = result.segments.flatMap { $0 }
    for place in [0.333, -0.444] {
      let top = points.filter { abs($0.x - place) < 0.1 }.map(\.y).max() ?? 0
      #expect(abs(top - 1) < 1e-3, "\(place): \(top)")
    }
    #expect(result.samples <= CurveSampler.mostSamples)
  }

  @Test func wrongNumberOfResultsIsAnError() {
    let sampler = CurveSampler(
      x: Axis(domain: Domain(from: 0, to: 1), scale: .linear), y: AxisSettings(),
      function: { Array($0.dropLast()) }, name: "f")
    #expect(throws: PlotError.wrongResultCount(mark: "f", expected: 65, found: 64)) {
      try sampler.run(including: [])
    }
  }
}
